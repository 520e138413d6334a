// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// Status and headers: what comes before the body.
package struct HTTPResponseHead: Sendable, Equatable {
    package var status: Int
    package var headers: HTTPHeaders

    package init(status: Int, headers: HTTPHeaders = [:]) {
        self.status = status
        self.headers = headers
    }

    /// Whether the status is 200 to 299.
    package var isSuccess: Bool { (200..<300).contains(status) }
}

/// A whole answer, whatever its status: a status of 404 is an answer and no error.
package struct HTTPResponse: Sendable, Equatable {
    package var head: HTTPResponseHead
    package var body: Data

    package init(head: HTTPResponseHead, body: Data) {
        self.head = head
        self.body = body
    }

    package var status: Int { head.status }
}

/// What a stream delivers: one head, then the bytes as they arrive, cut anywhere.
package enum HTTPEvent: Sendable, Equatable {
    case head(HTTPResponseHead)
    case bytes(Data)
}

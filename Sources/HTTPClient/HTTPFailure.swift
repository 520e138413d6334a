// SPDX-License-Identifier: GPL-3.0-or-later

/// Why no whole answer came.
///
/// An answer with a bad status is not a failure.
package struct HTTPFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: Reason
    /// Method and address without user and query, and what libcurl says; never headers or body.
    package let detail: String
    /// Scheme, host and port of the server that was asked; `nil` where there is none.
    package let server: String?
    /// What libcurl says, without the address; may be empty.
    package let said: String

    package init(_ reason: Reason, detail: String, server: String? = nil, said: String = "") {
        self.reason = reason
        self.detail = detail
        self.server = server
        self.said = said
    }

    /// The kinds of failure.
    package enum Reason: String, Sendable {
        /// The request itself is no use: an address that is none, a line break in a header.
        case invalidRequest
        case unknownHost
        case unreachable
        /// The host is this machine or a neighbour, and the request was for the public internet alone.
        case forbiddenAddress
        case proxy
        case tls
        /// The server's certificate is signed by nobody who is trusted, is for another name, or has expired.
        case untrusted
        /// The address says https, and the server answers without TLS.
        case plainText
        case connectTimeout
        case headersTimeout
        case firstByteTimeout
        case idleTimeout
        case totalTimeout
        /// The connection ended before the answer did.
        case closedEarly
        case tooLarge
        case badAnswer
        /// The client was shut down.
        case shutDown
    }

    package var description: String { "\(reason.text): \(detail)" }
}

extension HTTPFailure.Reason {
    var text: String {
        switch self {
        case .invalidRequest: "the request cannot be sent"
        case .unknownHost: "the host name is not known"
        case .unreachable: "the connection was refused or found no way"
        case .forbiddenAddress: "the address is not one of the public internet"
        case .proxy: "the proxy failed"
        case .tls: "the secure connection failed"
        case .untrusted: "the server's certificate is not trusted"
        case .plainText: "the server speaks no TLS"
        case .connectTimeout: "no connection in time"
        case .headersTimeout: "no answer in time"
        case .firstByteTimeout: "no first byte of the answer in time"
        case .idleTimeout: "the answer stopped arriving"
        case .totalTimeout: "the exchange took too long"
        case .closedEarly: "the connection was closed before the answer's end"
        case .tooLarge: "the answer is larger than allowed"
        case .badAnswer: "the answer is not HTTP"
        case .shutDown: "the client was shut down"
        }
    }
}

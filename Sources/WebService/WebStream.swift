// SPDX-License-Identifier: GPL-3.0-or-later
import HummingbirdCore
package import JSONValues
import NIOCore

/// Where an answer is written piece by piece.
package struct WebStream: Sendable {
    let pen: WebPen

    /// Returns once there is room for more; throws where the client is gone.
    package func write(_ text: String) async throws { try await pen.writer.write(ByteBuffer(string: text)) }

    /// One event of a stream of events.
    ///
    /// The data is one line, as JSON has no line ends.
    package func event(_ kind: String, id: String? = nil, _ data: JSONValue) async throws {
        let number = id.map { "id: \($0)\n" } ?? ""
        try await write("\(number)event: \(kind)\ndata: \(data.text)\n\n")
    }

    /// A sign of life, which clients pass over: whoever is gone is found out by it.
    package func keepAlive() async throws { try await write(": \n\n") }
}

/// What the server gives for writing the content of one answer.
// Only the task that writes the answer touches it; what the library hands out has no state of its own.
final class WebPen: @unchecked Sendable {
    var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }
}

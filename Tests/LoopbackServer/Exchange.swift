// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import Synchronization

/// One request and the means to answer it, well or badly.
package final class Exchange: Sendable {
    package let request: ReceivedRequest
    private let connection: Int32
    private let closed = Atomic(false)

    init(request: ReceivedRequest, connection: Int32) {
        self.request = request
        self.connection = connection
    }

    var isClosed: Bool { closed.load(ordering: .relaxed) }

    /// A whole answer with its length.
    package func reply(_ status: Int = 200, _ headers: [String: String] = [:], _ body: String = "") {
        send(head(status, headers.merging(["Content-Length": String(body.utf8.count)]) { $1 }) + body)
    }

    /// A whole JSON answer.
    package func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) {
        reply(status, headers.merging(["Content-Type": "application/json"]) { $1 }, body)
    }

    /// Starts an answer whose end is told by chunks.
    package func beginChunks(_ status: Int = 200, _ headers: [String: String] = [:]) {
        send(head(status, headers.merging(["Transfer-Encoding": "chunked"]) { $1 }))
    }

    /// Sends one chunk; an empty one ends the answer.
    package func chunk(_ bytes: Data) {
        send(Data(String(bytes.count, radix: 16).utf8) + Data("\r\n".utf8) + bytes + Data("\r\n".utf8))
    }

    /// Sends one chunk of text; an empty one ends the answer.
    package func chunk(_ text: String) { chunk(Data(text.utf8)) }

    /// Sends a text as chunks of `size` bytes, so that characters are cut, and ends the answer.
    package func chunks(of size: Int, _ text: String) { chunks(of: size, Data(text.utf8)) }

    /// Sends bytes as chunks of `size` and ends the answer.
    package func chunks(of size: Int, _ body: Data) {
        for start in stride(from: 0, to: body.count, by: size) {
            chunk(Data(body.dropFirst(start).prefix(size)))
        }
        chunk("")
    }

    /// Sends bytes as they are.
    package func send(_ data: Data) {
        var rest = [UInt8](data)
        while !rest.isEmpty {
            let count = Foundation.send(connection, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }

    /// Sends a text as it is.
    package func send(_ text: String) { send(Data(text.utf8)) }

    /// Ends the connection now.
    package func close() {
        closed.store(true, ordering: .relaxed)
        shutdown(connection, Int32(SHUT_RDWR))
    }

    /// Waits until the other side closes the connection, at most `seconds`; whether it did.
    package func waitForClose(seconds: Int = 180) -> Bool {
        closed.store(true, ordering: .relaxed)
        var descriptor = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, Int32(seconds * 1000)) > 0 else { return false }
        var byte: UInt8 = 0
        return recv(connection, &byte, 1, 0) <= 0
    }

    /// Whether the other side has closed the connection, as far as is known now.
    package var isGone: Bool {
        var descriptor = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return false }
        var byte: UInt8 = 0
        return recv(connection, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) <= 0
    }

    private func head(_ status: Int, _ headers: [String: String]) -> String {
        let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
        return "HTTP/1.1 \(status) Text\r\n" + lines.joined() + "\r\n"
    }
}

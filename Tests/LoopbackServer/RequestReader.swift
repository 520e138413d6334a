// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads one request after the other from a connection; bodies need a Content-Length.
struct RequestReader {
    let connection: Int32
    private var buffer = Data()

    init(connection: Int32) { self.connection = connection }

    /// The next request, or `nil` when the other side has closed.
    mutating func next() -> ReceivedRequest? {
        var whole = MessageHead(buffer)
        while whole == nil {
            guard fill() else { return nil }
            whole = MessageHead(buffer)
        }
        guard let head = whole else { return nil }
        buffer = Data(buffer[head.end...])
        let length = head.headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length { guard fill() else { return nil } }
        let body = Data(buffer.prefix(length))
        buffer = Data(buffer.dropFirst(length))
        guard head.first.count == 3 else { return nil }
        return ReceivedRequest(method: head.first[0], path: head.first[1], headers: head.headers, body: body)
    }

    private mutating func fill() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: bytes[..<count])
        return true
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads one request after the other from a connection; bodies need a Content-Length.
struct RequestReader {
    let connection: Int32
    private var buffer = Data()

    init(connection: Int32) { self.connection = connection }

    /// The next request, or `nil` when the other side has closed.
    mutating func next() -> ReceivedRequest? {
        let end = Data("\r\n\r\n".utf8)
        while buffer.range(of: end) == nil { guard fill() else { return nil } }
        guard let range = buffer.range(of: end) else { return nil }
        let lines = String(decoding: buffer[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        buffer = Data(buffer[range.upperBound...])
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces
            )
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length { guard fill() else { return nil } }
        let body = Data(buffer.prefix(length))
        buffer = Data(buffer.dropFirst(length))
        let first = lines[0].split(separator: " ").map(String.init)
        guard first.count == 3 else { return nil }
        return ReceivedRequest(method: first[0], path: first[1], headers: headers, body: body)
    }

    private mutating func fill() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: bytes[..<count])
        return true
    }
}

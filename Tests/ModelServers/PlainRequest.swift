// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import LoopbackServer

/// One HTTP/1.1 exchange over a socket of its own, without the client under test.
package struct PlainRequest: Sendable {
    package var method: String
    package var path: String
    package var headers: [String: String]
    package var body: Data
    private let host: String
    private let port: UInt16

    /// A GET, or a POST where there is a body.
    package init(_ url: URL, _ path: String, body: Data? = nil) {
        method = body == nil ? "GET" : "POST"
        self.path = path
        headers = body == nil ? [:] : ["content-type": "application/json"]
        self.body = body ?? Data()
        host = url.host ?? "127.0.0.1"
        port = UInt16(url.port ?? 80)
    }

    /// What came back; the body without its chunks.
    package struct Response: Sendable {
        package var status: Int
        /// By lower-case name.
        package var headers: [String: String]
        package var body: Data
    }

    /// Sends and waits for the end, on a thread of its own.
    package func send() async throws -> Response {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try exchange() }) }
        }
    }

    /// Sends and waits for the end.
    ///
    /// Throws `POSIXError` where nobody listens or the answer is cut.
    package func exchange() throws -> Response {
        let connection = try LoopbackSocket.connect(port)
        defer { close(connection) }
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host):\(port)", "Connection: close"]
        let own: Set = ["host", "connection", "content-length", "accept-encoding"]
        lines += headers.filter { !own.contains($0.key.lowercased()) }.map { "\($0.key): \($0.value)" }
        lines += ["Content-Length: \(body.count)", "", ""]
        var rest = [UInt8](Data(lines.joined(separator: "\r\n").utf8) + body)
        while !rest.isEmpty {
            let count = Foundation.send(connection, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { throw POSIXError(.EPIPE) }
            rest.removeFirst(count)
        }
        return try Self.parse(readAll(connection))
    }

    private func readAll(_ connection: Int32) -> Data {
        var data = Data()
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &bytes, bytes.count, 0)
            guard count > 0 else { return data }
            data.append(contentsOf: bytes[..<count])
        }
    }

    private static func parse(_ data: Data) throws -> Response {
        guard let head = MessageHead(data) else { throw POSIXError(.ECONNRESET) }
        var body = Data(data[head.end...])
        if head.headers["transfer-encoding"] == "chunked" { body = try joined(chunks: body) }
        return Response(
            status: head.first.dropFirst().first.flatMap { Int($0) } ?? 0,
            headers: head.headers,
            body: body
        )
    }

    private static func joined(chunks data: Data) throws -> Data {
        var rest = data[...]
        var body = Data()
        while let end = rest.range(of: Data("\r\n".utf8)) {
            let size = String(decoding: rest[rest.startIndex..<end.lowerBound], as: UTF8.self)
            guard let count = Int(size, radix: 16), rest.distance(from: end.upperBound, to: rest.endIndex) >= count
            else { break }
            if count == 0 { return body }
            body += rest[end.upperBound..<end.upperBound + count]
            rest = rest[(end.upperBound + count)...].dropFirst(2)
        }
        throw POSIXError(.ECONNRESET)
    }
}

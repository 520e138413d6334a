// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackClient
import Testing

/// The HTTP server of a running daemon, as a program sees it that may read `state/`.
struct DaemonHTTP {
    let port: Int
    let token: String

    /// What a daemon is told so that it serves at a port of its own.
    static let environment = ["GREFFIER_HTTP_ENABLED": "true", "GREFFIER_HTTP_LISTEN": "127.0.0.1:0"]

    struct Answer {
        var status: Int
        /// By their names in lower case.
        var headers: [String: String]
        var body: Data

        var text: String { String(decoding: body, as: UTF8.self) }

        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any], "\(text)")
        }

        /// The code of the error.
        func code() throws -> String? { (try object()["error"] as? [String: Any])?["code"] as? String }

        /// Kind and data of each event.
        func events() throws -> [(id: String?, kind: String, data: [String: Any])] {
            try text.components(separatedBy: "\n\n").compactMap { block in
                let lines = block.split(separator: "\n")
                func value(_ name: String) -> String? {
                    lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
                }
                guard let kind = value("event") else { return nil }
                let data = try JSONSerialization.jsonObject(with: Data((value("data") ?? "").utf8))
                return (value("id"), kind, try #require(data as? [String: Any]))
            }
        }
    }

    /// Waits until the daemon of the workspace listens.
    init(_ workspace: ScratchWorkspace) throws {
        let note = workspace.root + "/state/http-address"
        try Programs.wait(for: "the HTTP server") { FileManager.default.fileExists(atPath: note) }
        let address = try String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        port = try #require(address.split(separator: ":").last.flatMap { Int($0) }, "\(address)")
        token = try String(contentsOfFile: workspace.root + "/state/http-token", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Asks with the token, and reads the answer to its end.
    func ask(
        _ method: String,
        _ path: String,
        _ headers: [String] = [],
        content: Data? = nil,
        isKnown: Bool = true
    ) throws -> Answer {
        let length = content.map { ["Content-Length: \($0.count)"] } ?? []
        let connection = begin(method, path, headers + length, isKnown: isKnown)
        if let content { connection.send(Array(content)) }
        return try Self.parse(connection.restBytes())
    }

    /// Asks with the token for what has no end; the answer is the caller's to read.
    func listen(_ path: String) -> RawConnection { begin("GET", path, [], isKnown: true) }

    private func begin(_ method: String, _ path: String, _ headers: [String], isKnown: Bool) -> RawConnection {
        let connection = RawConnection(port: port)
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
        if isKnown { lines.append("Authorization: Bearer \(token)") }
        connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
        return connection
    }

    /// Sends a JSON object.
    func post(_ path: String, _ object: [String: Any], _ headers: [String] = []) throws -> Answer {
        let data = try JSONSerialization.data(withJSONObject: object)
        return try ask("POST", path, headers + ["Content-Type: application/json"], content: data)
    }

    private static func parse(_ bytes: [UInt8]) throws -> Answer {
        let data = Data(bytes)
        let gap = try #require(data.firstRange(of: Data("\r\n\r\n".utf8)), "\(String(decoding: bytes, as: UTF8.self))")
        let lines = String(decoding: data[..<gap.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            headers[sides[0].lowercased()] = sides.count > 1 ? sides[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        let body = Data(data[gap.upperBound...])
        let isChunked = headers["transfer-encoding"] == "chunked"
        return Answer(status: status, headers: headers, body: isChunked ? unchunked(body) : body)
    }

    private static func unchunked(_ data: Data) -> Data {
        var (rest, whole) = (data, Data())
        while let line = rest.firstRange(of: Data("\r\n".utf8)),
            let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16), size > 0,
            rest.endIndex - line.upperBound >= size
        {
            whole += rest[line.upperBound..<(line.upperBound + size)]
            rest = Data(rest[(line.upperBound + size)...].dropFirst(2))
        }
        return whole
    }
}

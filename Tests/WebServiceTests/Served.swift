// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel
import Logging
import LoopbackClient
import ServiceLifecycle
import Synchronization
import Testing
import WebService

/// A server on a free port for the time of one test.
enum Served {
    static let token = "a-token-of-the-test"

    /// Runs `body` beside the server, which ends when it returns.
    static func with<Value: Sendable>(
        _ routes: [WebRoute],
        limits: WebLimits = WebLimits(),
        access: WebAccess = WebAccess(tokens: [token]),
        observe: @escaping @Sendable (WebObservation) -> Void = { _ in },
        _ body: @escaping @Sendable (_ port: Int) async throws -> Value
    ) async throws -> Value {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = WebServer(
            address: WebAddress(host: "127.0.0.1", port: 0),
            routes: routes,
            access: access,
            limits: limits,
            language: .english,
            logger: logger,
            observe: observe,
            onListening: { told.yield($0) }
        )
        let group = ServiceGroup(services: [server], logger: logger)
        return try await withThrowingTaskGroup(of: Value?.self) { tasks in
            tasks.addTask {
                try await group.run()
                return nil
            }
            tasks.addTask {
                let port = try #require(await ports.first { _ in true })
                let result: Result<Value, any Error>
                do { result = .success(try await body(port)) } catch { result = .failure(error) }
                await group.triggerGracefulShutdown()
                return try result.get()
            }
            var value: Value?
            while let next = try await tasks.next() { value = next ?? value }
            return try #require(value)
        }
    }

    /// Sends a request whose head is written here, and gives all that comes back until the server closes.
    static func ask(
        _ port: Int,
        _ method: String,
        _ path: String,
        _ headers: [String] = ["Authorization: Bearer \(token)"],
        host: String = "127.0.0.1",
        content: String? = nil
    ) -> String {
        let connection = RawConnection(port: port)
        var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host):\(port)", "Connection: close"] + headers
        if let content { lines.append("Content-Length: \(content.utf8.count)") }
        connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (content ?? ""))
        return connection.rest()
    }

    /// A route that tells what it was given.
    static let echo = WebRoute(.post, "/echo") { request in
        let content = try await request.content(upTo: 1 << 20)
        return WebResponse(["bytes": .integer(content.count)])
    }
    static let open = WebRoute(.get, "/open-to-all", .open) { _ in WebResponse(["ok": true]) }
    static let named = WebRoute(.get, "/runs/{id}/artifacts/{name}") { request in
        WebResponse([
            "id": .string(request.parameters["id"] ?? ""), "name": .string(request.parameters["name"] ?? ""),
            "language": .string(request.language.rawValue),
        ])
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import LoopbackServer
import Synchronization
import Testing

@Suite("HTTP client, when things go wrong") struct HTTPClientFailureTests {
    let client = HTTPClient()

    private func failure(of request: HTTPRequest) async -> HTTPFailure.Reason? {
        do {
            _ = try await client.send(request)
            return nil
        } catch {
            return (error as? HTTPFailure)?.reason
        }
    }

    private func request(_ server: LoopbackServer, _ change: (inout HTTPRequest) -> Void = { _ in }) -> HTTPRequest {
        var request = HTTPRequest("POST", server.url("/x"), body: Data("{}".utf8))
        change(&request)
        return request
    }

    @Test("a port where nobody listens is unreachable")
    func refused() async throws {
        let reason = await failure(of: HTTPRequest("GET", try UnusedPort.url()))
        #expect(reason == .unreachable)
    }

    @Test("no proxy is blamed where there is none, however libcurl writes the address", arguments: ["127.1", "[0::1]"])
    func refusedElsewhere(host: String) async throws {
        let url = try #require(URL(string: "http://\(host):\(try UnusedPort.take())/"))
        let client = HTTPClient(environment: HTTPEnvironment([:]))
        let failure = await #expect(throws: HTTPFailure.self) { try await client.send(HTTPRequest("GET", url)) }
        #expect(failure?.reason == .unreachable)
    }

    @Test("a name that does not exist is an unknown host")
    func unknownHost() async throws {
        // No name has a part of 64 letters: the system says so without asking the network.
        let url = try #require(URL(string: "http://\(String(repeating: "x", count: 64)).invalid/"))
        var request = HTTPRequest("GET", url)
        request.timeouts = HTTPTimeouts(each: .seconds(600))
        let client = HTTPClient(environment: HTTPEnvironment([:]))
        let failure = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
        #expect(failure?.reason == .unknownHost)
    }

    @Test("an answer cut before its length is closed early")
    func cutByLength() async throws {
        let server = try LoopbackServer { exchange in
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            exchange.close()
        }
        defer { server.stop() }
        #expect(await failure(of: request(server)) == .closedEarly)
    }

    @Test("an answer cut between chunks is closed early")
    func cutBetweenChunks() async throws {
        let server = try LoopbackServer { exchange in
            exchange.beginChunks()
            exchange.chunk("abc")
            exchange.close()
        }
        defer { server.stop() }
        #expect(await failure(of: request(server)) == .closedEarly)
    }

    @Test("a connection closed without a byte is closed early")
    func noBytes() async throws {
        let server = try LoopbackServer { $0.close() }
        defer { server.stop() }
        #expect(await failure(of: request(server)) == .closedEarly)
    }

    @Test("what is not HTTP is a bad answer")
    func notHTTP() async throws {
        let server = try LoopbackServer { exchange in
            exchange.send("SSH-2.0-OpenSSH_9.2\r\n")
            exchange.close()
        }
        defer { server.stop() }
        #expect(await failure(of: request(server)) == .badAnswer)
    }

    @Test("a body over the limit ends the exchange, told beforehand or not", arguments: [true, false])
    func tooLarge(isTold: Bool) async throws {
        let server = try LoopbackServer { exchange in
            let body = String(repeating: "a", count: 100_000)
            if isTold {
                exchange.reply(200, [:], body)
            } else {
                exchange.beginChunks()
                exchange.chunk(body)
                exchange.chunk("")
            }
        }
        defer { server.stop() }
        #expect(await failure(of: request(server) { $0.maximumResponseBytes = 99_999 }) == .tooLarge)
        #expect(await failure(of: request(server) { $0.maximumResponseBytes = 100_000 }) == nil)
    }

    @Test("endless headers end the exchange")
    func endlessHeaders() async throws {
        let server = try LoopbackServer { exchange in
            exchange.send("HTTP/1.1 200 OK\r\n")
            for index in 0..<100_000 { exchange.send("X-\(index): \(String(repeating: "y", count: 100))\r\n") }
        }
        defer { server.stop() }
        #expect(await failure(of: request(server)) == .tooLarge)
    }

    @Test("each clock ends the exchange under its own name")
    func clocks() async throws {
        let server = try LoopbackServer { exchange in
            switch exchange.request.path {
            case "/headers": break
            case "/first": exchange.beginChunks()
            default:
                exchange.beginChunks()
                exchange.chunk("a")
            }
            _ = exchange.waitForClose()
        }
        defer { server.stop() }
        let limit = Duration.milliseconds(60)
        var headers = HTTPRequest("GET", server.url("/headers"))
        headers.timeouts.headers = limit
        #expect(await failure(of: headers) == .headersTimeout)
        var first = HTTPRequest("GET", server.url("/first"))
        first.timeouts.firstByte = limit
        #expect(await failure(of: first) == .firstByteTimeout)
        var between = HTTPRequest("GET", server.url("/between"))
        between.timeouts.betweenBytes = limit
        #expect(await failure(of: between) == .idleTimeout)
        var total = HTTPRequest("GET", server.url("/total"))
        total.timeouts.total = limit
        #expect(await failure(of: total) == .totalTimeout)
    }

    @Test("a line break in a header, and an address that is none, are refused before anything is sent")
    func badRequests() async throws {
        let server = try LoopbackServer { $0.reply() }
        defer { server.stop() }
        #expect(await failure(of: request(server) { $0.headers["X"] = "a\r\nY: b" }) == .invalidRequest)
        #expect(await failure(of: request(server) { $0.headers["X: y"] = "a" }) == .invalidRequest)
        let file = try #require(URL(string: "file:///etc/passwd"))
        #expect(await failure(of: HTTPRequest("GET", file)) == .invalidRequest)
        let ftp = try #require(URL(string: "ftp://127.0.0.1/x"))
        #expect(await failure(of: HTTPRequest("GET", ftp)) == .invalidRequest)
        #expect(server.requests.isEmpty)
    }

    @Test("cancelling ends the wait at once and closes the connection", arguments: ["/headers", "/body"])
    func cancellation(path: String) async throws {
        let closed = AsyncStream<Bool>.makeStream()
        let begun = AsyncStream<Void>.makeStream()
        let server = try LoopbackServer { exchange in
            if exchange.request.path == "/body" {
                exchange.beginChunks()
                exchange.chunk("a")
            }
            begun.continuation.yield()
            closed.continuation.yield(exchange.waitForClose())
        }
        defer { server.stop() }
        // No clock of the request may end it first.
        var request = HTTPRequest("GET", server.url(path))
        request.timeouts = HTTPTimeouts(each: .seconds(3600))
        let task = Task { [request] in try await client.send(request) }
        for await _ in begun.stream { break }
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(60))
        for await isClosed in closed.stream {
            #expect(isClosed)
            break
        }
    }

    @Test("a task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        let server = try LoopbackServer { $0.reply() }
        defer { server.stop() }
        let url = server.url("/")
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await client.send(HTTPRequest("GET", url))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("a reader that walks away closes the connection")
    func droppedStream() async throws {
        let closed = AsyncStream<Bool>.makeStream()
        let server = try LoopbackServer { exchange in
            exchange.beginChunks()
            exchange.chunk("a")
            closed.continuation.yield(exchange.waitForClose())
        }
        defer { server.stop() }
        for try await event in client.stream(HTTPRequest("GET", server.url("/"))) {
            if case .bytes = event { break }
        }
        for await isClosed in closed.stream {
            #expect(isClosed)
            break
        }
    }

    @Test("no message holds a secret")
    func secrets() async throws {
        let server = try LoopbackServer { $0.close() }
        defer { server.stop() }
        let url = try #require(URL(string: "http://user:hunter2@127.0.0.1:\(server.port)/p?key=hunter2"))
        let request = HTTPRequest("GET", url, headers: ["Authorization": "Bearer hunter2"])
        #expect(!String(reflecting: request).contains("hunter2"))
        do {
            _ = try await client.send(request)
            Issue.record("an answer out of nothing")
        } catch {
            #expect(!String(reflecting: error).contains("hunter2"))
            #expect("\(error)".contains("127.0.0.1"))
        }
    }

    @Test("Retry-After is understood as seconds, as a date and in milliseconds")
    func retryAfter() {
        let now = Date(timeIntervalSince1970: 784_111_777)
        let head = { (name: String, value: String) in
            HTTPResponseHead(status: 429, headers: HTTPHeaders(dictionaryLiteral: (name, value))).retryAfter(now: now)
        }
        #expect(head("Retry-After", "12") == 12)
        #expect(head("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT") == 60)
        #expect(head("retry-after", "Sun, 06 Nov 1994 08:40:37 GMT") == 0)
        #expect(head("retry-after-ms", "1500") == 1.5)
        #expect(head("retry-after", "soon") == nil)
        #expect(head("retry-after", "1e300") == 86_400)
        #expect(head("retry-after", "Thu, 29 Feb 2024 00:00:00 GMT") == 86_400)
        #expect(head("x", "1") == nil)
    }
}

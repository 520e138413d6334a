// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import LoopbackServer
import Synchronization
import Testing

@Suite("HTTP client") struct HTTPClientTests {
    let client = HTTPClient()

    @Test("a request arrives whole, and its answer comes back whole")
    func sends() async throws {
        let server = try LoopbackServer { exchange in
            exchange.reply(201, ["X-Kind": "a", "x-kind": "b"], exchange.request.text + "!")
        }
        defer { server.stop() }
        var request = HTTPRequest("POST", server.url("/a/b?q=1"), headers: ["X-Own": "é"], body: Data("Zoë".utf8))
        request.headers["Content-Type"] = "text/plain"
        let response = try await client.send(request)
        #expect(response.status == 201)
        #expect(response.head.headers["X-KIND"] != nil)
        #expect(String(decoding: response.body, as: UTF8.self) == "Zoë!")
        let received = try #require(server.requests.first)
        #expect(received.method == "POST")
        #expect(received.path == "/a/b?q=1")
        #expect(received.headers["content-type"] == "text/plain")
        #expect(received.headers["x-own"] == "é")
        #expect(received.headers["expect"] == nil)
    }

    @Test("every method is sent as named", arguments: ["GET", "HEAD", "DELETE", "PUT", "POST"])
    func methods(method: String) async throws {
        let server = try LoopbackServer { $0.send("HTTP/1.1 204 None\r\n\r\n") }
        defer { server.stop() }
        let body = method == "PUT" || method == "POST" ? Data() : nil
        let response = try await client.send(HTTPRequest(method, server.url("/"), body: body))
        #expect(response.status == 204)
        #expect(server.requests.map(\.method) == [method])
    }

    @Test("a bad status is an answer, and a redirect is not followed")
    func statuses() async throws {
        let server = try LoopbackServer { exchange in
            exchange.request.path == "/404"
                ? exchange.reply(404, [:], "no") : exchange.reply(302, ["Location": "/404"])
        }
        defer { server.stop() }
        #expect(try await client.send(HTTPRequest("GET", server.url("/404"))).status == 404)
        let redirect = try await client.send(HTTPRequest("GET", server.url("/302")))
        #expect(redirect.status == 302)
        #expect(redirect.head.headers["location"] == "/404")
    }

    @Test("one connection serves many requests")
    func reusesConnections() async throws {
        let server = try LoopbackServer { $0.reply(200, [:], "ok") }
        defer { server.stop() }
        for _ in 0..<20 { _ = try await client.send(HTTPRequest("GET", server.url("/"))) }
        #expect(server.requests.count == 20)
        #expect(server.connectionCount == 1)
    }

    @Test("a kept connection that the server closed meanwhile is replaced")
    func replacesDeadConnections() async throws {
        let server = try LoopbackServer { exchange in
            exchange.reply(200, [:], "ok")
            exchange.close()
        }
        defer { server.stop() }
        for _ in 0..<5 {
            let request = HTTPRequest("POST", server.url("/"), body: Data("x".utf8))
            #expect(try await client.send(request).status == 200)
        }
    }

    @Test("many requests run side by side")
    func concurrency() async throws {
        let server = try LoopbackServer { $0.reply(200, [:], $0.request.path) }
        defer { server.stop() }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<100 {
                group.addTask {
                    let response = try await client.send(HTTPRequest("GET", server.url("/\(index)")))
                    return String(decoding: response.body, as: UTF8.self) == "/\(index)"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("a large body goes both ways, byte for byte")
    func largeBodies() async throws {
        let server = try LoopbackServer { exchange in
            exchange.beginChunks()
            exchange.chunk(exchange.request.body)
            exchange.chunk("")
        }
        defer { server.stop() }
        var body = Data(count: 5_000_000)
        for index in stride(from: 0, to: body.count, by: 997) { body[index] = UInt8(truncatingIfNeeded: index) }
        let response = try await client.send(HTTPRequest("POST", server.url("/"), body: body))
        #expect(response.body == body)
    }

    @Test("a stream gives the head first, then bytes as they come, before the answer's end")
    func streams() async throws {
        let gate = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { exchange in
            exchange.beginChunks(200, ["X-A": "1"])
            exchange.chunk("one")
            gate.wait()
            exchange.chunk("two")
            exchange.chunk("")
        }
        defer { server.stop() }
        var events: [HTTPEvent] = []
        for try await event in client.stream(HTTPRequest("GET", server.url("/"))) {
            events.append(event)
            if events.count == 2 { gate.signal() }
        }
        #expect(events.count == 3)
        guard case .head(let head) = events[0] else { throw HTTPFailure(.badAnswer, detail: "no head") }
        #expect(head.headers["x-a"] == "1")
        #expect(events[1...] == [.bytes(Data("one".utf8)), .bytes(Data("two".utf8))])
    }

    @Test("an early hint before the answer is stepped over")
    func informationalAnswers() async throws {
        let server = try LoopbackServer { exchange in
            exchange.send("HTTP/1.1 103 Early Hints\r\nX-Hint: 1\r\n\r\n")
            exchange.reply(200, [:], "ok")
        }
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url("/")))
        #expect(response.status == 200)
        #expect(response.head.headers["x-hint"] == nil)
    }
}

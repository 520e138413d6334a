// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel
import LoopbackClient
import TestThreads
import Testing
import WebService

@Suite("An HTTP server that is ill-treated", .ownThreads(perTest: 4), .timeLimit(.minutes(10)))
struct HostileTests {
    private static func quick() -> WebLimits {
        var limits = WebLimits()
        limits.idle = 0.3
        limits.stall = 0.3
        return limits
    }

    private static func head(_ lines: [String]) -> String {
        (["POST /echo HTTP/1.1", "Host: localhost", "Authorization: Bearer \(Served.token)"] + lines)
            .joined(separator: "\r\n") + "\r\n\r\n"
    }

    @Test("a head that comes letter by letter is cut, and so is a connection that says nothing")
    func slowHeads() async throws {
        try await Served.with([Served.echo], limits: Self.quick()) { port in
            let slow = RawConnection(port: port)
            let silent = RawConnection(port: port)
            // The server closes while letters still come: some later one finds nobody.
            while slow.send("X") { try await Task.sleep(for: .milliseconds(20)) }
            #expect(silent.rest().isEmpty)
        }
    }

    @Test("a content that stops in the middle is cut, and what came is not taken for the whole")
    func stoppedContents() async throws {
        try await Served.with([Served.echo], limits: Self.quick()) { port in
            let stopped = RawConnection(port: port)
            stopped.send(Self.head(["Content-Length: 10"]) + "four")
            #expect(!stopped.rest().contains("HTTP/1.1 200"))
            let closed = RawConnection(port: port)
            closed.send(Self.head(["Content-Length: 10"]) + "four")
            closed.finish()
            #expect(!closed.rest().contains("HTTP/1.1 200"))
            let chunked = RawConnection(port: port)
            chunked.send(Self.head(["Transfer-Encoding: chunked"]) + "4\r\nfour\r\n")
            chunked.finish()
            #expect(!chunked.rest().contains("HTTP/1.1 200"))
        }
    }

    @Test("a content that comes too slowly for its size is refused")
    func slowContents() async throws {
        var limits = WebLimits()
        limits.contentGrace = 0.1
        limits.contentRate = 1e9
        try await Served.with([Served.echo], limits: limits) { port in
            let slow = RawConnection(port: port)
            slow.send(Self.head(["Content-Length: 100000"]))
            while slow.send("X") { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    @Test("more content than was said belongs to no request")
    func longContents() async throws {
        try await Served.with([Served.echo]) { port in
            let connection = RawConnection(port: port)
            connection.send(Self.head(["Content-Length: 4"]) + "four and more\r\n\r\n")
            let answer = connection.rest()
            #expect(answer.contains(#""bytes":4"#) && answer.contains("HTTP/1.1 400"))
        }
    }

    @Test(
        "lengths that are no numbers, and two that differ, are refused",
        arguments: [
            ["Content-Length: -1"], ["Content-Length: four"], ["Content-Length: 4", "Content-Length: 5"],
            ["Content-Length: 99999999999999999999999"], ["Transfer-Encoding: chunked", "Content-Length: 4"],
        ]
    )
    func wrongLengths(lines: [String]) async throws {
        try await Served.with([Served.echo], limits: Self.quick()) { port in
            let connection = RawConnection(port: port)
            connection.send(Self.head(lines) + "four")
            #expect(!connection.rest().contains("HTTP/1.1 200"))
        }
    }

    @Test("heads that are huge, and heads of many lines, are refused")
    func hugeHeads() async throws {
        try await Served.with([Served.echo, Served.open]) { port in
            let filler = String(repeating: "a", count: 40_000)
            #expect(Served.ask(port, "GET", "/open-to-all", ["X-Filler: \(filler)"]).hasPrefix("HTTP/1.1 4"))
            let lines = (0..<500).map { "X-Line-\($0): a" }
            #expect(Served.ask(port, "GET", "/open-to-all", lines).hasPrefix("HTTP/1.1 4"))
            #expect(Served.ask(port, "GET", "/open-to-all", []).hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("a content above the limit is refused, whether its size is said or not, and the client learns why")
    func largeContents() async throws {
        try await Served.with([Served.echo]) { port in
            let content = String(repeating: "x", count: (1 << 20) + 1)
            let said = Served.ask(port, "POST", "/echo", content: content)
            #expect(said.hasPrefix("HTTP/1.1 413") && said.contains("http.too_large"))
            let chunked = RawConnection(port: port)
            chunked.send(
                Self.head(["Transfer-Encoding: chunked"])
                    + String(content.utf8.count, radix: 16) + "\r\n" + content + "\r\n0\r\n\r\n"
            )
            #expect(chunked.rest().contains("http.too_large"))
        }
    }

    @Test("who sends without a token sees the refusal, not a broken connection")
    func refusedContents() async throws {
        try await Served.with([Served.echo]) { port in
            let content = String(repeating: "x", count: 1 << 20)
            #expect(Served.ask(port, "POST", "/echo", [], content: content).hasPrefix("HTTP/1.1 401"))
        }
    }

    @Test("no more contents are taken in at once than there are places for")
    func manyContents() async throws {
        var limits = WebLimits()
        limits.contents = 1
        let (arrived, tell) = AsyncStream.makeStream(of: Void.self)
        let slow = WebRoute(.post, "/slow") { request in
            tell.yield()
            return WebResponse(["bytes": .integer(try await request.content(upTo: 100).count)])
        }
        try await Served.with([slow, Served.echo], limits: limits) { port in
            let first = RawConnection(port: port)
            first.send(Self.head(["Content-Length: 4"]).replacing("/echo", with: "/slow"))
            _ = await arrived.first { _ in true }
            // The first has its place a moment after its route was asked.
            while !Served.ask(port, "POST", "/echo", content: "four").contains("http.busy") { await Task.yield() }
            first.send("four")
            #expect(first.read(until: "bytes").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("a client that takes in nothing of an answer is cut")
    func stalledReaders() async throws {
        let (ended, tell) = AsyncStream.makeStream(of: Void.self)
        let flood = WebRoute(.get, "/flood") { _ in
            WebResponse { stream in
                defer { tell.yield() }
                while true { try await stream.write(String(repeating: "x", count: 65_536)) }
            }
        }
        try await Served.with([flood], limits: Self.quick()) { port in
            let connection = UncheckedBox(RawConnection(port: port))
            connection.value.send(
                "GET /flood HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(Served.token)\r\n\r\n"
            )
            _ = await ended.first { _ in true }
        }
    }

    @Test("connections above the limit wait, and are served once others have gone")
    func manyConnections() async throws {
        var limits = Self.quick()
        limits.connections = 16
        try await Served.with([Served.open], limits: limits) { port in
            let idle = (0..<200).map { _ in RawConnection(port: port) }
            #expect(Served.ask(port, "GET", "/open-to-all", []).hasPrefix("HTTP/1.1 200"))
            withExtendedLifetime(idle) {}
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues
import JobModel
import LoopbackClient
import Synchronization
import TestThreads
import Testing
import WebService

@Suite("Answers of the HTTP server", .ownThreads(perTest: 2), .timeLimit(.minutes(10)))
struct AnswerTests {
    @Test("every answer forbids what a page does not need, and has a number that the log has")
    func headers() async throws {
        let seen = Mutex<[WebObservation]>([])
        try await Served.with([Served.open], observe: { request in seen.withLock { $0.append(request) } }) { port in
            for path in ["/open-to-all", "/nothing"] {
                let answer = Served.ask(port, "GET", path, [])
                for line in [
                    "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
                    "Content-Security-Policy: default-src 'none'", "Referrer-Policy: no-referrer",
                ] { #expect(answer.contains(line), "\(path)") }
                let id = try #require(answer.firstMatch(of: /X-Request-Id: (\w{26})\r\n/)?.1)
                #expect(seen.withLock { $0.last?.id } == String(id))
            }
        }
        #expect(seen.withLock { $0.map(\.route) } == ["/open-to-all", "none"])
        #expect(seen.withLock { $0.map(\.status) } == [200, 404])
    }

    @Test(
        "errors are told in the language that is asked for, else in that of the workspace",
        arguments: [
            ("fr", "Il n’y a rien"), ("fr-FR,en;q=0.5", "Il n’y a rien"), ("en;q=0.2,fr;q=0.9", "Il n’y a rien"),
            ("de, en-GB;q=0.8", "There is nothing"), ("de", "There is nothing"), ("", "There is nothing"),
        ]
    )
    func languages(accepted: String, words: String) async throws {
        try await Served.with([Served.open]) { port in
            let answer = Served.ask(port, "GET", "/nothing", accepted.isEmpty ? [] : ["Accept-Language: \(accepted)"])
            #expect(answer.hasPrefix("HTTP/1.1 404") && answer.contains(words) && answer.contains("remedy"))
        }
    }

    @Test("a browser reads an error as a page with what to do, a program as JSON")
    func errorPages() async throws {
        try await Served.with([Served.open]) { port in
            let accepted = "Accept: text/html,application/xhtml+xml,*/*;q=0.8"
            let page = Served.ask(port, "GET", "/nothing", [accepted, "Accept-Language: fr"])
            #expect(page.hasPrefix("HTTP/1.1 404") && page.contains("Content-Type: text/html"))
            #expect(page.contains("<html lang=\"fr\">") && page.contains("Il n’y a rien"))
            #expect(page.contains("style-src 'unsafe-inline'") && !page.contains("<script"))
            #expect(Served.ask(port, "GET", "/nothing", ["Accept: */*"]).contains("application/json"))
        }
    }

    @Test("an address says which methods it takes, and HEAD is answered as GET without content")
    func methods() async throws {
        try await Served.with([Served.open, Served.echo]) { port in
            let wrong = Served.ask(port, "DELETE", "/open-to-all", [])
            #expect(wrong.hasPrefix("HTTP/1.1 405") && wrong.contains("Allow: GET, HEAD\r\n"))
            #expect(Served.ask(port, "GET", "/echo").contains("Allow: POST\r\n"))
            let head = Served.ask(port, "HEAD", "/open-to-all", [])
            #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n"))
            #expect(head.contains("Content-Length: "))
        }
    }

    @Test(
        "names in addresses are data: encoded slashes and dots divide nothing",
        arguments: [
            ("/runs/1/artifacts/scores.json", "scores.json"),
            ("/runs/1/artifacts/..%2F..%2Fetc%2Fpasswd", "../../etc/passwd"),
            ("/runs/1/artifacts/%2e%2e", ".."), ("/runs/1/artifacts/Ren%C3%A9.pdf", "René.pdf"),
        ]
    )
    func names(path: String, name: String) async throws {
        try await Served.with([Served.named]) { port in
            let answer = Served.ask(port, "GET", path)
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.contains("\"name\":\"\(name)\""))
        }
    }

    @Test(
        "addresses that are none are refused",
        arguments: [
            "/runs/1/artifacts/%", "/runs/1/artifacts/%zz", "/runs/1/artifacts/%00", "/runs/1/artifacts/%0d%0aX: y",
            "/runs/1/artifacts/%ff", "*", "/" + String(repeating: "a", count: 5000),
        ]
    )
    func badAddresses(path: String) async throws {
        try await Served.with([Served.named, Served.open]) { port in
            #expect(Served.ask(port, "GET", path).hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test("more segments than a route has lead to another route or to none")
    func traversal() async throws {
        try await Served.with([Served.named]) { port in
            for path in ["/runs/1/artifacts/../../../etc/passwd", "/runs/1/artifacts", "/runs/1/artifacts/a/b"] {
                #expect(Served.ask(port, "GET", path).hasPrefix("HTTP/1.1 404"), "\(path)")
            }
        }
    }

    @Test("a stream comes piece by piece, and ends politely when the service stops")
    func streams() async throws {
        let route = WebRoute(.get, "/events") { _ in
            WebResponse { stream in
                try await stream.event("tick", id: "7", ["n": 1])
                try await Task.sleep(for: .seconds(3600))
            }
        }
        let connection = try await Served.with([route]) { port in
            let connection = UncheckedBox(RawConnection(port: port))
            connection.value.send(
                "GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(Served.token)\r\n\r\n"
            )
            let beginning = connection.value.read(until: "\n\n")
            #expect(beginning.contains("Content-Type: text/event-stream"))
            #expect(beginning.contains("id: 7\nevent: tick\ndata: {\"n\":1}\n\n"))
            return connection
        }
        #expect(connection.value.rest().hasSuffix("0\r\n\r\n"))
    }
}

/// Hands a connection from one task to the next.
struct UncheckedBox<Value>: @unchecked Sendable {
    // Only one task has it at a time.
    let value: Value
    init(_ value: Value) { self.value = value }
}

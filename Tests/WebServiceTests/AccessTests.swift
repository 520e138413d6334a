// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Synchronization
import TestThreads
import Testing
import WebService

@Suite("Access to the HTTP server", .ownThreads(perTest: 2), .timeLimit(.minutes(10)))
struct AccessTests {
    @Test("an address without a token is for all, others are for those who have it")
    func tokens() async throws {
        try await Served.with([Served.open, Served.echo]) { port in
            #expect(Served.ask(port, "GET", "/open-to-all", []).hasPrefix("HTTP/1.1 200"))
            for headers in [
                [], ["Authorization: Bearer wrong"], ["Authorization: Basic \(Served.token)"],
                ["Authorization: Bearer "], ["Cookie: greffier=\(Served.token)"],
            ] {
                let answer = Served.ask(port, "POST", "/echo", headers, content: "x")
                #expect(answer.hasPrefix("HTTP/1.1 401"), "\(headers)")
                #expect(answer.contains("http.token") && answer.contains("WWW-Authenticate: Bearer"))
            }
            #expect(Served.ask(port, "POST", "/echo", content: "four").contains(#""bytes":4"#))
        }
    }

    @Test(
        "other names that lead to the server are refused, unless they are configured",
        arguments: [
            ("127.0.0.1", true), ("localhost", true), ("LOCALHOST", true), ("cv.example", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example", false), ("", false),
        ]
    )
    func hosts(host: String, isAllowed: Bool) async throws {
        let access = WebAccess(tokens: [Served.token], hosts: ["CV.example"])
        try await Served.with([Served.open], access: access) { port in
            let answer = Served.ask(port, "GET", "/open-to-all", [], host: host)
            #expect(answer.hasPrefix(isAllowed ? "HTTP/1.1 200" : "HTTP/1.1 421"))
        }
    }

    @Test("pages of other sites cannot write, token or not")
    func origins() async throws {
        try await Served.with([Served.echo]) { port in
            let token = "Authorization: Bearer \(Served.token)"
            for origin in ["http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1"] {
                let answer = Served.ask(port, "POST", "/echo", [token, "Origin: \(origin)"], content: "x")
                #expect(answer.hasPrefix("HTTP/1.1 403"), "\(origin)")
            }
            let own = ["Origin: http://127.0.0.1:\(port)", token]
            #expect(Served.ask(port, "POST", "/echo", own, content: "x").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("a link lets a browser in once, by a cookie that other sites cannot use")
    func links() async throws {
        let access = WebAccess(tokens: [Served.token])
        try await Served.with([Served.named, Served.echo], access: access) { port in
            let link = access.links.makeLink()
            let answer = Served.ask(port, "GET", link, [])
            #expect(answer.hasPrefix("HTTP/1.1 303") && answer.contains("Location: /\r\n"))
            #expect(answer.contains("HttpOnly; SameSite=Strict"))
            let session = try #require(answer.firstMatch(of: /Set-Cookie: (greffier=[^;]+);/)?.1)
            let cookie = "Cookie: theme=dark; \(session)"
            #expect(Served.ask(port, "GET", "/runs/1/artifacts/a", [cookie]).hasPrefix("HTTP/1.1 200"))
            #expect(Served.ask(port, "GET", link, []).hasPrefix("HTTP/1.1 410"))
            #expect(Served.ask(port, "GET", "/open/guess", []).hasPrefix("HTTP/1.1 410"))
            // A browser that writes says from where.
            #expect(Served.ask(port, "POST", "/echo", [cookie], content: "x").hasPrefix("HTTP/1.1 403"))
            let own = [cookie, "Origin: http://127.0.0.1:\(port)"]
            #expect(Served.ask(port, "POST", "/echo", own, content: "x").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("a link that is too old, and a browser that came long ago, are not let in")
    func ages() async throws {
        let time = Mutex(ContinuousClock.now)
        let links = WebLinks { time.withLock { $0 } }
        let access = WebAccess(tokens: [Served.token], links: links)
        try await Served.with([Served.named], access: access) { port in
            let old = links.makeLink()
            time.withLock { $0 += WebLinks.lifetime + .seconds(1) }
            #expect(Served.ask(port, "GET", old, []).hasPrefix("HTTP/1.1 410"))
            let answer = Served.ask(port, "GET", links.makeLink(), [])
            let session = try #require(answer.firstMatch(of: /Set-Cookie: (greffier=[^;]+);/)?.1)
            time.withLock { $0 += WebLinks.session + .seconds(1) }
            #expect(Served.ask(port, "GET", "/runs/1/artifacts/a", ["Cookie: \(session)"]).hasPrefix("HTTP/1.1 401"))
        }
    }
}

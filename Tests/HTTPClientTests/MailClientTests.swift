// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import LoopbackServer
import Testing

@Suite("Mail client") struct MailClientTests {
    private static let sender = "greffier@example.org"
    private static let person = "rh@example.org"

    private func server(_ port: UInt16, user: String? = nil, _ limit: Duration = .seconds(180)) -> MailServer {
        var server = MailServer(host: "127.0.0.1", port: Int(port), security: .none, user: user, password: "secret é")
        server.timeouts = MailTimeouts(each: limit)
        return server
    }

    private func failure(_ answers: [String: LoopbackMail.Answer], _ limit: Duration = .seconds(180)) async throws
        -> MailFailure?
    {
        let mail = try LoopbackMail(answers)
        defer { mail.stop() }
        let client = MailClient(environment: HTTPEnvironment([:]))
        do {
            let body = Data("Subject: x\r\n\r\nBonjour\r\n".utf8)
            try await client.send(body, from: Self.sender, to: [Self.person], by: server(mail.port, limit))
            return nil
        } catch {
            return error as? MailFailure
        }
    }

    @Test("a message arrives whole, with its lines that begin with a dot")
    func arrives() async throws {
        let mail = try LoopbackMail()
        defer { mail.stop() }
        let text = "Subject: x\r\n\r\n.\r\n..\r\nBonjour é\r\n"
        try await MailClient().send(
            Data(text.utf8),
            from: Self.sender,
            to: [Self.person, "b@example.org"],
            by: server(mail.port)
        )
        let taken = try #require(mail.taken.first)
        #expect(taken.sender == Self.sender)
        #expect(taken.recipients == [Self.person, "b@example.org"])
        #expect(taken.text == text)
    }

    @Test("name and password are given where there are some, before the message")
    func login() async throws {
        let mail = try LoopbackMail()
        defer { mail.stop() }
        try await MailClient().greet(server(mail.port, user: "me"))
        let login = try #require(mail.commands.first { $0.hasPrefix("AUTH PLAIN ") })
        let words = try #require(Data(base64Encoded: String(login.dropFirst("AUTH PLAIN ".count))))
        #expect(String(decoding: words, as: UTF8.self) == "\0me\0secret é")
        #expect(mail.taken.isEmpty)
    }

    @Test(
        "addresses that are none are refused before anybody is asked",
        arguments: [
            "", "rh", "rh@", "@example.org", "a b@example.org", "a@b@c", "a@example.org>\r\nRCPT TO:<x@y.z",
            "a@-x.org", "é@example.org", "a..b@example.org", "a@example.org\n",
        ]
    )
    func plain(_ address: String) async throws {
        let mail = try LoopbackMail()
        defer { mail.stop() }
        for (from, to) in [(Self.sender, address), (address, Self.person)] {
            let error = await #expect(throws: MailFailure.self) {
                try await MailClient().send(Data(), from: from, to: [to], by: server(mail.port))
            }
            #expect(error?.reason == .invalid)
        }
        #expect(mail.connectionCount == 0)
    }

    @Test("what a server refuses is told by who or what was refused")
    func refusals() async throws {
        let cases: [(String, String, MailFailure.Reason)] = [
            ("GREETING", "554 no service for you", .refused), ("MAIL", "451 later", .refused),
            ("RCPT", "550 5.1.1 <rh@example.org> unknown", .recipient), ("RCPT", "452 mailbox full", .recipient),
            ("DATA", "554 no", .content), ("END", "554 5.7.1 spam", .content),
        ]
        for (verb, line, reason) in cases {
            let failure = try #require(try await failure([verb: .line(line)]))
            #expect(failure.reason == reason, "\(verb) \(line)")
            #expect(failure.reply == Int(line.prefix(3)), "\(verb) \(line)")
            #expect(failure.isTemporary == line.hasPrefix("4"))
            #expect(!failure.detail.contains("rh@"))
        }
    }

    @Test("a wrong password is told as such")
    func wrongPassword() async throws {
        let mail = try LoopbackMail(["AUTH": .line("535 5.7.8 no")])
        defer { mail.stop() }
        let error = await #expect(throws: MailFailure.self) {
            try await MailClient().greet(server(mail.port, user: "me"))
        }
        #expect(error?.reason == .access)
        #expect(error?.detail.contains("535") == true)
    }

    @Test("a server without encryption gets nothing where encryption is wanted")
    func noEncryption() async throws {
        let mail = try LoopbackMail()
        defer { mail.stop() }
        var server = server(mail.port, user: "me")
        server.security = .startTLS
        let error = await #expect(throws: MailFailure.self) { try await MailClient().greet(server) }
        #expect(error?.reason == .noTLS)
        #expect(!mail.commands.contains { $0.hasPrefix("AUTH") })
    }

    @Test(
        "a server that hangs, drips or hangs up is left in time",
        .timeLimit(.minutes(10)),
        arguments: ["GREETING", "EHLO", "RCPT", "END"]
    )
    func tarpits(_ verb: String) async throws {
        let limit = Duration.seconds(1)
        #expect(try await failure([verb: .silence], limit)?.reason == .timeout)
        #expect(
            try await failure([verb: .drip("250-" + String(repeating: "x", count: 900), 0.1)], limit)?.reason
                == .timeout
        )
        let gone = try await failure([verb: .hangUp])?.reason
        #expect([.closedEarly, .badAnswer].contains(gone), "\(String(describing: gone))")
    }

    @Test("a server that talks without end is cut")
    func chatter() async throws {
        let endless = String(repeating: "250-" + String(repeating: "x", count: 996) + "\r\n", count: 200) + "250 OK"
        #expect(try await failure(["EHLO": .line(endless)]) != nil)
    }

    @Test("nobody there, and somebody who speaks no SMTP, are told apart")
    func nobody() async throws {
        let port = try UnusedPort.take()
        let error = await #expect(throws: MailFailure.self) { try await MailClient().greet(server(port)) }
        #expect(error?.reason == .unreachable)
        let answers = try LoopbackMail(["GREETING": .line("HTTP/1.1 400 Bad Request")])
        defer { answers.stop() }
        let bad = await #expect(throws: MailFailure.self) { try await MailClient().greet(server(answers.port)) }
        #expect(bad?.reason == .badAnswer)
    }

    @Test("cancelling ends the conversation", .timeLimit(.minutes(10)))
    func cancelled() async throws {
        let mail = try LoopbackMail(["GREETING": .silence])
        defer { mail.stop() }
        let server = server(mail.port, .seconds(300))
        let task = Task { try await MailClient().greet(server) }
        while mail.connectionCount == 0 { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

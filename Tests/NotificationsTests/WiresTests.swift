// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import HTTPClient
import JSONSchemas
import JobModel
import LoopbackServer
import Testing

@testable import Notifications

@Suite("Wires of notifications") struct WiresTests {
    private struct FixedClock: WallClock {
        func now() -> Date { Date(timeIntervalSince1970: 1_763_885_124) }
    }

    private let client = HTTPClient(environment: HTTPEnvironment([:]))

    private func webhook(_ server: LoopbackServer, path: String = "/hook", isPrivate: Bool = true) -> WebhookWire {
        WebhookWire(
            client: client,
            url: server.url(path),
            secret: "whsec_" + Data("0123456789abcdef".utf8).base64EncodedString(),
            allowsPrivate: isPrivate,
            clock: FixedClock()
        )
    }

    private func code(_ body: () async throws -> Void) async -> ErrorCode? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? GreffierError)?.code
        }
    }

    @Test("a webhook is signed over its id, its time and its body")
    func signed() async throws {
        let server = try LoopbackServer { $0.reply(204) }
        defer { server.stop() }
        var message = MailTextTests.message("Sujet é")
        message.happenings = [MessageWriterTests.failure("jean.pdf")]
        try await webhook(server).send(message, to: .webhook)
        let request = try #require(server.requests.first)
        #expect(request.headers["webhook-id"] == message.id && request.headers["webhook-timestamp"] == "1763885124")
        let signed = Data("\(message.id).1763885124.".utf8) + request.body
        let expected = HMAC.sha256(signed, key: Data("0123456789abcdef".utf8)).base64EncodedString()
        #expect(request.headers["webhook-signature"] == "v1," + expected)
        let body = try #require(try JSONSerialization.jsonObject(with: request.body) as? [String: Any])
        #expect(body["type"] as? String == "greffier.failed" && body["schema"] as? Int == 1)
        let happening = try #require((body["happenings"] as? [[String: Any]])?.first)
        #expect(happening["file"] as? String == "jean.pdf")
        #expect((happening["reason"] as? [String: Any])?["code"] as? String == "document.encrypted")
    }

    @Test("what a webhook gets is as its schema says")
    func schema() async throws {
        let server = try LoopbackServer { $0.reply(204) }
        defer { server.stop() }
        var message = MailTextTests.message("Sujet é")
        message.happenings = [
            MessageWriterTests.failure("jean.pdf"), Happening(kind: .done, run: "r", pipeline: "p", at: message.at),
        ]
        try await webhook(server).send(message, to: .webhook)
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/schemas/notification.schema.json")
        let schema = try JSONSchema(parsing: Data(contentsOf: file))
        let body = try #require(server.requests.first?.body)
        #expect(schema.errors(in: try JSONValue(parsing: body)).map(\.description) == [])
    }

    @Test("what a receiver answers decides whether it is tried again")
    func answers() async throws {
        let cases: [(Int, ErrorCode?)] = [
            (200, nil), (204, nil), (301, .notifyForbidden), (302, .notifyForbidden), (307, .notifyForbidden),
            (400, .notifyRefused), (401, .notifyAccess), (404, .notifyRefused), (410, .notifyRefused),
            (429, .notifyBusy), (500, .notifyBusy), (503, .notifyBusy),
        ]
        for (status, expected) in cases {
            let server = try LoopbackServer {
                $0.reply(status, ["Retry-After": "7", "Location": "http://127.0.0.1:1/"])
            }
            defer { server.stop() }
            let found = await code { try await webhook(server).send(MailTextTests.message("x"), to: .webhook) }
            #expect(found == expected, "\(status)")
            #expect(server.requests.count == 1, "a redirect was followed")
        }
    }

    @Test("a webhook of this machine is refused unless the settings allow it, and nothing arrives there")
    func refusedByDefault() async throws {
        let server = try LoopbackServer { $0.reply() }
        defer { server.stop() }
        let wire = webhook(server, isPrivate: false)
        #expect(await code { try await wire.send(MailTextTests.message("x"), to: .webhook) } == .notifyForbidden)
        #expect(server.connectionCount == 0)
    }

    @Test("a webhook that hangs, drips or never ends is cut", .timeLimit(.minutes(10)))
    func hangs() async throws {
        func code(from server: LoopbackServer, limit: Duration) async -> ErrorCode? {
            let wire = WebhookWire(
                client: client,
                url: server.url(),
                secret: "s",
                allowsPrivate: true,
                timeouts: HTTPTimeouts(each: limit)
            )
            return await self.code { try await wire.send(MailTextTests.message("x"), to: .webhook) }
        }
        let silent = try LoopbackServer { _ = $0.waitForClose() }
        let dripping = try LoopbackServer { exchange in
            exchange.beginChunks()
            while !exchange.isGone {
                exchange.chunk("x")
                usleep(20_000)
            }
        }
        let endless = try LoopbackServer { exchange in
            exchange.beginChunks()
            while !exchange.isGone { exchange.chunk(String(repeating: "x", count: 10_000)) }
        }
        defer {
            silent.stop()
            dripping.stop()
            endless.stop()
        }
        #expect(await code(from: silent, limit: .milliseconds(300)) == .notifyUnreachable)
        #expect(await code(from: dripping, limit: .milliseconds(300)) == .notifyUnreachable)
        // By its length, not by the clock.
        #expect(await code(from: endless, limit: .seconds(300)) == .notifyRefused)
    }

    @Test("nobody there is the environment's fault")
    func nobody() async throws {
        let wire = WebhookWire(client: client, url: try UnusedPort.url(), secret: "s", allowsPrivate: true)
        #expect(await code { try await wire.send(MailTextTests.message("x"), to: .webhook) } == .notifyUnreachable)
    }

    // MARK: Text messages

    @Test("fields of a template are escaped for where they stand")
    func template() {
        let hostile = "a\"b\\c&d<e>\u{1}\r\n é {key}"
        let filled = { (text: String, place: SMSTemplate.Place) in
            SMSTemplate(text).filled(["to": "+33612345678", "text": hostile, "key": "SECRET"], in: place)
        }
        #expect(
            filled("https://x/?to={to}&t={text}", .address)
                == "https://x/?to=%2B33612345678&t=a%22b%5Cc%26d%3Ce%3E%01%0D%0A%20%C3%A9%20%7Bkey%7D"
        )
        #expect(
            filled(#"{"to":"{to}","text":"{text}"}"#, .json)
                == #"{"to":"+33612345678","text":"a\"b\\c&d<e>\u0001\r\n é {key}"}"#
        )
        #expect(filled("<m>{text}</m>", .xml) == "<m>a&quot;b\\c&amp;d&lt;e&gt; \r\n é {key}</m>")
        #expect(filled("Bearer {key}", .header) == "Bearer SECRET")
        #expect(!filled("{text}", .header).contains { $0.isNewline })
        #expect(SMSTemplate("{to} {who} {} { text } {{text}}").unknown == ["who"])
    }

    @Test("a gateway is asked as its template says")
    func gateway() async throws {
        let server = try LoopbackServer { $0.reply(201) }
        defer { server.stop() }
        var gateway = SMSWire.Gateway(
            method: "POST",
            url: SMSTemplate(server.url("/send?user=x").absoluteString),
            headers: ["Content-Type": "application/json", "Authorization": "Bearer {key}"],
            body: SMSTemplate(#"{"to": "{to}", "text": "{text}"}"#),
            key: "k"
        )
        gateway.allowsPrivate = true
        let wire = SMSWire(client: client, gateway: gateway)
        try await wire.send(MailTextTests.message("sujet"), to: .sms("+33612345678"))
        let request = try #require(server.requests.first)
        #expect(request.path == "/send?user=x" && request.headers["authorization"] == "Bearer k")
        #expect(request.text == #"{"to": "+33612345678", "text": "court"}"#)
        gateway.allowsPrivate = false
        let confined = SMSWire(client: client, gateway: gateway)
        #expect(
            await code { try await confined.send(MailTextTests.message("x"), to: .sms("+33612345678")) }
                == .notifyForbidden
        )
    }

    // MARK: Mail

    @Test("mail arrives, and what servers refuse is given up or tried again as it deserves")
    func mail() async throws {
        let cases: [([String: LoopbackMail.Answer], ErrorCode?)] = [
            ([:], nil), (["RCPT": .line("550 unknown")], .notifyRefused),
            (["RCPT": .line("451 greylisted")], .notifyBusy),
            (["END": .line("554 spam")], .notifyRefused), (["MAIL": .line("421 closing")], .notifyUnreachable),
            (["GREETING": .hangUp], .notifyUnreachable), (["GREETING": .line("554 go away")], .notifyUnreachable),
        ]
        for (answers, expected) in cases {
            let server = try LoopbackMail(answers)
            defer { server.stop() }
            let wire = MailWire(
                client: MailClient(environment: HTTPEnvironment([:])),
                server: MailServer(host: "127.0.0.1", port: Int(server.port), security: .none),
                from: Mailbox(name: "Greffe", address: "g@example.org")
            )
            #expect(
                await code { try await wire.send(MailTextTests.message("é"), to: .mail("rh@example.org")) } == expected
            )
            guard expected == nil else { continue }
            #expect(server.taken.first?.text.contains("Subject: =?utf-8?B?") == true)
            try await wire.greet()
        }
    }

    @Test("targets are read and written")
    func targets() {
        for text in ["rh@example.org", "+33612345678", "webhook", "feed"] {
            #expect(NotificationTarget(text)?.text == text)
        }
        for text in ["", "rh", "0612345678", "+12", "+33 6 12", "Webhook", "a@b@c", "+3361234567890123"] {
            #expect(NotificationTarget(text) == nil, "\(text)")
        }
    }
}

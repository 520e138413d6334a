// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LoopbackServer
import TestThreads
import Testing

@testable import Notifications

@Suite("Notifications before real servers", .enabled(if: RealServer.isInstalled, RealServer.hint), .ownThreads)
struct RealServerTests {
    private func wire(
        _ server: RealServer,
        _ security: MailServer.Security,
        host: String = "localhost",
        password: String = "pass é wörd",
        trusting: Bool = true
    ) -> MailWire {
        let environment = HTTPEnvironment(trusting ? ["SSL_CERT_FILE": server.authority] : [:])
        var mail = MailServer(host: host, port: server.port, security: security)
        if security != .none { (mail.user, mail.password) = ("greffier", password) }
        mail.timeouts = MailTimeouts(each: .seconds(30))
        return MailWire(
            client: MailClient(environment: environment),
            server: mail,
            from: Mailbox(name: "Le greffe d’Évry", address: "g@example.org")
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

    private static let text = "Bonjour,\n.\n..\n" + String(repeating: "œuvre é 日本 = ", count: 30) + "\n\nfin\n"
    private static let message = MailTextTests.message(
        "Réf. : 100 fichiers n’ont pas pu être traités – œuvre 日本語 👩‍👩‍👧‍👦",
        text
    )

    @Test("mail arrives in the words that were sent", arguments: [MailServer.Security.none, .startTLS, .tls])
    func arrives(_ security: MailServer.Security) async throws {
        let server = try RealServer(security == .none ? "plain" : security.rawValue)
        let wire = wire(server, security)
        try await wire.greet()
        try await wire.send(Self.message, to: .mail("rh@example.org"))
        let mail = try server.next()
        #expect(mail.sender == "g@example.org" && mail.recipients == ["rh@example.org"])
        #expect(mail.subject == Self.message.subject && mail.from == "Le greffe d’Évry <g@example.org>")
        #expect(
            mail.text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
                == Self.text.trimmingCharacters(in: .newlines)
        )
        #expect(mail.defects == 0)
        #expect(mail.isEncrypted == (security == .startTLS) || security == .tls)
        if security != .none { #expect(mail.user == "greffier") }
    }

    @Test("a wrong password, an unknown person and a foreign certificate are told apart")
    func refusals() async throws {
        let server = try RealServer("starttls")
        #expect(await code { try await wire(server, .startTLS, password: "no").greet() } == .notifyAccess)
        #expect(await code { try await wire(server, .startTLS, trusting: false).greet() } == .notifyInsecure)
        #expect(
            await code { try await wire(server, .startTLS).send(Self.message, to: .mail("unknown@example.org")) }
                == .notifyRefused
        )
        // TLS where the server begins in the open, and the other way round.
        #expect(await code { try await wire(server, .tls).greet() } == .notifyInsecure)
        let plain = try RealServer("plain")
        #expect(await code { try await wire(plain, .startTLS).greet() } == .notifyInsecure)
    }

    @Test("the signature of a webhook is the one of its standard")
    func signature() async throws {
        let receiver = try LoopbackServer { $0.reply(204) }
        defer { receiver.stop() }
        let secret = "whsec_" + Data("a secret of 24 bytes ....".utf8).base64EncodedString()
        let wire = WebhookWire(
            client: HTTPClient(environment: HTTPEnvironment([:])),
            url: receiver.url("/hook"),
            secret: secret,
            allowsPrivate: true
        )
        try await wire.send(Self.message, to: .webhook)
        let request = try #require(receiver.requests.first)
        #expect(try RealServer.verifies(request.body, headers: request.headers, secret: secret))
        #expect(try !RealServer.verifies(request.body + Data(" ".utf8), headers: request.headers, secret: secret))
        let other = "whsec_" + Data("another secret".utf8).base64EncodedString()
        #expect(try !RealServer.verifies(request.body, headers: request.headers, secret: other))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Notifications
import PipelineModel
import Testing

@testable import Daemon

@Suite("Settings of notifications") struct NotificationSettingsTests {
    private static let whole = """
        notifications:
          smtp:
            host: mail.example.org
            user: greffier
            password: {credential: smtp-password}
            from: Greffier <greffier@example.org>
          webhook: {url: https://hooks.example.org/x, secret: {env: HOOK_SECRET}}
          sms:
            url: https://sms.example.org/send?to={to}
            headers: {Authorization: "Bearer {key}", Content-Type: application/json}
            body: '{"text": "{text}"}'
            key: {env: SMS_KEY}
          rules:
            - {on: failed, to: [rh@example.org, webhook], pipelines: [cv], wait: 2m, again: 30m, per_hour: 5}
            - {on: [review, done], to: feed}
            - {on: digest, to: ["+33612345678", rh@example.org]}
        """

    private func load(_ text: String) throws -> Settings {
        try Settings.load(text, file: "greffier.yaml", environment: [:])
    }

    private func mistakes(_ lines: String) -> [Mistake] {
        do {
            _ = try load("notifications:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined())
            return []
        } catch {
            return (error as? Mistakes)?.all ?? []
        }
    }

    @Test("all of it is read")
    func whole() throws {
        let found = try load(Self.whole).notifications
        #expect(found.smtp?.port == 587 && found.smtp?.security == "starttls" && found.smtp?.user == "greffier")
        #expect(found.smtp?.from == Mailbox(name: "Greffier", address: "greffier@example.org"))
        #expect(found.smtp?.password == .credential("smtp-password"))
        #expect(found.webhook?.secret == .variable("HOOK_SECRET") && found.webhook?.allowsPrivate == false)
        #expect(found.sms?.method == "POST" && found.sms?.headers.count == 2)
        #expect(found.rules.map(\.name) == ["1 failed", "2 done+review", "3 digest"])
        #expect(found.rules[0].limits == StormLimits(wait: 120, again: 1800, most: 5))
        #expect(found.rules[0].wants(.failed, of: "cv") && !found.rules[0].wants(.failed, of: "offres"))
        #expect(found.rules[1].targets == [.feed] && found.rules[1].limits.wait == 300)
        #expect(found.rules[2].limits.wait == 0)
    }

    @Test("an empty file tells nobody")
    func empty() throws { #expect(try load("").notifications == Settings.Notifications()) }

    @Test("ports follow the kind of encryption")
    func ports() throws {
        for (security, port) in [("tls", 465), ("starttls", 587), ("none", 25)] {
            let text = "notifications: {smtp: {host: m, from: a@b.c, security: \(security)}}"
            #expect(try load(text).notifications.smtp?.port == port)
        }
    }

    @Test(
        "a mistake names its line and what to write, in both languages",
        arguments: [
            ("smpt: {}", 2, "smpt"), ("smtp: {from: a@b.c}", 2, "host"), ("smtp: {host: m}", 2, "from"),
            ("smtp: {host: 'm:25', from: a@b.c}", 2, "m:25"), ("smtp: {host: m, from: nobody}", 2, "from"),
            ("smtp: {host: m, from: a@b.c, security: ssl}", 2, "security"),
            ("smtp: {host: m, from: a@b.c, user: me}", 2, "password"),
            ("smtp: {host: m, from: a@b.c, security: none, user: me, password: {env: P}}", 2, "open"),
            ("smtp: {host: m, from: a@b.c, user: me, password: hunter2}", 2, "secret"),
            ("webhook: {url: ftp://x/, secret: {env: S}}", 2, "url"), ("webhook: {url: https://x/}", 2, "secret"),
            ("webhook: {url: 'https://me:pw@x/', secret: {env: S}}", 2, "url"),
            ("sms: {url: 'https://x/{to}'}", 2, "{text}"), ("sms: {url: 'https://x/{to}/{text}/{who}'}", 2, "{who}"),
            ("rules: failed", 2, "list"), ("rules:\n- {on: failure, to: feed}", 3, "failure"),
            ("rules:\n- {on: failed, to: nobody}", 3, "nobody"), ("rules:\n- {on: failed}", 3, "to"),
            ("rules:\n- {on: failed, to: a@b.c}", 3, "smtp"), ("rules:\n- {on: failed, to: webhook}", 3, "webhook"),
            ("rules:\n- {on: failed, to: feed, wait: soon}", 3, "wait"),
            ("rules:\n- {on: failed, to: feed, every: 5m}", 3, "every"),
        ]
    )
    func mistake(_ lines: String, _ line: Int, _ word: String) throws {
        let found = mistakes(lines)
        #expect(found.contains { $0.line == line && $0.message.contains(word) }, "\(found)")
        #expect(found.allSatisfy { !$0.remedy.isEmpty })
        #expect(!"\(found)".contains("hunter2"))
    }

    @Test("what is wrong alone with notifications is told in French")
    func french() throws {
        for lines in ["smtp: {host: m}", "rules:\n- {on: failure, to: feed}", "rules:\n- {on: failed, to: webhook}"] {
            let found = mistakes(lines)
            #expect(!found.isEmpty && found.allSatisfy { $0.messageFR != $0.message && $0.remedyFR != $0.remedy })
        }
    }
}

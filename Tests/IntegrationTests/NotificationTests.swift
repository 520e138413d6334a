// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackClient
import LoopbackServer
import TestThreads
import Testing

@Suite("People are told", .ownThreads)
struct NotificationTests {
    private func workspace(
        _ notifications: String,
        _ environment: [String: String] = [:]
    ) throws -> ScratchWorkspace {
        let own = ["HOOK_SECRET": "secret", "LANG": "en_GB.UTF-8"]
        let workspace = try ScratchWorkspace(environment: own.merging(environment) { _, new in new })
        try ("language: fr\nnotifications:\n" + notifications)
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        return workspace
    }

    private func smtp(_ mail: LoopbackMail) -> String {
        "  smtp: {host: 127.0.0.1, port: \(mail.port), security: none, from: Greffier <g@example.org>}\n"
    }

    @Test("failures of one cause become one mail, a webhook and a line of the feed, by a daemon that drains")
    func drained() throws {
        let mail = try LoopbackMail()
        let hook = try LoopbackServer { $0.reply(204) }
        defer {
            mail.stop()
            hook.stop()
        }
        let workspace = try workspace(
            smtp(mail)
                + """
                  webhook: {url: "\(hook.url("/x"))", secret: {env: HOOK_SECRET}, allow_private: true}
                  rules:
                    - {on: failed, to: [rh@example.org, webhook, feed], wait: 1m}
                    - {on: done, to: feed, wait: 0s}

                """
        )
        for number in 1...12 {
            try workspace.drop(bytes: Data("%PDF-1.7 broken \(number)".utf8), as: "cv-\(number).pdf")
        }
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(workspace.published(failed: true).count == 12, "\(drained.errors)")
        let taken = try #require(mail.taken.first)
        #expect(mail.taken.count == 1 && taken.recipients == ["rh@example.org"])
        #expect(taken.text.contains("12 fichiers n"))
        for number in 1...12 { #expect(taken.text.contains("cv-\(number).pdf")) }
        #expect(hook.requests.count == 1 && hook.requests[0].headers["webhook-signature"]?.hasPrefix("v1,") == true)
        let feed = try Programs.object(workspace.root + "/outbox/feed.json")
        let items = try #require(feed["items"] as? [[String: Any]])
        #expect(items.compactMap { ($0["tags"] as? [String])?.first }.sorted() == ["done", "failed"])

        let listed = try workspace.greffier("notifications", "list", "--json")
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
        #expect(rows.count == 2)
        let states = rows.flatMap { $0["deliveries"] as? [[String: Any]] ?? [] }.compactMap { $0["state"] as? String }
        #expect(states == ["sent", "sent", "sent", "sent"])
        #expect(try workspace.greffier("notifications").output.contains("rh@example.org"))
        // Nothing is sent again by the next one.
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(mail.taken.count == 1 && hook.requests.count == 1)
    }

    @Test("who listens over HTTP is told as soon as a message stands in the feed")
    func streamed() throws {
        let workspace = try workspace("  rules:\n    - {on: done, to: feed, wait: 0s}\n", DaemonHTTP.environment)
        let daemon = try workspace.startDaemon()
        let http = try DaemonHTTP(workspace)
        let path = "/api/v1/notifications/events"
        #expect(try http.ask("GET", path, isKnown: false).status == 401)
        #expect(try http.ask("GET", path, ["Last-Event-ID: 7"]).code() == "http.request")
        let connection = http.listen(path)
        #expect(connection.read(until: "\r\n\r\n").contains("text/event-stream"))
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        let told = connection.read(until: "greffier.done")
        #expect(told.contains("event: notification\n") && told.contains("\"file\":\"huong.txt\""), "\(told)")
        #expect(daemon.stop() == 0)
    }

    @Test("a daemon that is killed sends what it had not, and a mail server that is away holds up no file")
    func killed() throws {
        let port = try UnusedPort.take()
        let workspace = try workspace(
            """
              smtp: {host: 127.0.0.1, port: \(port), security: none, from: g@example.org}
              rules: [{on: [failed, done], to: rh@example.org, wait: 0s}]

            """
        )
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        let daemon = try workspace.startDaemon()
        try Programs.wait(for: "the first try") {
            try workspace.greffier("notifications", "list", "--json").output.contains("notify.unreachable")
        }
        #expect(workspace.published().count == 1)
        daemon.killHard()
        let doctor = try workspace.greffier("doctor").output
        #expect(doctor.contains("mail server") && doctor.contains("greffier notifications list"))
        let mail = try LoopbackMail(port: port)
        defer { mail.stop() }
        let second = try workspace.startDaemon()
        try Programs.wait(for: "the mail") { !mail.taken.isEmpty }
        #expect(second.stop() == 0)
        #expect(mail.taken.count == 1)
    }

    @Test("a stage tells what its pipeline says, and the run does not wait for the server")
    func stage() throws {
        let mail = try LoopbackMail()
        defer { mail.stop() }
        let workspace = try workspace(smtp(mail))
        try """
        pipeline: tell
        inbox: tell
        stages:
          text: {use: extract}
          tell: {use: notify, from: text, to: rh@example.org, subject: "Arrivé à bon port", text: "C’est fait."}
        publish: [text.md]
        """.write(toFile: workspace.root + "/pipelines/tell.yaml", atomically: true, encoding: .utf8)
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        let run = try workspace.greffier("run", "tell", Programs.fixture("documents/plain.txt"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(mail.taken.count == 1 && mail.taken[0].text.contains("Subject: =?utf-8?B?"))
    }

    @Test("the example of urgent CVs is sound, and tells of each in the feed")
    func urgent() throws {
        let workspace = try ScratchWorkspace()
        try workspace.addExample("urgent", inbox: "urgent")
        let check = try workspace.greffier("pipelines", "check")
        #expect(check.status == 0, "\(check.output)")
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt", into: "urgent")
        _ = try workspace.greffier("daemon", "--drain")
        let feed = try Programs.object(workspace.root + "/outbox/feed.json")
        let items = try #require(feed["items"] as? [[String: Any]])
        #expect(items.compactMap { $0["title"] as? String } == ["Un CV urgent est lu"])
        #expect((items.first?["content_text"] as? String)?.contains("huong.txt") == true, "\(items)")
    }

    @Test("a stage that tells nobody who is there does not check")
    func checked() throws {
        let workspace = try workspace("  rules: []\n")
        try """
        pipeline: tell
        inbox: tell
        stages:
          text: {use: extract}
          tell: {use: notify, from: text, to: [nobody, rh@example.org, feed]}
        """.write(toFile: workspace.root + "/pipelines/tell.yaml", atomically: true, encoding: .utf8)
        let outcome = try workspace.greffier("pipelines", "check")
        #expect(outcome.status != 0)
        let said = outcome.output + outcome.errors
        #expect(said.contains("tell.yaml:5:") && said.contains("'nobody'") && said.contains("notifications.smtp"))
    }

    @Test("a test message says whether it arrives, and ends with 4 where it does not")
    func trial() throws {
        let mail = try LoopbackMail(["RCPT": .line("550 no such person")])
        let good = try LoopbackMail()
        defer {
            mail.stop()
            good.stop()
        }
        let refused = try workspace(smtp(mail) + "  rules: [{on: failed, to: rh@example.org}]\n")
        let outcome = try refused.greffier("notifications", "test")
        #expect(outcome.status == 4 && outcome.output.contains("notify.refused"))
        let french = try refused.greffier("notifications", "test", "--language", "fr")
        #expect(french.output.contains("Vérifiez l’adresse"))
        let taking = try workspace(smtp(good) + "  rules: [{on: failed, to: rh@example.org}]\n")
        #expect(try taking.greffier("notifications", "test", "--to", "b@example.org", "--json").status == 0)
        #expect(good.taken.first?.recipients == ["b@example.org"])
        #expect(try taking.greffier("notifications", "test", "--to", "nobody").status == 2)
        #expect(try taking.greffier("notifications", "test", "--to", "webhook").status == 4)
        #expect(try workspace("").greffier("notifications", "test").status == 4)
        #expect(try taking.greffier("doctor").output.contains("takes mail of us"))
    }
}

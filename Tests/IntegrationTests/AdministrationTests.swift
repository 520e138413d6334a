// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("What an administrator asks and does", .ownThreads)
struct AdministrationTests {
    private static let cv = Data("Camille Exemple\nComptable\ncamille@courriel.example\n".utf8)

    private func json(_ outcome: Programs.Outcome) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    }

    @Test("a paused queue holds runs up, why says so and what to do, and after resume they end")
    func pause() throws {
        let workspace = try ScratchWorkspace()
        let wrong = try workspace.greffier("queues", "pause", "modle")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean 'model'?"))
        let paused = try workspace.greffier("queues", "pause", "cpu", "--json").object()
        #expect(paused["name"] as? String == "cpu" && paused["paused_at"] is String)
        #expect(try workspace.greffier("queues", "pause", "cpu").output.contains("greffier queues resume cpu"))

        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 4)
        let why = try workspace.greffier("why", "camille.txt", "--json").object()
        #expect((why["waits_for"] as? String)?.contains("the queue cpu, which is paused") == true)
        #expect(why["remedy"] as? String == "greffier queues resume cpu")
        #expect((why["place"] as? [String: Any])?["blob_present"] as? Bool == true)

        #expect(try workspace.greffier("queues", "resume", "cpu").status == 0)
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let done = try workspace.greffier("why", "camille.txt", "--json").object()
        #expect((done["run"] as? [String: Any])?["status"] as? String == "succeeded")
        #expect(done["waits_for"] == nil && done["remedy"] == nil)
        #expect((done["place"] as? [String: Any])?["folder_present"] as? Bool == true)
    }

    @Test("the log of a job shows every try with its code, that of a run those of all its jobs")
    func logs() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let tries = try #require(try json(workspace.greffier("jobs", "logs", "vide.pdf", "--json")) as? [[String: Any]])
        #expect(tries.compactMap { $0["stage"] as? String } == ["text", "publish"])
        let first = try #require(tries.first)
        #expect(first["outcome"] as? String == "failed" && first["code"] as? String == "document.empty")
        #expect((first["owner"] as? String)?.count == 26 && first["ended_at"] is String)
        let job = try #require(first["job"] as? Int)
        let one = try workspace.greffier("jobs", "logs", "\(job)")
        #expect(one.status == 0)
        #expect(one.output.contains("document.empty") && !one.output.contains("publish"))
        #expect(try workspace.greffier("jobs", "logs", "nobody.pdf").status == 2)
    }

    @Test("why tells where a file lies that has not been taken, and why")
    func inbox() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        let stopped = try workspace.greffier("why", "camille.txt", "--json").object()
        #expect(stopped["state"] as? String == "inbox" && stopped["code"] as? String == "no_daemon")
        #expect((stopped["remedy"] as? String)?.hasPrefix("greffier daemon") == true)
        #expect(try workspace.greffier("retry", "camille.txt").status == 4)
        #expect(try workspace.greffier("cancel", "camille.txt").errors.contains("move it out of the inbox"))

        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        // The same name as a run that ended: the file that waits is meant, and the run is named beside it.
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        let again = try workspace.greffier("why", "camille.txt", "--json").object()
        #expect(again["state"] as? String == "inbox" && (again["earlier_run"] as? String)?.count == 26)

        let daemon = try workspace.startDaemon()
        try workspace.drop(bytes: Self.cv, as: "ERROR.txt")
        let left = try workspace.greffier("why", "ERROR.txt", "--json").object()
        #expect(left["code"] as? String == "left_alone")
        #expect(daemon.stop() == 0)
    }

    @Test("why says that a folder was moved away, and that the original is still kept")
    func movedFolder() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        for folder in workspace.published() { try FileManager.default.removeItem(atPath: folder) }
        let why = try workspace.greffier("why", "camille.txt")
        #expect(
            why.output.contains("somebody moved or removed it; the original is still in the store"),
            "\(why.output)"
        )
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Maintenance", .ownThreads)
struct MaintenanceTests {
    private static let cv = Data("Camille Exemple\nComptable\ncamille@courriel.example\n".utf8)

    private func removed(_ outcome: Programs.Outcome) throws -> [String: Int] {
        try #require(try outcome.object()["removed"] as? [String: Int])
    }

    private func sqlite(_ workspace: ScratchWorkspace, _ sql: String) throws -> String {
        try Programs.sqlite(workspace.root + "/state/jobs.sqlite", sql)
    }

    /// Two runs, one that succeeded and one that failed; all is made to look 100 days old.
    private func oldWorkspace(_ environment: [String: String] = [:]) throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace(environment: environment)
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let days = 100 * 86_400_000
        _ = try sqlite(
            workspace,
            """
            UPDATE runs SET submitted_at = submitted_at - \(days), started_at = started_at - \(days),
                finished_at = finished_at - \(days);
            UPDATE memo SET used_at = used_at - \(days);
            """
        )
        let old = Date().addingTimeInterval(-100 * 86_400)
        for path in blobs(workspace) {
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
        }
        for folder in workspace.published() + workspace.published(failed: true) {
            var report = try String(contentsOfFile: folder + "/run.json", encoding: .utf8)
            let year = String(
                report.firstRange(of: "\"finished_at\" : \"").map { report[$0.upperBound...].prefix(4) } ?? ""
            )
            report = report.replacingOccurrences(of: "_at\" : \"\(year)-", with: "_at\" : \"\((Int(year) ?? 1) - 1)-")
            try report.write(toFile: folder + "/run.json", atomically: true, encoding: .utf8)
        }
        for folder in workspace.published() {
            let day = (folder as NSString).deletingLastPathComponent
            try FileManager.default.moveItem(
                atPath: day,
                toPath: (day as NSString).deletingLastPathComponent + "/2020-01-01"
            )
        }
        return workspace
    }

    private func blobs(_ workspace: ScratchWorkspace) -> [String] {
        let base = workspace.root + "/state/blobs"
        let shelves = ((try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []).filter { $0.count == 2 }
        return shelves.flatMap { shelf in
            ((try? FileManager.default.contentsOfDirectory(atPath: base + "/" + shelf)) ?? [])
                .map { base + "/" + shelf + "/" + $0 }
        }
    }

    @Test("rows and what only they name go by age; results and originals stay, and work goes on as before")
    func byAge() throws {
        let workspace = try oldWorkspace()
        let count = blobs(workspace).count
        let dry = try workspace.greffier("maintain", "--dry-run", "--json")
        #expect(dry.status == 0, "\(dry.output) \(dry.errors)")
        let planned = try removed(dry)
        #expect(planned["runs"] == 2 && planned["memos"] != 0 && planned["results"] == 0)
        #expect(blobs(workspace).count == count)
        #expect(try sqlite(workspace, "SELECT count(*) FROM runs") == "2\n")

        let done = try workspace.greffier("maintain", "--json")
        #expect(done.status == 0, "\(done.output) \(done.errors)")
        let report = try done.object()
        #expect(report["outcome"] as? String == "ok" && report["trigger"] as? String == "command")
        let gone = try removed(done)
        #expect(gone["runs"] == 2)
        // What new runs will be pinned to stays, though no row names it.
        let (swept, thought) = (gone["blobs"] ?? 0, planned["blobs"] ?? 0)
        #expect(swept > 0 && swept <= thought)
        #expect(blobs(workspace).count == count - (gone["blobs"] ?? 0))
        #expect(try sqlite(workspace, "SELECT count(*) FROM runs") == "0\n")
        #expect(try sqlite(workspace, "SELECT count(*) FROM originals") == "2\n")
        #expect(workspace.published().count == 1 && workspace.published(failed: true).count == 1)
        let kept = try sqlite(workspace, "SELECT sha256 FROM originals").split(separator: "\n")
        for sha256 in kept { #expect(blobs(workspace).contains { $0.hasSuffix(sha256) }) }

        #expect(try workspace.greffier("maintain", "--json").status == 0)
        try workspace.drop(bytes: Self.cv, as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("maintenance: last"), "\(doctor.output)")
    }

    @Test("where the settings give results and originals an age, they leave outbox and store; notes of people stay")
    func withAges() throws {
        let workspace = try oldWorkspace([
            "GREFFIER_RETENTION_RESULTS": "30d", "GREFFIER_RETENTION_ORIGINALS": "30d",
        ])
        let folder = try #require(workspace.published().first)
        try Data("à rappeler".utf8).write(to: URL(fileURLWithPath: folder + "/note.txt"))
        let done = try workspace.greffier("maintain", "--json")
        #expect(try removed(done)["results"] == 2, "\(done.output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["note.txt"])
        #expect(workspace.published(failed: true).isEmpty)
        #expect(try sqlite(workspace, "SELECT count(*) FROM originals") == "0\n")
        for path in blobs(workspace) { #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != Self.cv) }
    }

    @Test("the daemon makes up for a missed night once, beside its work, and not again after a restart")
    func nightly() throws {
        let workspace = try oldWorkspace(["GREFFIER_MAINTENANCE": "30 3 * * *"])
        let file = workspace.root + "/state/maintenance.json"
        let record = #"{"schema":1,"schedule":"30 3 * * * GMT","done_until":"2020-01-01T00:00:00.000Z"}"#
        try record.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try workspace.greffier("doctor").output.contains("overdue"))
        let daemon = try workspace.startDaemon()
        let first = try waitForReport(file)
        #expect(first["outcome"] as? String == "ok", "\(first)")
        #expect(first["trigger"] as? String == "schedule")
        #expect((first["removed"] as? [String: Any])?["runs"] as? Int == 2)
        // Beside a daemon, `maintain` does the same, and leaves compacting alone.
        let manual = try workspace.greffier("maintain", "--json")
        #expect(manual.status == 0, "\(manual.output) \(manual.errors)")
        #expect(daemon.stop() == 0)
        let log = try String(contentsOfFile: daemon.log, encoding: .utf8)
        #expect(log.contains("maintenance done"))
        let before = try String(contentsOfFile: file, encoding: .utf8)
        let again = try workspace.startDaemon()
        try workspace.drop(bytes: Self.cv, as: "anna.txt")
        #expect(again.stop() == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    }

    private func waitForReport(_ file: String) throws -> [String: Any] {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            let data = try Data(contentsOf: URL(fileURLWithPath: file))
            let record = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            if let report = record?["last"] as? [String: Any] { return report }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw CocoaError(.fileReadUnknown)
    }

    @Test("nothing is removed by the names in a damaged database; maintain ends with 1 and doctor says what to do")
    func damaged() throws {
        let workspace = try oldWorkspace()
        let count = blobs(workspace).count
        let root = try sqlite(
            workspace,
            "PRAGMA wal_checkpoint(TRUNCATE); SELECT rootpage FROM sqlite_schema WHERE name = 'jobs'"
        )
        let page = try #require(root.split(separator: "\n").last.flatMap { UInt64($0) })
        let handle = try #require(FileHandle(forUpdatingAtPath: workspace.root + "/state/jobs.sqlite"))
        try handle.seek(toOffset: (page - 1) * 4096 + 3)
        try handle.write(contentsOf: Data(repeating: 0xFF, count: 400))
        try handle.close()
        let outcome = try workspace.greffier("maintain", "--json")
        #expect(outcome.status == 1, "\(outcome.output) \(outcome.errors)")
        #expect(try outcome.object()["outcome"] as? String == "damaged")
        #expect(blobs(workspace).count == count)
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.status == 4)
        #expect(doctor.output.contains("greffier restore"), "\(doctor.output)")
    }

    @Test("two of them never run at once: the second ends with 4 and names the first")
    func busy() throws {
        let workspace = try ScratchWorkspace()
        #expect(try workspace.greffier("maintain").status == 0)
        let lock = workspace.root + "/state/maintenance.lock"
        let outcome = try Programs.run(
            "/usr/bin/flock",
            [lock, Programs.greffier, "maintain", "--workspace", workspace.root]
        )
        #expect(outcome.status == 4)
        #expect(outcome.errors.contains("under way"))
    }

    @Test("a daemon that starts while a person compacts the databases is told so")
    func startBeside() throws {
        let workspace = try ScratchWorkspace()
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        // What `maintain` holds while no daemon runs.
        let locks = try ["daemon.lock", "maintenance.lock"].map { name in
            let lock = open(workspace.root + "/state/" + name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
            let text = "\(getpid()) 2026-01-01T00:00:00Z\n"
            ftruncate(lock, 0)
            try #require(pwrite(lock, text, text.utf8.count, 0) == text.utf8.count)
            return lock
        }
        defer { for lock in locks { close(lock) } }
        let refused = try workspace.greffier("daemon", "--drain")
        #expect(refused.status == 4)
        #expect(refused.errors.contains("greffier maintain compacts the databases (process \(getpid())"))
    }
}

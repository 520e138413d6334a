// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Backup and restore", .ownThreads)
struct BackupTests {
    private func cv(_ number: Int) -> Data {
        Data(
            """
            Camille Exemple
            Comptable
            camille\(number)@courriel.example

            EXPÉRIENCE
            Comptable, Cabinet Fictif, 2015 - 2019

            """.utf8
        )
    }

    private func sqlite(_ file: String, _ sql: String) throws -> [String] {
        try Programs.sqlite(file, sql).split(separator: "\n").map(String.init)
    }

    /// A place that goes with the object.
    private final class Place {
        let path = "/tmp/greffier-backup-" + UUID().uuidString
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func greffier(_ arguments: String..., environment: [String: String] = ["TZ": "UTC"]) throws
        -> Programs.Outcome
    {
        try Programs.run(Programs.greffier, arguments, environment: environment)
    }

    @Test("a backup made while files come in is whole: nothing acknowledged is missing, doubled or broken")
    func underLoad() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        let daemon = try workspace.startDaemon()
        let before = (0..<12).map { "before \($0).txt" }
        for (index, name) in before.enumerated() { try workspace.drop(bytes: cv(index), as: name) }
        // Acknowledged: they have left the inbox.
        let inbox = workspace.root + "/inbox/cv"
        let deadline = ContinuousClock.now + .seconds(180)
        while ContinuousClock.now < deadline {
            let left = try FileManager.default.contentsOfDirectory(atPath: inbox)
            if left.allSatisfy({ !$0.hasPrefix("before") }) { break }
            Thread.sleep(forTimeInterval: 0.02)
        }
        let feeding = Thread { [cv] in
            for index in 100..<130 {
                try? cv(index).write(to: URL(fileURLWithPath: inbox + "/during \(index).txt"))
            }
        }
        feeding.start()
        let made = try workspace.greffier("backup", place.path + "/one", "--json")
        #expect(made.status == 0, "\(made.output) \(made.errors)")
        #expect((try made.object()["damaged"] as? [String])?.isEmpty == true)
        #expect(daemon.process.isRunning)
        #expect(daemon.stop() == 0)

        let restored = place.path + "/restored"
        let outcome = try greffier("restore", place.path + "/one", "--into", restored, "--json")
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        let jobs = restored + "/state/jobs.sqlite"
        #expect(try sqlite(jobs, "PRAGMA integrity_check") == ["ok"])
        #expect(try sqlite(jobs, "SELECT count(*) FROM jobs WHERE state = 'running'") == ["0"])
        let drained = try greffier("daemon", "--drain", "--workspace", restored)
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let runs = try sqlite(jobs, "SELECT input_name FROM runs WHERE status = 'succeeded' ORDER BY input_name")
        #expect(Set(runs).count == runs.count)
        #expect(Set(runs).isSuperset(of: before), "\(runs)")
        #expect(try sqlite(jobs, "SELECT count(*) FROM runs WHERE status <> 'succeeded'") == ["0"])
        let check = try greffier("doctor", "--workspace", restored, "--json")
        #expect(check.status == 0, "\(check.output)")
        let named = try sqlite(
            jobs,
            "SELECT input_sha256 FROM runs UNION SELECT a.value ->> 'sha256' FROM jobs, json_each(result, '$.artifacts') a"
        )
        for sha256 in named {
            let path = "\(restored)/state/blobs/\(sha256.prefix(2))/\(sha256)"
            #expect(FileManager.default.fileExists(atPath: path), "\(sha256)")
        }
    }

    @Test("what is restored is what was saved: settings, pipelines, runs, collections and submissions")
    func roundTrip() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        try "language: en\nworkers: {processes: 1}\n"
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        try workspace.drop(bytes: cv(1), as: "camille.txt")
        try workspace.drop(bytes: Data(), as: "empty.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        #expect(try workspace.greffier("backup", place.path + "/b").status == 0)

        let mode = try FileManager.default.attributesOfItem(atPath: place.path + "/b")[.posixPermissions] as? Int
        #expect(mode == 0o700)
        let restored = place.path + "/w"
        #expect(try greffier("restore", place.path + "/b", "--into", restored).status == 0)
        for file in ["greffier.yaml", "pipelines/cv.yaml", "pipelines/templates/dossier.docx"] {
            #expect(
                FileManager.default.contentsEqual(atPath: workspace.root + "/" + file, andPath: restored + "/" + file),
                "\(file)"
            )
        }
        for arguments in [
            ["runs", "list"], ["jobs", "list"], ["search", "comptable"], ["jobs", "logs", "empty.pdf"],
        ] {
            let old = try workspace.greffier(arguments + ["--json"]).output
            let new = try Programs.run(Programs.greffier, arguments + ["--json", "--workspace", restored]).output
            #expect(old == new && !old.isEmpty)
        }
        // The original is there to be done again, though the outbox was not in the backup.
        #expect(try greffier("retry", "camille.txt", "--workspace", restored).status == 0)
        #expect(try greffier("daemon", "--drain", "--workspace", restored).status == 0)
        let why = try greffier("why", "camille.txt", "--json", "--workspace", restored).object()
        #expect((why["place"] as? [String: Any])?["folder_present"] as? Bool == true)
    }

    @Test("nothing is overwritten, and nothing is put inside the workspace")
    func refusesTargets() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        #expect(try workspace.greffier("backup", place.path).status == 0)
        let again = try workspace.greffier("backup", place.path)
        #expect(again.status == 2 && again.errors.contains("exists already"))
        for folder in ["state/b", "inbox/b", "outbox/cv/b", "pipelines/b"] {
            #expect(try workspace.greffier("backup", workspace.root + "/" + folder).status == 2)
        }
        let siblings = try FileManager.default.contentsOfDirectory(
            atPath: (place.path as NSString).deletingLastPathComponent
        )
        #expect(!siblings.contains { $0.contains((place.path as NSString).lastPathComponent + ".tmp-") })
    }

    @Test("a damaged backup is refused before anything is written, with the files that differ")
    func refusesDamage() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        try workspace.drop(bytes: cv(1), as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(try workspace.greffier("backup", place.path + "/b").status == 0)
        #expect(try greffier("restore", place.path + "/b", "--verify").status == 0)
        let file = place.path + "/b/pipelines/cv.yaml"
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.removeItem(atPath: place.path + "/b/library.sqlite")
        for arguments in [["--verify"], ["--into", place.path + "/w"]] {
            let refused = try Programs.run(Programs.greffier, ["restore", place.path + "/b"] + arguments)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("pipelines/cv.yaml") && refused.errors.contains("library.sqlite"))
        }
        #expect(!FileManager.default.fileExists(atPath: place.path + "/w"))
        #expect(try greffier("restore", place.path, "--into", place.path + "/w").status == 2)
    }

    @Test("a workspace with runs, and one with a daemon, are left as they are; settings that differ are kept aside")
    func refusesWorkspaces() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        try workspace.drop(bytes: cv(1), as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        #expect(try workspace.greffier("backup", place.path + "/b").status == 0)
        let full = try workspace.greffier("restore", place.path + "/b")
        #expect(full.status == 2 && full.errors.contains("holds runs already"))

        let fresh = try ScratchWorkspace()
        try "language: en\n".write(toFile: fresh.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let daemon = try fresh.startDaemon()
        let busy = try fresh.greffier("restore", place.path + "/b")
        #expect(busy.status == 4 && busy.errors.contains("\(daemon.process.processIdentifier)"))
        #expect(daemon.stop() == 0)
        let done = try fresh.greffier("restore", place.path + "/b", "--json")
        #expect(done.status == 0, "\(done.output) \(done.errors)")
        #expect(try done.object()["kept_aside"] as? [String] == [fresh.root + "/greffier.yaml.before-restore"])
        #expect(try fresh.greffier("why", "camille.txt").status == 0)
    }

    @Test("without collections a restore indexes anew; a stored file that is missing is named, and the rest is saved")
    func missing() throws {
        let workspace = try ScratchWorkspace()
        let place = Place()
        try FileManager.default.createDirectory(atPath: place.path, withIntermediateDirectories: true)
        try workspace.drop(bytes: cv(1), as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: workspace.root + "/state/library.sqlite" + suffix)
        }
        #expect(try workspace.greffier("backup", place.path + "/b").status == 0)
        let restored = place.path + "/w"
        let done = try greffier("restore", place.path + "/b", "--into", restored, "--json")
        #expect(done.status == 0, "\(done.output) \(done.errors)")
        #expect(try done.object()["reindexed"] as? Int == 1)
        #expect(try greffier("daemon", "--drain", "--workspace", restored).status == 0)
        #expect(try greffier("search", "comptable", "--workspace", restored).output.contains("camille.txt"))

        let query = """
            SELECT a.value ->> 'sha256' FROM jobs, json_each(result, '$.artifacts') a
            WHERE a.value ->> 'name' = 'profile.docx'
            """
        let sha256 = try #require(try sqlite(workspace.root + "/state/jobs.sqlite", query).first)
        try FileManager.default.removeItem(atPath: "\(workspace.root)/state/blobs/\(sha256.prefix(2))/\(sha256)")
        let made = try workspace.greffier("backup", place.path + "/c", "--json")
        #expect(made.status == 1)
        #expect(try made.object()["damaged"] as? [String] == [sha256])
        #expect(try greffier("restore", place.path + "/c", "--verify").status == 0)
    }
}

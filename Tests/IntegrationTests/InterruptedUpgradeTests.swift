// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SeededRandom
import TestThreads
import Testing

@Suite("An upgrade of the job table that is cut off", .serialized, .ownThreads)
struct InterruptedUpgradeTests {
    /// Made large, so that a step is longer than one write: 12,000 runs, each with jobs and their results.
    private static let copies = """
        PRAGMA foreign_keys = OFF;
        CREATE TEMP TABLE copy AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            SELECT i FROM n;
        CREATE TEMP TABLE old_runs AS SELECT * FROM runs;
        CREATE TEMP TABLE old_jobs AS SELECT * FROM jobs;
        UPDATE old_jobs SET id = NULL;
        """

    private func columns(_ table: String, _ file: String) throws -> [String] {
        try Programs.sqlite(file, "SELECT name FROM pragma_table_info('\(table)')").split(separator: "\n").map(
            String.init
        )
    }

    /// A workspace with a large job table of version 2.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/state/jobs.sqlite"
        let dump = try String(contentsOfFile: Programs.fixture("stores/jobs-2.sql"), encoding: .utf8)
        // Not the comment first: the shell would take it for an option.
        _ = try Programs.sqlite(file, "\n" + dump)
        let runs = try columns("runs", file).map { $0 == "id" ? "substr(id, 1, 21) || printf('%05d', i)" : $0 }
        let jobs = try columns("jobs", file).map { $0 == "run" ? "substr(run, 1, 21) || printf('%05d', i)" : $0 }
        let filling = """
            PRAGMA journal_mode = WAL; BEGIN; \(Self.copies)
            INSERT INTO runs SELECT \(runs.joined(separator: ", ")) FROM old_runs, copy;
            INSERT INTO jobs SELECT \(jobs.joined(separator: ", ")) FROM old_jobs, copy; COMMIT;
            """
        _ = try Programs.sqlite(file, filling)
        return workspace
    }

    /// Starts what upgrades, and kills it as soon as the log of the database has `bytes`; whether it was still at work.
    private func kill(_ workspace: ScratchWorkspace, atLog bytes: Int) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Programs.greffier)
        process.arguments = ["queues", "list", "--workspace", workspace.root]
        process.environment = Programs.environment(workspace.environment)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let log = workspace.root + "/state/jobs.sqlite-wal"
        while process.isRunning {
            var facts = stat()
            if stat(log, &facts) == 0, facts.st_size >= bytes { break }
        }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    @Test("by kill -9 at any moment leaves a table that opens, with every row, and goes on from the step it was at")
    func killed() throws {
        let pristine = try workspace()
        let state = pristine.root + "/state"
        let before = try Programs.sqlite(state + "/jobs.sqlite", "SELECT id, status, input_name FROM runs ORDER BY 1")
        #expect(before.split(separator: "\n").count == 12_004)
        var random = SplitMix64(seed: 20_261_123)
        var struck: Set<Int> = []
        for _ in 0..<8 {
            let workspace = try ScratchWorkspace()
            try FileManager.default.removeItem(atPath: workspace.root + "/state")
            try FileManager.default.copyItem(atPath: state, toPath: workspace.root + "/state")
            let file = workspace.root + "/state/jobs.sqlite"
            // Twice: also what a first kill left behind is cut off.
            for _ in 0..<2 {
                guard try kill(workspace, atLog: Int.random(in: 1...2_500_000, using: &random)) else { continue }
                struck.insert(try #require(Int(Programs.sqlite(file, "PRAGMA user_version").prefix { $0 != "\n" })))
                #expect(try Programs.sqlite(file, "PRAGMA integrity_check") == "ok\n")
            }
            let done = try workspace.greffier("runs", "list", "--limit", "1", "--json")
            #expect(done.status == 0, "\(done.errors)")
            #expect(try Programs.sqlite(file, "SELECT id, status, input_name FROM runs ORDER BY 1") == before)
            #expect(try Programs.sqlite(file, "PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok\n")
            let review = "SELECT count(*) FROM runs WHERE review IS NOT NULL"
            #expect(try Programs.sqlite(file, review) == "3001\n")
        }
        // At least one hit while steps were missing.
        #expect(struck.contains { $0 < 9 }, "\(struck)")
    }
}

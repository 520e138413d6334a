// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import GRDB
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("Taking over the jobs of an engine that is gone", .timeLimit(.minutes(10)))
struct TakeOverTests {
    /// A job of a dead engine, in a store on a disk without room for the end of its attempt.
    private struct FullDisk {
        let bench: Workbench
        let run: ULID
        let engine: Engine
        private let other: DatabaseQueue

        init() async throws {
            bench = try Workbench()
            run = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]))
            let claimed = try await bench.store.claim(
                ClaimRequest(owner: "dead", slots: ["cpu": 1], kinds: ["read"], now: Date())
            )
            #expect(claimed.jobs.count == 1)
            engine = bench.engine([ScriptedStage("read")])
            var configuration = Configuration()
            configuration.busyMode = .timeout(60)
            other = try DatabaseQueue(
                path: bench.folder.appendingPathComponent("jobs.sqlite").path,
                configuration: configuration
            )
            // A table whose numbers are used up: SQLite then says SQLITE_FULL, as it does on a full disk.
            try await other.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE disk (number INTEGER PRIMARY KEY AUTOINCREMENT);
                        INSERT INTO disk VALUES (9223372036854775807);
                        CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN INSERT INTO disk VALUES (NULL); END;
                        """
                )
            }
        }

        func makeRoom() async throws {
            try await other.write { try $0.execute(sql: "DROP TRIGGER full") }
        }

        /// Returns once the engine has tried in vain.
        func waitForTry() async throws {
            while await engine.turns < 2 { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    @Test("while the disk is full the engine tries again, claims nothing meanwhile, and goes on once there is room")
    func fullDisk() async throws {
        let disk = try await FullDisk()
        try await disk.bench.running(disk.engine) { events in
            try await disk.waitForTry()
            #expect(try await disk.bench.states(disk.run)["text"] == .running)
            #expect(try await disk.bench.store.attempts(run: disk.run).isEmpty)
            try await disk.makeRoom()
            #expect(await events.end(of: disk.run)?.status == .succeeded)
        }
        #expect(try await disk.bench.store.attempts(run: disk.run).first?.outcome == .interrupted)
    }

    @Test("cancelled while it waits for the disk, the engine ends as it does when it works")
    func cancelled() async throws {
        let disk = try await FullDisk()
        let events = disk.engine.events()
        let task = Task { try await disk.engine.run() }
        try await disk.waitForTry()
        task.cancel()
        try await task.value
        // They end with the engine.
        for await _ in events {}
        #expect(try await disk.bench.states(disk.run)["text"] == .running)
    }
}

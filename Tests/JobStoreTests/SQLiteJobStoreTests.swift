// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import TestThreads
import Testing

@Suite("SQLite job store", .ownThreads(perTest: 4))
struct SQLiteJobStoreTests {
    @Test("does what every job store must do", arguments: JobStoreConformance.all)
    func conforms(to behaviour: JobStoreConformance.Behaviour) async throws {
        try await TemporaryStore.with { path in
            try await behaviour.check(.init { try SQLiteJobStore(path: path, role: .engine) })
            #expect(try TemporaryStore.sqlite(path, "PRAGMA integrity_check") == "ok")
        }
    }

    @Test("what was acknowledged is there after the process forgot to close")
    func reopens() async throws {
        try await TemporaryStore.with { path in
            let run = Samples.run()
            let first = try SQLiteJobStore(path: path, role: .engine)
            _ = try await first.submit(run)
            let late = try await first.claimOne("text", owner: "first life")
            let second = try SQLiteJobStore(path: path, role: .engine)
            #expect(try await second.recover(owner: "second life", now: Samples.start).resumed == [late.job.id])
            let job = try await second.claimOne("text", owner: "second life")
            #expect(job.job.condition.interruptions == 1)
            #expect(try await first.succeed(late) == nil)
            #expect(try await second.succeed(job) != nil)
        }
    }

    @Test("two instances on one file never claim the same job")
    func instances() async throws {
        try await TemporaryStore.with { path in
            let stores = [
                try SQLiteJobStore(path: path, role: .engine), try SQLiteJobStore(path: path, role: .command),
            ]
            for index in 0..<40 { _ = try await stores[index % 2].submit(Samples.run(sha256: "\(index)")) }
            let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for (index, store) in stores.enumerated() {
                    group.addTask {
                        var mine: [JobID] = []
                        while true {
                            let jobs = try await store.claim("\(index)", slots: 2)
                            if jobs.isEmpty { return mine }
                            mine += jobs.map(\.job.id)
                        }
                    }
                }
                return try await group.reduce(into: [JobID]()) { $0 += $1 }
            }
            #expect(claimed.count == 40 && Set(claimed).count == 40)
        }
    }

    @Test("questions are answered beside the engine, after it, and before there is anything")
    func questions() async throws {
        try await TemporaryStore.with { path in
            let empty = try SQLiteJobStore(path: path, role: .query)
            #expect(try await empty.summary(since: Samples.start).queued == 0)
            #expect(!FileManager.default.fileExists(atPath: path))
            let store = try SQLiteJobStore(path: path, role: .engine)
            _ = try await store.submit(Samples.run())
            let beside = try SQLiteJobStore(path: path, role: .query)
            #expect(try await beside.runs(RunFilter()).count == 1)
            await #expect(throws: GreffierError(.storeUnavailable, detail: "opened for questions only")) {
                try await beside.submit(Samples.run())
            }
            try await beside.close()
            try await store.close()
            let after = try SQLiteJobStore(path: path, role: .query)
            #expect(try await after.runs(RunFilter()).count == 1)
        }
    }

    @Test("questions are answered when the daemon was killed and left its log behind")
    func questionsAfterKill() async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            _ = try await store.submit(Samples.run())
            // What a kill leaves on disk: no shared memory file, and a log that was not taken over.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: path + ".killed" + suffix)
            }
            let after = try SQLiteJobStore(path: path + ".killed", role: .query)
            #expect(try await after.runs(RunFilter()).count == 1)
        }
    }

    @Test("a file of a newer version, and a file that is no database, are refused in words")
    func refusals() async throws {
        try await TemporaryStore.with { path in
            try await SQLiteJobStore(path: path, role: .engine).close()
            _ = try TemporaryStore.sqlite(path, "PRAGMA user_version = 99")
            for role in [SQLiteJobStore.Role.engine, .command, .query] {
                #expect { try SQLiteJobStore(path: path, role: role) } throws: {
                    ($0 as? GreffierError)?.code == .storeNewer
                }
            }
            try Data("this is no database, whatever its name says".utf8).write(to: URL(fileURLWithPath: path + "2"))
            #expect { try SQLiteJobStore(path: path + "2", role: .query) } throws: {
                ($0 as? GreffierError)?.code == .storeDamaged
            }
        }
    }

    @Test("the tables themselves refuse states that contradict themselves")
    func constraints() async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            _ = try await store.submit(Samples.run())
            for change in [
                "state = 'running'", "state = 'done'", "state = 'succeeded'", "state = 'retrying'", "attempts = 99",
                "cancel_requested = 1", "lease_owner = 'me'", "priority = 'high'",
            ] {
                #expect(throws: (any Error).self, "\(change)") {
                    try TemporaryStore.sqlite(path, "UPDATE jobs SET \(change) WHERE stage = 'text'")
                }
            }
        }
    }

    @Test("a run is found by the end of its number without reading the table")
    func endOfNumber() async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            let runs = (0..<40).map { Samples.run(at: Samples.start + Double($0)) }
            for run in runs { _ = try await store.submit(run) }
            for length in [4, 8, 26] {
                var filter = RunFilter()
                filter.idSuffix = String(runs[7].id.text.suffix(length)).lowercased()
                #expect(try await store.runs(filter).map(\.id) == [runs[7].id])
            }
            let plan = try TemporaryStore.sqlite(
                path,
                "EXPLAIN QUERY PLAN SELECT id FROM runs WHERE substr(id, -4) = 'ABCD' AND id LIKE '%ABCD'"
            )
            #expect(plan.contains("runs_end"), "\(plan)")
        }
    }

    @Test("thousands of jobs that are due at once become ready in portions, the earliest first")
    func manyDue() async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            let count = ClaimRequest.dueLimit + 500
            try await withThrowingTaskGroup { group in
                for index in 0..<count {
                    let run = Samples.run(
                        [Samples.job("text")],
                        file: nil,
                        at: Samples.start,
                        notBefore: Samples.start + 1 + Double(index) / 1000
                    )
                    group.addTask { _ = try await store.submit(run) }
                }
                try await group.waitForAll()
            }
            let later = Samples.start + 60
            func claim() async throws -> ClaimAnswer {
                try await store.claim(ClaimRequest(owner: "one", slots: ["cpu": 1], kinds: ["work"], now: later))
            }
            #expect(try await claim().nextDue == Samples.start + 1 + Double(ClaimRequest.dueLimit) / 1000)
            #expect(try await store.queues().first { $0.name == "cpu" }?.later == 500)
            #expect(try await claim().nextDue == nil)
            #expect(try await store.queues().first { $0.name == "cpu" }?.ready == count - 2)
        }
    }

    @Test("the views show times as text, and cannot be written to")
    func views() async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            _ = try await store.submit(Samples.run())
            #expect(
                try TemporaryStore.sqlite(path, "SELECT file, status, submitted_at FROM run_status")
                    == "jean.pdf|queued|2026-09-21T14:13:20.000Z"
            )
            #expect(
                try TemporaryStore.sqlite(path, "SELECT stage, state, attempts FROM job_status LIMIT 1")
                    == "text|ready|0"
            )
            #expect(
                try TemporaryStore.sqlite(path, "SELECT ready, waiting FROM queue_status WHERE queue = 'cpu'") == "1|2"
            )
            #expect(throws: (any Error).self) { try TemporaryStore.sqlite(path, "DELETE FROM run_status") }
        }
    }
}

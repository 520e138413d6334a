// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import TestThreads
import Testing

/// What a store must do to be kept small, over any store.
@Suite("Retention", .ownThreads(perTest: 4))
struct RetentionTests {
    private static let day = 86_400.0

    /// A run that ended at `end`, its stage having made `artifact`.
    private func ended(
        _ store: any JobStore,
        input: String,
        artifact: String,
        at end: Date,
        memo: String? = nil
    ) async throws -> ULID {
        let run = Samples.run([Samples.job("text"), Samples.delivery(after: ["text"])], sha256: input, at: end)
        _ = try await store.submit(run)
        let made = Artifact(name: "a.json", sha256: artifact, bytes: 1, stage: "text", mediaType: "text/plain")
        let text = try await store.claimOne("text", at: end)
        let done = StageCompletion(StageResult(artifacts: [made], version: "work/1"), memoKey: memo)
        _ = try await store.finish(text.lease, done, now: end)
        _ = try await store.deliver(store.claimOne(DeliveryJob.kind, at: end), at: end)
        return run.id
    }

    private func named(
        _ store: any JobRetention,
        page: Int = 2,
        assuming limits: RetentionLimits = RetentionLimits()
    ) async throws -> Set<String> {
        var found: Set<String> = []
        var cursor: BlobCursor?
        repeat {
            let page = try await store.namedBlobs(after: cursor, limit: page, assuming: limits)
            found.formUnion(page.blobs)
            #expect(page.snapshots.isSubset(of: page.blobs))
            cursor = page.next
        } while cursor != nil
        return found
    }

    private func withStore(_ body: (SQLiteJobStore, String) async throws -> Void) async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            try await body(store, path)
            try await store.close()
        }
    }

    @Test("runs that ended before the date go, oldest first and a few at a time, with all that belongs to them")
    func prune() async throws {
        try await withStore { store, path in
            var runs: [ULID] = []
            for index in 0..<5 {
                let end = Samples.start + Double(index) * Self.day
                runs.append(try await ended(store, input: "in\(index)", artifact: "out\(index)", at: end))
            }
            let live = Samples.run(at: Samples.start - 100 * Self.day)
            _ = try await store.submit(live)
            let cutoff = Samples.start + 3 * Self.day
            #expect(try await store.prunable(RetentionLimits(runs: cutoff)).runs == 3)
            #expect(try await store.pruneRuns(endedBefore: cutoff, limit: 2) == 2)
            #expect(try await store.run(runs[1]) == nil)
            #expect(try await store.run(runs[2]) != nil)
            #expect(try await store.pruneRuns(endedBefore: cutoff, limit: 2) == 1)
            #expect(try await store.pruneRuns(endedBefore: cutoff, limit: 2) == 0)
            // A run that has not ended is never old.
            #expect(Set(try await store.runs(RunFilter()).map(\.id)) == [runs[3], runs[4], live.id])
            #expect(try TemporaryStore.sqlite(path, "SELECT count(DISTINCT run) FROM jobs") == "3")
            #expect(try TemporaryStore.sqlite(path, "SELECT count(DISTINCT run) FROM attempts") == "2")
            #expect(try await store.damages(thorough: true).isEmpty)
        }
    }

    @Test("a run that is done again is not old, however long ago it ended before")
    func retried() async throws {
        try await withStore { store, _ in
            let run = try await ended(store, input: "in", artifact: "out", at: Samples.start)
            _ = try await store.retry(RetryRequest(run: run), now: Samples.start + Self.day)
            #expect(try await store.pruneRuns(endedBefore: Samples.start + 2 * Self.day, limit: 10) == 0)
        }
    }

    @Test(
        "originals, snapshots, artifacts and remembered results are named, over pages of any size",
        arguments: [1, 2, 50]
    )
    func names(page: Int) async throws {
        try await withStore { store, _ in
            for index in 0..<5 {
                _ = try await ended(
                    store,
                    input: "in\(index)",
                    artifact: "out\(index)",
                    at: Samples.start + Double(index),
                    memo: index == 0 ? "key" : nil
                )
            }
            let all = Set((0..<5).flatMap { ["in\($0)", "out\($0)"] } + ["feed"])
            #expect(try await named(store, page: page) == all)
            // An original outlives its run, and a remembered result what made it.
            let cutoff = Samples.start + 2
            let left = all.subtracting(["out1"])
            #expect(try await named(store, page: page, assuming: RetentionLimits(runs: cutoff)) == left)
            #expect(try await store.pruneRuns(endedBefore: cutoff, limit: 10) == 2)
            #expect(try await named(store, page: page) == left)

            let memos = RetentionLimits(runs: cutoff, memos: cutoff, originals: cutoff)
            let bare = left.subtracting(["out0", "in0", "in1"])
            #expect(try await named(store, page: page, assuming: memos) == bare)
            #expect(try await store.forgetMemos(unusedSince: cutoff, limit: 10) == 1)
            #expect(try await store.memo("key") == nil)
            #expect(try await store.forgetOriginals(unusedSince: cutoff, limit: 10) == 2)
            #expect(try await named(store, page: page) == bare)
        }
    }

    @Test("corrections are named for as long as the file that they are about, and go with it")
    func corrections() async throws {
        try await withStore { store, _ in
            let target = try await ended(store, input: "in", artifact: "out", at: Samples.start)
            let correction = Correction(
                run: ULID(),
                name: "jean.json",
                droppedAt: Samples.start,
                target: target,
                pipeline: "cv",
                inputSHA256: "in",
                sha256: "correction"
            )
            #expect(try await store.correct(correction, from: "text", now: Samples.start))
            try await store.finishAll(at: Samples.start)
            let later = Samples.start + Self.day
            #expect(try await store.pruneRuns(endedBefore: later, limit: 10) == 1)
            #expect(try await store.forgetOriginals(unusedSince: Samples.start, limit: 10) == 0)
            #expect(try await named(store).isSuperset(of: ["in", "correction"]))
            #expect(try await store.forgetOriginals(unusedSince: later, limit: 10) == 1)
            #expect(try await named(store).isEmpty)
            #expect(try await store.correction(by: correction.run) == nil)
        }
    }

    @Test("what is thought away in a dry run is what a real one removes")
    func dryRun() async throws {
        try await withStore { store, _ in
            for index in 0..<4 {
                _ = try await ended(
                    store,
                    input: "in\(index)",
                    artifact: "out\(index)",
                    at: Samples.start + Double(index)
                )
            }
            let limits = RetentionLimits(runs: Samples.start + 2, originals: Samples.start + 1)
            let thought = try await named(store, assuming: limits)
            _ = try await store.pruneRuns(endedBefore: Samples.start + 2, limit: 10)
            _ = try await store.forgetOriginals(unusedSince: Samples.start + 1, limit: 10)
            #expect(try await named(store) == thought)
        }
    }

    @Test("memo entries that were used again stay")
    func memos() async throws {
        try await withStore { store, _ in
            _ = try await ended(store, input: "a", artifact: "x", at: Samples.start, memo: "key")
            #expect(try await store.forgetMemos(unusedSince: Samples.start, limit: 10) == 0)
            _ = try await ended(store, input: "a", artifact: "x", at: Samples.start + 10, memo: "key")
            #expect(try await store.forgetMemos(unusedSince: Samples.start + 10, limit: 10) == 0)
            #expect(try await store.forgetMemos(unusedSince: Samples.start + 11, limit: 10) == 1)
        }
    }

    @Test("old ticks go, and a tick that fired fires no second time")
    func ticks() async throws {
        try await withStore { store, path in
            _ = try await store.ticksDone(pipeline: "nightly", expression: "x", now: Samples.start)
            for index in 1...3 {
                let tick = Samples.start + Double(index) * Self.day
                _ = try await store.fire(Samples.run(pipeline: "nightly", file: nil, at: tick), tick: tick)
            }
            let cutoff = Samples.start + 3 * Self.day
            #expect(try await store.pruneSchedules(before: cutoff, keeping: ["nightly"]) == 2)
            let done = try await store.ticksDone(
                pipeline: "nightly",
                expression: "x",
                now: Samples.start + 9 * Self.day
            )
            #expect(done == cutoff)
            // A pipeline that is gone is remembered for longer than any rhythm.
            #expect(try await store.pruneSchedules(before: cutoff + 100 * Self.day, keeping: []) == 1)
            #expect(try TemporaryStore.sqlite(path, "SELECT count(*) FROM schedules") == "1")
            #expect(try await store.pruneSchedules(before: cutoff + 401 * Self.day, keeping: ["nightly"]) == 0)
            #expect(try await store.pruneSchedules(before: cutoff + 401 * Self.day, keeping: []) == 1)
        }
    }

    @Test("queues that nobody uses go; those with jobs, or paused, stay")
    func queues() async throws {
        try await withStore { store, _ in
            _ = try await store.submit(Samples.run([Samples.job("text", queue: "busy")]))
            try await store.pause(queue: "held", now: Samples.start)
            try await store.pause(queue: "gone", now: Samples.start)
            try await store.resume(queue: "gone")
            #expect(try await store.pruneQueues(keeping: ["cpu", "model", "render", "notify"]) == 1)
            let names = try await store.queues().map(\.name)
            #expect(names == ["busy", "cpu", "held", "model", "notify", "render"])
        }
    }

    @Test("compacting gives the space of removed rows back, and the log is cut")
    func compact() async throws {
        try await withStore { store, path in
            for index in 0..<40 {
                var run = Samples.run(sha256: "\(index)", at: Samples.start)
                run.payload = String(repeating: "x", count: 20_000)
                _ = try await store.submit(run)
                _ = try await store.cancel(run: run.id, now: Samples.start)
                _ = try await store.deliver(store.claimOne(DeliveryJob.kind))
            }
            #expect(try await store.pruneRuns(endedBefore: Samples.start + 1, limit: 100) == 40)
            let before = try await store.space()
            #expect(before.free > 700_000)
            try await store.compact()
            let after = try await store.space()
            #expect(after.free == 0 && after.used <= before.used)
            let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            #expect(log == 0)
        }
    }

    @Test("a checkpoint waits for no reader, and writes go on after it")
    func checkpointBesideReader() async throws {
        try await withStore { store, path in
            _ = try await store.submit(Samples.run())
            let reader = try SQLiteJobStore(path: path, role: .query)
            try await store.checkpoint()
            _ = try await store.submit(Samples.run(sha256: "other"))
            #expect(try await reader.runs(RunFilter()).count == 2)
            try await reader.close()
        }
    }

    @Test("damage in the file is told, by the quick look and by the thorough one", arguments: [false, true])
    func damage(thorough: Bool) async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            for index in 0..<50 { _ = try await store.submit(Samples.run(sha256: "\(index)")) }
            #expect(try await store.damages(thorough: thorough).isEmpty)
            try await store.close()
            let root = try TemporaryStore.sqlite(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'runs_end'")
            let jobs = try TemporaryStore.sqlite(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'jobs'")
            let page = try #require(Int(thorough ? root : jobs))
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: UInt64((page - 1) * 4096 + 3))
            try file.write(contentsOf: Data(repeating: 0xFF, count: 200))
            try file.close()
            let damaged = try SQLiteJobStore(path: path, role: .query)
            #expect(try await !damaged.damages(thorough: thorough).isEmpty)
        }
    }
}

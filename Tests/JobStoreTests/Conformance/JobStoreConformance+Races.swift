// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import SeededRandom
import Testing

extension JobStoreConformance {
    static let races: [Behaviour] = [
        Behaviour("of many tasks that end one lease in every way, one is heard", oneEndIsHeard),
        Behaviour("fifty tasks that hand in the same submission get one run", oneSubmissionFromMany),
        Behaviour("many tasks that submit, claim, end, cancel and recover at once leave whole runs", everythingAtOnce),
        Behaviour("a key is never held by more than its limit, however many claim at once", keyUnderPressure),
        Behaviour("a cancellation and an end at once leave one state", cancellationAgainstEnd),
        Behaviour("a retry and an end at once never lose the stage", retryAgainstEnd),
        Behaviour("one tick from many tasks makes one run, and different ticks one each", ticksFromMany),
    ]

    /// Starts `count` tasks at once and collects what they give.
    static func together<Value: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for index in 0..<count { group.addTask { try await body(index) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Claims for `owner` until nothing is left, and gives what it got.
    static func claimAll(_ store: any JobStore, _ owner: String, slots: Int) async throws -> [JobID] {
        var mine: [JobID] = []
        while case let jobs = try await store.claim(owner, slots: slots), !jobs.isEmpty { mine += jobs.map(\.job.id) }
        return mine
    }

    @Sendable private static func oneEndIsHeard(_ store: any JobStore) async throws {
        for _ in 0..<10 {
            let run = try await store.start([Samples.job("text", attempts: 9)])
            let claimed = try await store.claimOne("text")
            let lease = claimed.lease
            let heard = try await together(12) { index -> Committed? in
                switch index % 6 {
                case 0: try await store.succeed(claimed)
                case 1: try await store.fail(claimed, .documentCorrupt)
                case 2: try await store.fail(claimed, .modelBusy)
                case 3: try await store.snooze(lease, until: Samples.start, now: Samples.start)
                case 4: try await store.release(lease, now: Samples.start)
                default: try await store.stopped(lease, now: Samples.start)
                }
            }
            let accepted = heard.compactMap { $0 }
            #expect(accepted.count == 1)
            #expect(try await store.row("text", of: run).state == accepted.first?.state)
            #expect(try await store.attempts(run: run).count == 1)
            _ = try await store.cancel(run: run, now: Samples.start)
        }
    }

    @Sendable private static func oneSubmissionFromMany(_ store: any JobStore) async throws {
        let made = try await together(50) { _ in try await store.submit(Samples.run(submission: "row-9")) }
        #expect(made.count { $0.isNew } == 1)
        #expect(Set(made.map(\.run)).count == 1)
        #expect(try await store.runs(RunFilter()).count == 1)
        #expect(try await store.rows(made[0].run).count == 3)
        let sameRun = Samples.run(submission: "row-10")
        let again = try await together(50) { _ in try await store.submit(sameRun) }
        #expect(again.count { $0.isNew } == 1)
        #expect(try await store.runs(RunFilter()).count == 2)
    }

    @Sendable private static func everythingAtOnce(_ store: any JobStore) async throws {
        let owners = 6
        _ = try await together(owners) { worker in
            var random = SplitMix64(seed: UInt64(worker))
            for round in 0..<25 {
                let shared = "row-\((round * 3 + worker) % 20)"
                let jobs = [Samples.job("text", attempts: 2), Samples.delivery(after: ["text"])]
                _ = try await store.submit(Samples.run(jobs, sha256: shared, submission: shared))
                for job in try await store.claim("owner \(worker)", slots: 2) {
                    try await end(job, store, &random)
                    // A second word on the same lease.
                    if random.chance(30) { try await end(job, store, &random) }
                }
                if random.chance(10) { _ = try await store.recover(owner: "owner \(worker)", now: Samples.start) }
                if random.chance(10), let run = try await store.runs(RunFilter()).randomElement(using: &random) {
                    _ = try await store.cancel(run: run.id, now: Samples.start)
                }
            }
        }
        _ = try await store.recover(owner: "last", now: Samples.start)
        try await store.finishAll(at: Samples.start + 9_999)
        let runs = try await store.runs(RunFilter())
        #expect(runs.count == 20 && runs.allSatisfy(\.status.isFinal))
        for run in runs { try await expectWhole(run, store) }
    }

    private static func end(_ job: ClaimedJob, _ store: any JobStore, _ random: inout SplitMix64) async throws {
        if job.job.isDelivery {
            try await store.deliver(job)
        } else {
            try await random.pick(WayToEnd.all.filter { $0.outcome != .interrupted }).end(store, job, Samples.start)
        }
    }

    /// Every job has ended, no claim is in the log twice, and no job tried more often than it may.
    private static func expectWhole(_ run: RunRow, _ store: any JobStore) async throws {
        let attempts = try await store.attempts(run: run.id)
        for job in try await store.rows(run.id) {
            let numbers = attempts.filter { $0.job == job.id }.map(\.number)
            #expect(Set(numbers).count == numbers.count && numbers.max() ?? 0 <= job.condition.leaseNumber)
            #expect(job.state.isFinal && job.condition.attempts <= job.condition.maxAttempts)
            #expect(
                attempts.count { $0.job == job.id && $0.outcome == .succeeded } == (job.state == .succeeded ? 1 : 0)
            )
        }
    }

    @Sendable private static func keyUnderPressure(_ store: any JobStore) async throws {
        for _ in 0..<30 { try await store.start([Samples.job("text", concurrency: .init(key: "server", limit: 3))]) }
        let most = try await together(8) { worker in
            var most = 0
            var isDone = false
            while !isDone {
                let jobs = try await store.claim("\(worker)", slots: 2)
                let story = try await store.story(try await store.runs(RunFilter())[0].id)
                most = max(most, story?.holders["server"]?.count ?? 0)
                for job in jobs { try await store.succeed(job) }
                isDone = try await store.summary(since: Samples.start).succeeded == 30
            }
            return most
        }
        #expect((1...3).contains(most.max() ?? 0))
    }

    @Sendable private static func cancellationAgainstEnd(_ store: any JobStore) async throws {
        for _ in 0..<20 {
            let run = try await store.start(Samples.chain)
            let text = try await store.claimOne("text")
            async let cancelled = store.cancel(run: run, now: Samples.start)
            async let ended = store.succeed(text)
            let (answer, left) = try await (cancelled, ended)
            #expect(left?.state == .succeeded)
            #expect(answer.cancelled == ["profile"])
            #expect(try await store.states(run) == ["text": .succeeded, "profile": .cancelled, "publish": .ready])
            try await store.finishAll()
            #expect(try await store.run(run)?.status == .cancelled)
        }
    }

    @Sendable private static func retryAgainstEnd(_ store: any JobStore) async throws {
        for _ in 0..<20 {
            let run = try await store.start([Samples.job("text")])
            let text = try await store.claimOne("text")
            let request = RetryRequest(run: run, scope: .from(stage: "text"))
            async let retried = store.retry(request, now: Samples.start)
            async let ended = store.succeed(text)
            _ = try await (retried, ended)
            // Whichever came first, the stage is to be done again.
            #expect(try await store.states(run) == ["text": .ready])
            #expect(try await store.run(run)?.status == .queued)
            try await store.finishAll()
        }
    }

    @Sendable private static func ticksFromMany(_ store: any JobStore) async throws {
        _ = try await store.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: Samples.start)
        let made = try await together(40) { index in
            let tick = Samples.start + Double(index % 4 + 1) * 3600
            return try await store.fire(Samples.run(pipeline: "nightly", file: nil, at: tick), tick: tick)
        }
        #expect(made.count { $0.isNew } == 4 && Set(made.map(\.run)).count == 4)
        let later = Samples.start + 99_999
        let done = try await store.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: later)
        #expect(done == Samples.start + 4 * 3600)
        // Another pipeline has ticks of its own.
        let other = Samples.run(pipeline: "weekly", file: nil)
        #expect(try await store.fire(other, tick: Samples.start + 3600).isNew)
    }
}

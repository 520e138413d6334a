// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let graphs: [Behaviour] = [
        Behaviour("a run goes from queued over running to succeeded", runGoesFromQueuedOverRunning),
        Behaviour("a stage that takes from two waits for both", stageThatTakesFromTwoWaits),
        Behaviour("an optional stage may fail, with those that depend on it skipped", optionalStageMayFailWithThose),
        Behaviour("the delivery waits for stages that still run when another failed", deliveryWaitsForStagesThatStill),
        Behaviour("a delivery that fails ends the run with its reason", deliveryThatFailsEndsRunWith),
        Behaviour("a run without delivery ends with its last job", runWithoutDeliveryEndsWithLast),
    ]

    static let recoveries: [Behaviour] = [
        Behaviour("jobs of a dead owner are ready at once; those of the living one stay", jobsDeadOwnerAreReadyOnce),
        Behaviour("five deaths in a row with the job running set it aside", fiveDeathsRowWithJobRunning),
        Behaviour("an end in between starts the count of deaths again", endBetweenStartsCountDeathsAgain),
    ]

    static let control: [Behaviour] = [
        Behaviour("a cancelled run runs nothing more but its delivery", cancelledRunRunsNothingMoreBut),
        Behaviour("a running job is asked to stop, and then is cancelled", runningJobAskedStopThenCancelled),
        Behaviour("a cancelled job that dies with the daemon is not run again", cancelledJobThatDiesWithDaemon),
        Behaviour("cancelling one job cancels those that depend on it", cancellingOneJobCancelsThoseThat),
        Behaviour("what is not there cannot be cancelled or retried", whatNotThereCannotCancelledOr),
        Behaviour("a retry runs what failed and was skipped, with fresh attempts", retryRunsWhatFailedWasSkipped),
        Behaviour(
            "a retry from a stage runs it and all after it; the late worker is refused",
            retryFromStageRunsAllAfter
        ),
        Behaviour("a retry cuts waiting short", retryCutsWaitingShort),
        Behaviour("a retry with the pipeline of today replaces the jobs", retryWithPipelineTodayReplacesJobs),
    ]

    static let schedules: [Behaviour] = [
        Behaviour("a tick fires once, whoever asks and how often", tickFiresOnceWhoeverAsksHow),
        Behaviour("a changed schedule begins anew", changedScheduleBeginsAnew),
    ]

    @Sendable private static func runGoesFromQueuedOverRunning(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        #expect(try await store.run(run.id)?.status == .queued)
        let text = try await store.claimOne("text", at: Samples.start + 1)
        #expect(try await store.run(run.id)?.status == .running)
        try await store.succeed(text)
        try await store.succeed(store.claimOne("profile"))
        try await store.deliver(store.claimOne("publish"), at: Samples.start + 9)
        let row = try #require(try await store.run(run.id))
        #expect(row.status == .succeeded && row.folder == "cv/jean" && row.error == nil)
        #expect(row.startedAt == Samples.start + 1 && row.finishedAt == Samples.start + 9)
        #expect(try await store.claim().isEmpty)
    }

    @Sendable private static func stageThatTakesFromTwoWaits(_ store: any JobStore) async throws {
        let jobs = [Samples.job("a"), Samples.job("b"), Samples.job("c", after: ["a", "b"])]
        let run = Samples.run(jobs)
        _ = try await store.submit(run)
        let both = try await store.claim()
        try await store.succeed(both[0])
        #expect(try await store.states(run.id)["c"] == .waiting)
        try await store.succeed(both[1])
        #expect(try await store.states(run.id)["c"] == .ready)
    }

    @Sendable private static func optionalStageMayFailWithThose(_ store: any JobStore) async throws {
        let jobs = [
            Samples.job("text"), Samples.job("scores", optional: true),
            Samples.job("chart", after: ["scores"], optional: true),
            Samples.delivery(after: ["text", "scores", "chart"]),
        ]
        let run = Samples.run(jobs)
        _ = try await store.submit(run)
        let both = try await store.claim()
        try await store.fail(both[1], .templateInvalid)
        #expect(try await store.states(run.id)["chart"] == .skipped)
        #expect(try await store.states(run.id)["publish"] == .waiting)
        try await store.succeed(both[0])
        #expect(try await store.deliver(store.claimOne("publish"))?.run == .succeeded)
    }

    @Sendable private static func deliveryWaitsForStagesThatStill(_ store: any JobStore) async throws {
        let jobs = [Samples.job("a"), Samples.job("b"), Samples.delivery(after: ["a", "b"])]
        let run = Samples.run(jobs)
        _ = try await store.submit(run)
        let both = try await store.claim()
        try await store.fail(both[0], .documentCorrupt)
        #expect(try await store.states(run.id)["publish"] == .waiting)
        try await store.succeed(both[1])
        #expect(try await store.deliver(store.claimOne("publish"))?.run == .failed)
    }

    @Sendable private static func deliveryThatFailsEndsRunWith(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("text"), Samples.delivery(after: ["text"])])
        _ = try await store.submit(run)
        try await store.succeed(store.claimOne("text"))
        #expect(try await store.fail(store.claimOne("publish"), .documentCorrupt)?.run == .failed)
        #expect(try await store.run(run.id)?.error?.stage == "publish")
    }

    @Sendable private static func runWithoutDeliveryEndsWithLast(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("text")])
        _ = try await store.submit(run)
        #expect(try await store.succeed(store.claimOne("text"))?.run == .succeeded)
    }

    @Sendable private static func jobsDeadOwnerAreReadyOnce(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run())
        _ = try await store.submit(Samples.run(at: Samples.start + 1))
        let dead = try await store.claim("dead", slots: 1)
        _ = try await store.claim("two", slots: 1)
        let recovery = try await store.recover(owner: "two", now: Samples.start)
        #expect(recovery == Recovery(resumed: dead.map(\.job.id)))
        #expect(try await store.recover(owner: "two", now: Samples.start) == Recovery())
    }

    @Sendable private static func fiveDeathsRowWithJobRunning(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("text", attempts: 1), Samples.delivery(after: ["text"])])
        _ = try await store.submit(run)
        for life in 1...5 {
            let job = try await store.claimOne("text", owner: "life \(life)")
            #expect(job.job.condition.attempts == 0)
            let recovery = try await store.recover(owner: "life \(life + 1)", now: Samples.start)
            #expect(recovery.quarantined == (life == 5 ? [job.job.id] : []))
        }
        #expect(try await store.states(run.id) == ["text": .failed, "publish": .ready])
        let delivery = try await store.claimOne("publish", owner: "life 6")
        #expect(RunVerdict(over: delivery.jobs).reason?.error.code == .stageInterrupted)
    }

    @Sendable private static func endBetweenStartsCountDeathsAgain(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run([Samples.job("text", attempts: 9)]))
        var moment = Samples.start
        for life in 0..<12 {
            let job = try await store.claimOne("text", at: moment, owner: "\(life)")
            if life % 4 == 3 {
                try await store.fail(job, .modelBusy, at: moment)
                moment += 60
            } else {
                #expect(try await store.recover(owner: "\(life + 1)", now: moment).quarantined.isEmpty)
            }
        }
    }

    @Sendable private static func cancelledRunRunsNothingMoreBut(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        let answer = try await store.cancel(run: run.id, now: Samples.start)
        #expect(answer == CancelAnswer(run: run.id, cancelled: ["text", "profile"]))
        #expect(try await store.deliver(store.claimOne("publish"))?.run == .cancelled)
        #expect(try await store.run(run.id)?.error?.error.code == .runCancelled)
        #expect(try await store.cancel(run: run.id, now: Samples.start) == CancelAnswer(run: run.id))
    }

    @Sendable private static func runningJobAskedStopThenCancelled(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        let text = try await store.claimOne("text")
        let answer = try await store.cancel(run: run.id, now: Samples.start)
        #expect(answer == CancelAnswer(run: run.id, cancelled: ["profile"], stopping: ["text"]))
        #expect(try await store.leasesToStop([text.lease]) == [text.lease])
        #expect(try await store.stopped(text.lease, now: Samples.start)?.state == .cancelled)
        #expect(try await store.states(run.id)["publish"] == .ready)
    }

    @Sendable private static func cancelledJobThatDiesWithDaemon(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        _ = try await store.claim("dead")
        _ = try await store.cancel(run: run.id, now: Samples.start)
        #expect(try await store.recover(owner: "two", now: Samples.start) == Recovery())
        #expect(try await store.states(run.id)["text"] == .cancelled)
    }

    @Sendable private static func cancellingOneJobCancelsThoseThat(_ store: any JobStore) async throws {
        let jobs = [
            Samples.job("a"), Samples.job("b"), Samples.job("c", after: ["b"]),
            Samples.delivery(after: ["a", "b", "c"]),
        ]
        let run = Samples.run(jobs)
        _ = try await store.submit(run)
        var filter = JobFilter()
        filter.run = run.id
        let b = try #require(try await store.jobs(filter).first { $0.stage == "b" })
        #expect(try await store.cancel(job: b.id, now: Samples.start).cancelled == ["b", "c"])
        #expect(try await store.states(run.id)["a"] == .ready)
    }

    @Sendable private static func whatNotThereCannotCancelledOr(_ store: any JobStore) async throws {
        let code = { (error: any Error) in (error as? GreffierError)?.code == .runUnknown }
        await #expect { try await store.cancel(run: ULID(), now: Samples.start) } throws: { code($0) }
        await #expect { try await store.cancel(job: JobID(99), now: Samples.start) } throws: { code($0) }
        await #expect { try await store.retry(RetryRequest(run: ULID()), now: Samples.start) } throws: { code($0) }
        let run = Samples.run()
        _ = try await store.submit(run)
        let request = RetryRequest(run: run.id, scope: .from(stage: "none"))
        await #expect { try await store.retry(request, now: Samples.start) } throws: { code($0) }
    }

    @Sendable private static func retryRunsWhatFailedWasSkipped(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        try await store.succeed(store.claimOne("text"))
        try await store.fail(store.claimOne("profile"), .modelContext)
        try await store.deliver(store.claimOne("publish"))
        let answer = try await store.retry(RetryRequest(run: run.id), now: Samples.start + 5)
        #expect(answer.restarted == ["profile", "publish"])
        #expect(try await store.run(run.id)?.status == .queued)
        let profile = try await store.claimOne("profile")
        #expect(profile.isFirst && profile.job.condition.attempts == 0 && profile.job.error == nil)
        try await store.succeed(profile)
        try await store.deliver(store.claimOne("publish"), to: "cv/again")
        let row = try #require(try await store.run(run.id))
        #expect(row.status == .succeeded && row.folder == "cv/again" && row.error == nil)
        #expect(try await store.attempts(run: run.id).count == 5)
    }

    @Sendable private static func retryFromStageRunsAllAfter(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        try await store.succeed(store.claimOne("text"))
        let late = try await store.claimOne("profile")
        let answer = try await store.retry(
            RetryRequest(run: run.id, scope: .from(stage: "text")),
            now: Samples.start
        )
        #expect(answer.restarted == ["text", "profile", "publish"])
        #expect(try await store.succeed(late) == nil)
        #expect(try await store.claimOne("text").jobs.allSatisfy { $0.result == nil })
    }

    @Sendable private static func retryCutsWaitingShort(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        try await store.fail(store.claimOne("text"), .modelBusy)
        #expect(try await store.retry(RetryRequest(run: run.id), now: Samples.start).hurried == ["text"])
        #expect(try await store.claimOne("text").job.condition.attempts == 1)
    }

    @Sendable private static func retryWithPipelineTodayReplacesJobs(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        let late = try await store.claimOne("text")
        let jobs = [Samples.job("read"), Samples.delivery(after: ["read"])]
        let request = RetryRequest(run: run.id, replan: .init(snapshotSHA256: "beef", jobs: jobs))
        #expect(try await store.retry(request, now: Samples.start).restarted == ["read", "publish"])
        #expect(try await store.succeed(late) == nil)
        let read = try await store.claimOne("read")
        #expect(read.run.snapshotSHA256 == "beef")
        #expect(read.job.id != late.job.id)
    }

    @Sendable private static func tickFiresOnceWhoeverAsksHow(_ store: any JobStore) async throws {
        let since = try await store.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: Samples.start)
        #expect(since == Samples.start)
        let tick = Samples.start + 3600
        let made = try await together(10) { _ in
            try await store.fire(Samples.run(pipeline: "nightly", file: nil, at: tick), tick: tick)
        }
        #expect(made.filter(\.isNew).count == 1 && Set(made.map(\.run)).count == 1)
        let later = try await store.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: tick + 999)
        #expect(later == tick)
    }

    @Sendable private static func changedScheduleBeginsAnew(_ store: any JobStore) async throws {
        _ = try await store.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: Samples.start)
        let moved = try await store.ticksDone(pipeline: "nightly", expression: "0 3 * * *", now: Samples.start + 50)
        #expect(moved == Samples.start + 50)
    }
}

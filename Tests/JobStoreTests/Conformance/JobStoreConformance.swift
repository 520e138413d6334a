// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

/// What every job store must do, as functions over any store: a fresh one each time.
///
/// They know the protocol alone, so that another store is held to them by one more suite that says how to open it.
enum JobStoreConformance {
    /// How stores are opened: each call gives another instance on the same contents, empty before the first.
    struct Place: Sendable {
        var open: @Sendable () async throws -> any JobStore
    }

    /// One required behaviour.
    struct Behaviour: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var check: @Sendable (Place) async throws -> Void

        /// A behaviour of one instance.
        init(_ name: String, _ check: @escaping @Sendable (any JobStore) async throws -> Void) {
            self.init(
                name,
                at: { place in
                    let store = try await place.open()
                    try await check(store)
                    try await store.close()
                }
            )
        }

        /// A behaviour of several instances, or of one that is opened again.
        init(_ name: String, at check: @escaping @Sendable (Place) async throws -> Void) {
            testDescription = name
            self.check = check
        }
    }

    static let all: [Behaviour] =
        submissions + claims + order + keys + rates + ends + times + fencing + races + graphs + itemLists + recoveries
        + control + cancelling + retries + corrections + queues + schedules + questions + instances + flow + events

    static let submissions: [Behaviour] = [
        Behaviour("a submission is created once, by id and by submission id", submissionCreatedOnceByIdBy),
        Behaviour("submitting the same row from many tasks makes one run", submittingSameRowFromManyTasks),
        Behaviour("the same bytes in the same pipeline name their first run", sameBytesSamePipelineNameTheir),
        Behaviour("a run comes back as it was submitted", runComesBackWasSubmitted),
        Behaviour("jobs that form no graph are refused, and nothing is left of them", jobsThatFormNoGraphAre),
        Behaviour("stages that wait for each other, or for the delivery, are refused", stagesThatWaitForEachOther),
        Behaviour("outcomes of submissions leave unknown ones out", outcomesSubmissionsLeaveUnknownOnesOut),
        Behaviour("a run is not started before its time", runNotStartedBeforeTime),
    ]

    static let claims: [Behaviour] = [
        Behaviour("two claimers never get the same job", twoClaimersNeverGetSameJob),
        Behaviour(
            "higher priority goes first, then the older run with all its stages",
            higherPriorityGoesFirstThenOlder
        ),
        Behaviour("jobs of unknown kinds are left alone", jobsUnknownKindsAreLeftAlone),
        Behaviour("a paused queue gives no jobs until it is resumed", pausedQueueGivesNoJobsUntil),
        Behaviour("a claim says when the next waiting job is due", claimSaysWhenNextWaitingJob),
    ]

    static let ends: [Behaviour] = [
        Behaviour("a result is kept, and the next stage sees it", resultKeptNextStageSees),
        Behaviour("a late end is refused once the job was given to another", lateEndRefusedOnceJobWas),
        Behaviour("a passing failure is tried again when due, up to the limit", passingFailureTriedAgainWhenDue),
        Behaviour(
            "a permanent failure fails at once, and the delivery says why",
            permanentFailureFailsOnceDeliverySays
        ),
        Behaviour("the machine's faults burn no attempt", machineFaultsBurnNoAttempt),
        Behaviour("snoozing and giving back burn no attempt", snoozingGivingBackBurnNoAttempt),
        Behaviour("a second crash of the worker fails the job", secondCrashWorkerFailsJob),
        Behaviour("results are remembered by their key", resultsAreRememberedByTheirKey),
    ]

    @Sendable private static func submissionCreatedOnceByIdBy(_ store: any JobStore) async throws {
        let run = Samples.run(submission: "row-1")
        let again = Samples.run(submission: "row-1")
        #expect(try await store.submit(run) == SubmittedRun(run: run.id, isNew: true))
        #expect(try await store.submit(run) == SubmittedRun(run: run.id, isNew: false))
        #expect(try await store.submit(again) == SubmittedRun(run: run.id, isNew: false))
        #expect(try await store.runs(RunFilter()).count == 1)
    }

    @Sendable private static func submittingSameRowFromManyTasks(_ store: any JobStore) async throws {
        let made = try await together(40) { _ in try await store.submit(Samples.run(submission: "row-7")) }
        #expect(made.filter(\.isNew).count == 1)
        #expect(Set(made.map(\.run)).count == 1)
    }

    @Sendable private static func sameBytesSamePipelineNameTheir(_ store: any JobStore) async throws {
        let first = Samples.run()
        let other = Samples.run(pipeline: "offers", at: Samples.start + 1)
        let second = Samples.run(file: "copy.pdf", at: Samples.start + 2)
        let third = Samples.run(at: Samples.start + 3)
        for run in [first, other, second, third] { _ = try await store.submit(run) }
        #expect(try await store.run(first.id)?.duplicateOf == nil)
        #expect(try await store.run(other.id)?.duplicateOf == nil)
        #expect(try await store.run(second.id)?.duplicateOf == first.id)
        #expect(try await store.run(third.id)?.duplicateOf == first.id)
    }

    @Sendable private static func runComesBackWasSubmitted(_ store: any JobStore) async throws {
        var run = Samples.run(file: "Élise « d'Arc » \n.pdf", priority: 4)
        run.payload = #"{"a":1}"#
        run.usesMemo = false
        _ = try await store.submit(run)
        let row = try #require(try await store.run(run.id))
        #expect(row.input == run.input && row.tags == ["paris"] && row.payload == run.payload && row.priority == 4)
        #expect(row.submittedAt == run.submittedAt && !row.usesMemo && row.status == .queued)
    }

    @Sendable private static func jobsThatFormNoGraphAre(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("a", after: ["b"])])
        await #expect(throws: GreffierError.self) { try await store.submit(run) }
        #expect(try await store.run(run.id) == nil)
    }

    @Sendable private static func stagesThatWaitForEachOther(_ store: any JobStore) async throws {
        let delivery = Samples.delivery(after: ["a"])
        for jobs in [
            [Samples.job("a", after: ["a"])],
            [Samples.job("a", after: ["c"]), Samples.job("b", after: ["a"]), Samples.job("c", after: ["b"])],
            [Samples.job("a"), delivery, Samples.job("b", after: [DeliveryJob.kind])],
            [Samples.job("a"), Samples.job("a")], [],
        ] {
            await #expect { try await store.submit(Samples.run(jobs)) } throws: {
                ($0 as? GreffierError)?.code == .pipelineInvalid
            }
        }
        #expect(try await store.runs(RunFilter()).isEmpty)
        // In whatever order they are written down.
        let backwards = [delivery, Samples.job("b", after: ["a"]), Samples.job("a")]
        #expect(try await store.submit(Samples.run(backwards)).isNew)
        #expect(try await store.claim().map(\.job.stage) == ["a"])
    }

    @Sendable private static func outcomesSubmissionsLeaveUnknownOnesOut(_ store: any JobStore) async throws {
        let run = Samples.run(submission: "row-2")
        _ = try await store.submit(run)
        let outcomes = try await store.outcomes(ofSubmissions: ["row-2", "row-3"])
        #expect(outcomes == ["row-2": RunOutcome(run: run.id, status: .queued)])
    }

    @Sendable private static func runNotStartedBeforeTime(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run(notBefore: Samples.start + 100))
        #expect(try await store.claim(at: Samples.start + 99).isEmpty)
        #expect(try await store.claim(at: Samples.start + 100).count == 1)
    }

    @Sendable private static func twoClaimersNeverGetSameJob(_ store: any JobStore) async throws {
        for index in 0..<60 { _ = try await store.submit(Samples.run(sha256: "\(index)")) }
        let claimed = try await together(8) { try await claimAll(store, "w\($0)", slots: 3) }.flatMap { $0 }
        #expect(claimed.count == 60)
        #expect(Set(claimed).count == 60)
    }

    @Sendable private static func higherPriorityGoesFirstThenOlder(_ store: any JobStore) async throws {
        let old = Samples.run()
        let new = Samples.run(at: Samples.start + 1)
        let urgent = Samples.run(at: Samples.start + 2, priority: 5)
        for run in [old, new, urgent] { _ = try await store.submit(run) }
        let first = try await store.claim(slots: 2)
        #expect(first.map(\.run.id) == [urgent.id, old.id])
        try await store.succeed(first[1])
        #expect(try await store.claim(slots: 1).first?.run.id == old.id)
    }

    @Sendable private static func jobsUnknownKindsAreLeftAlone(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("new", kind: "tomorrow"), Samples.job("text")])
        _ = try await store.submit(run)
        #expect(try await store.claim().map(\.job.stage) == ["text"])
        #expect(try await store.states(run.id)["new"] == .ready)
    }

    @Sendable private static func pausedQueueGivesNoJobsUntil(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run())
        try await store.pause(queue: "cpu", now: Samples.start)
        #expect(try await store.claim().isEmpty)
        try await store.resume(queue: "cpu")
        #expect(try await store.claim().count == 1)
    }

    @Sendable private static func claimSaysWhenNextWaitingJob(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run())
        let job = try await store.claimOne("text")
        try await store.fail(job, .modelBusy)
        let answer = try await store.claim(
            ClaimRequest(owner: "one", slots: ["cpu": 1], kinds: ["work"], now: Samples.start)
        )
        #expect(answer.jobs.isEmpty)
        #expect(answer.nextDue == Samples.start + 60)
    }

    @Sendable private static func resultKeptNextStageSees(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        let text = try await store.claimOne("text")
        #expect(text.isFirst)
        #expect(try await store.succeed(text, at: Samples.start + 2) == Committed(state: .succeeded, run: .running))
        let profile = try await store.claimOne("profile")
        #expect(!profile.isFirst)
        let done = try #require(profile.jobs.first { $0.stage == "text" })
        #expect(done.result == Samples.result("text").result)
        #expect(done.durationMS == 2000 && done.tries == 1 && done.state == .succeeded)
    }

    @Sendable private static func lateEndRefusedOnceJobWas(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        let late = try await store.claimOne("text", owner: "dead")
        _ = try await store.recover(owner: "two", now: Samples.start)
        let current = try await store.claimOne("text", owner: "two")
        #expect(current.lease.number == late.lease.number + 1)
        #expect(try await store.succeed(late) == nil)
        #expect(try await store.fail(late, .documentCorrupt) == nil)
        #expect(try await store.snooze(late.lease, until: Samples.start, now: Samples.start) == nil)
        #expect(try await store.release(late.lease, now: Samples.start) == nil)
        #expect(try await store.leasesToStop([late.lease, current.lease]) == [late.lease])
        #expect(try await store.states(run.id)["text"] == .running)
        #expect(try await store.succeed(current) != nil)
        #expect(try await store.succeed(current) == nil)
    }

    @Sendable private static func passingFailureTriedAgainWhenDue(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("text", attempts: 2), Samples.delivery(after: ["text"])])
        _ = try await store.submit(run)
        #expect(try await store.fail(store.claimOne("text"), .modelBusy)?.state == .retrying)
        #expect(try await store.claim(at: Samples.start + 59).isEmpty)
        let second = try await store.claimOne("text", at: Samples.start + 60)
        #expect(second.job.error?.code == .modelBusy && second.job.condition.attempts == 1)
        #expect(try await store.fail(second, .modelBusy)?.state == .failed)
        #expect(try await store.attempts(run: run.id).map(\.outcome) == [.failed, .failed])
    }

    @Sendable private static func permanentFailureFailsOnceDeliverySays(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        try await store.fail(store.claimOne("text"), .documentEncrypted)
        #expect(try await store.states(run.id) == ["text": .failed, "profile": .skipped, "publish": .ready])
        let delivery = try await store.claimOne("publish")
        #expect(try await store.deliver(delivery, to: "cv/failed/jean")?.run == .failed)
        let row = try #require(try await store.run(run.id))
        #expect(row.status == .failed && row.folder == "cv/failed/jean" && row.finishedAt != nil)
        #expect(
            row.error?.stage == "text" && row.error?.error.code == .documentEncrypted && row.error?.attempts == 1
        )
    }

    @Sendable private static func machineFaultsBurnNoAttempt(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run([Samples.job("text", attempts: 1)]))
        for round in 0..<5 {
            let moment = Samples.start + Double(round) * 60
            let job = try await store.claimOne("text", at: moment)
            #expect(try await store.fail(job, .storeFull, at: moment)?.state == .snoozed)
        }
        let job = try await store.claimOne("text", at: Samples.start + 300)
        #expect(job.job.condition.attempts == 0)
        #expect(try await store.succeed(job)?.state == .succeeded)
    }

    @Sendable private static func snoozingGivingBackBurnNoAttempt(_ store: any JobStore) async throws {
        let run = Samples.run([Samples.job("text", attempts: 1)])
        _ = try await store.submit(run)
        let first = try await store.claimOne("text")
        #expect(
            try await store.snooze(first.lease, until: Samples.start + 5, now: Samples.start)?.state == .snoozed
        )
        let second = try await store.claimOne("text", at: Samples.start + 5)
        #expect(try await store.release(second.lease, now: Samples.start + 6)?.state == .ready)
        let third = try await store.claimOne("text", at: Samples.start + 6)
        #expect(third.job.condition.attempts == 0)
        #expect(try await store.attempts(run: run.id).map(\.outcome) == [.snoozed, .released])
    }

    @Sendable private static func secondCrashWorkerFailsJob(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run([Samples.job("text", attempts: 5)]))
        #expect(try await store.fail(store.claimOne("text"), .workerCrashed)?.state == .retrying)
        let second = try await store.claimOne("text", at: Samples.start + 60)
        #expect(try await store.fail(second, .workerCrashed)?.state == .failed)
    }

    @Sendable private static func resultsAreRememberedByTheirKey(_ store: any JobStore) async throws {
        _ = try await store.submit(Samples.run())
        var done = Samples.result("text")
        done.memoKey = "k1"
        #expect(try await store.memo("k1") == nil)
        _ = try await store.finish(store.claimOne("text").lease, done, now: Samples.start)
        #expect(try await store.memo("k1") == done.result)
    }
}

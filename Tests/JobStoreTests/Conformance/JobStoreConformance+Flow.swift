// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

/// What holds jobs back that could run, and what does not.
extension JobStoreConformance {
    static let flow: [Behaviour] = [
        Behaviour("a job for a whole list takes neither its key nor its rate, its items do", wholeListTakesNeither),
        Behaviour("at a start the first job that waits for a machine is ready at once", firstWaitingIsReadyAtStart),
    ]

    @Sendable private static func wholeListTakesNeither(_ store: any JobStore) async throws {
        var list = Samples.job("letters", after: ["all"])
        list.forEach = ForEach(stage: "all", artifact: "all.json", pointer: "")
        list.concurrency = ConcurrencyLimit(key: "disk", limit: 1)
        list.rate = "slow"
        let allowance = Allowance(perSecond: 1, burst: 2)
        try await store.setRates([RateLimit(name: "slow", requests: allowance, tokens: nil)], now: Samples.start)
        // Holds the key, and all that the rate allows, while the list is read.
        var holder = list
        holder.stage = "holder"
        holder.dependsOn = []
        holder.forEach = nil
        _ = try await store.submit(Samples.run([holder]))
        let held = try await store.claimOne("holder")
        let run = Samples.run([Samples.job("all"), list])
        _ = try await store.submit(run)
        try await store.succeed(store.claimOne("all"))
        let reading = try await store.claimOne("letters")
        #expect(try await store.rates().first?.requests?.level == 1)
        #expect(try await store.story(run.id)?.holders == ["disk": [held.job.id]])
        #expect(try await store.expand(reading.lease, items: Samples.items(2), now: Samples.start)?.state == .waiting)
        #expect(try await store.claim().isEmpty)
        try await store.succeed(held)
        try await store.succeed(store.claimOne("letters[1]"))
        // One a second.
        #expect(try await store.claim().isEmpty)
        try await store.succeed(store.claimOne("letters[2]", at: Samples.start + 1), at: Samples.start + 1)
        let gathering = try await store.claimOne("letters", at: Samples.start + 1)
        #expect(gathering.job.fan?.list != nil && gathering.jobs.count { $0.fan?.item != nil } == 2)
        // Even an end that was looked up gives nothing back, for nothing was taken.
        let cached = StageCompletion(StageResult(version: "work/1"), isCached: true)
        #expect(try await store.finish(gathering.lease, cached, now: Samples.start + 1)?.run == .succeeded)
        #expect(try await store.rates().first?.requests?.level == 0)
    }

    @Sendable private static func firstWaitingIsReadyAtStart(_ store: any JobStore) async throws {
        let later = try await store.submit(Samples.run([Samples.job("late")], at: Samples.start + 1)).run
        let first = try await store.submit(Samples.run([Samples.job("early")])).run
        let other = try await store.submit(Samples.run([Samples.job("busy")], at: Samples.start - 1)).run
        for job in try await store.claim() {
            try await store.fail(job, job.run.id == other ? .modelBusy : .storeFull)
        }
        let breaker = BreakerRow(
            code: ErrorCode.storeFull.name,
            detail: "",
            kind: "work",
            failures: 1,
            until: Samples.start + 60
        )
        try await store.setBreaker(breaker, queue: "cpu")
        _ = try await store.recover(owner: "two", now: Samples.start + 2)
        #expect(try await store.states(first) == ["early": .ready])
        #expect(try await store.states(later) == ["late": .snoozed])
        #expect(try await store.states(other) == ["busy": .retrying])
    }
}

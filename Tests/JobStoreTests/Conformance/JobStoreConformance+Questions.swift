// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let questions: [Behaviour] = [
        Behaviour("runs are found by name, hash, end of id, folder, pipeline and status", runsAreFoundByNameHash),
        Behaviour("the story tells what a job waits for", storyTellsWhatJobWaitsFor),
        Behaviour("lists of runs and jobs are bounded, and go on where they ended", listsAreBounded),
        Behaviour("results to look at are found and counted, until the run is done again", resultsToLookAt),
        Behaviour("warnings of a kind of stage are counted by run, of runs that succeeded since", warningsAreCounted),
        Behaviour("the summary tells what ended since, and what is oldest and next", summaryTellsSince),
        Behaviour("the summary counts runs and what waits in each queue", summaryCountsRunsWhatWaitsEach),
    ]

    @Sendable private static func runsAreFoundByNameHash(_ store: any JobStore) async throws {
        let one = Samples.run(file: "a.pdf", sha256: "1")
        var two = Samples.run(pipeline: "offers", file: "b.pdf", sha256: "2", at: Samples.start + 1)
        two.request = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        for run in [one, two] { _ = try await store.submit(run) }
        func find(_ change: (inout RunFilter) -> Void) async throws -> [ULID] {
            var filter = RunFilter()
            change(&filter)
            return try await store.runs(filter).map(\.id)
        }
        #expect(try await find { _ in } == [two.id, one.id])
        #expect(try await find { $0.inputName = "a.pdf" } == [one.id])
        #expect(try await find { $0.inputSHA256 = "2" } == [two.id])
        #expect(try await find { $0.idSuffix = one.id.short } == [one.id])
        #expect(try await find { $0.pipeline = "offers" } == [two.id])
        #expect(try await find { $0.statuses = [.failed, .running] }.isEmpty)
        #expect(try await find { $0.before = two.id } == [one.id])
        #expect(try await find { $0.folder = "cv/jean" }.isEmpty)
        let requests = try await store.runs(RunFilter()).map(\.request)
        #expect(requests == ["01ARZ3NDEKTSV4RRFFQ69G5FAV", nil])
    }

    @Sendable private static func resultsToLookAt(_ store: any JobStore) async throws {
        var filter = RunFilter()
        filter.needsReview = true
        #expect(try await store.runs(filter).isEmpty)
        var runs: [ULID] = []
        for review in [[], ["no_name", "line\nbreak"]] {
            runs.append(try await store.start(Samples.chain))
            for stage in ["text", "profile"] { try await store.succeed(store.claimOne(stage)) }
            var verdict = RunVerdict(.succeeded)
            verdict.review = review
            let delivery = try await store.claimOne("publish")
            _ = try await store.finishRun(delivery.lease, verdict: verdict, folder: "cv/x", now: Samples.start + 1)
        }
        let found = try await store.runs(filter)
        var ended = RunFilter()
        ended.endedSince = Samples.start + 1
        #expect(Set(try await store.runs(ended).map(\.id)) == Set(runs))
        ended.statuses = [.failed]
        #expect(try await store.runs(ended).isEmpty)
        ended.statuses = [.failed, .succeeded]
        ended.limit = 1
        #expect(try await store.runs(ended).count == 1)
        ended.endedSince = Samples.start + 2
        #expect(try await store.runs(ended).isEmpty)
        #expect(found.map(\.id) == [runs[1]] && found.first?.review == ["no_name", "line\nbreak"])
        #expect(try await store.run(runs[0])?.review == [])
        #expect(try await store.summary(since: Samples.start + 100).review == 1)
        _ = try await store.retry(RetryRequest(run: runs[1]), now: Samples.start + 2)
        #expect(try await store.runs(filter).isEmpty)
        #expect(try await store.summary(since: Samples.start).review == 0)
    }

    @Sendable private static func warningsAreCounted(_ store: any JobStore) async throws {
        #expect(try await store.warnings(of: "work", since: Samples.start) == WarningCounts(runs: 0, byCode: [:]))
        for index in 0..<2 {
            try await store.start(Samples.chain)
            for stage in ["text", "profile"] {
                var done = Samples.result(stage)
                let codes = stage == "text" ? ["a.b"] : index == 0 ? ["a.b", "c.d", "c.d"] : []
                done.result.warnings = codes.map { RunWarning(stated: $0, message: "", messageFR: "") }
                _ = try await store.finish(try await store.claimOne(stage).lease, done, now: Samples.start)
            }
            try await store.deliver(store.claimOne("publish"), at: Samples.start + Double(10 * index))
        }
        let all = try await store.warnings(of: "work", since: Samples.start)
        #expect(all == WarningCounts(runs: 2, byCode: ["a.b": 2, "c.d": 1]))
        let late = try await store.warnings(of: "work", since: Samples.start + 5)
        #expect(late == WarningCounts(runs: 1, byCode: ["a.b": 1]))
        #expect(try await store.warnings(of: "other", since: Samples.start).runs == 0)
    }

    @Sendable private static func storyTellsWhatJobWaitsFor(_ store: any JobStore) async throws {
        let run = Samples.run()
        _ = try await store.submit(run)
        func blockers() async throws -> [RunStory.Blocker?] {
            guard let story = try await store.story(run.id) else { throw Unexpected(description: "no story") }
            return story.jobs.map { story.blocker(of: $0) }
        }
        let blockers1 = try await blockers()
        #expect(blockers1 == [.slot, .stages(["text"]), .stages(["text", "profile"])])
        try await store.pause(queue: "cpu", now: Samples.start)
        let blockers2 = try await blockers()
        #expect(blockers2[0] == .paused(queue: "cpu", since: Samples.start))
        try await store.resume(queue: "cpu")
        try await store.fail(store.claimOne("text"), .modelBusy)
        let blockers3 = try await blockers()
        #expect(blockers3[0] == .time(Samples.start + 60))
        let breaker = BreakerRow(
            code: "store.full",
            detail: "",
            kind: "work",
            failures: 2,
            until: Samples.start + 90
        )
        try await store.setBreaker(breaker, queue: "cpu")
        try await store.fail(store.claim(at: Samples.start + 60)[0], .storeFull)
        let blockers4 = try await blockers()
        #expect(blockers4[0] == .breaker(breaker))
        #expect(try await store.story(run.id)?.attempts.map(\.code) == ["model.busy", "store.full"])
        #expect(try await store.story(ULID()) == nil)
    }

    @Sendable private static func listsAreBounded(_ store: any JobStore) async throws {
        var ids: [ULID] = []
        for index in 0..<7 { ids.append(try await store.start(Samples.chain, at: Samples.start + Double(index))) }
        var filter = RunFilter()
        filter.limit = 3
        #expect(try await store.runs(filter).map(\.id) == [ids[6], ids[5], ids[4]])
        filter.before = ids[4]
        #expect(try await store.runs(filter).map(\.id) == [ids[3], ids[2], ids[1]])
        for limit in [0, -1] {
            filter.limit = limit
            #expect(try await store.runs(filter).isEmpty)
        }
        let text = try await store.claim(slots: 1)[0]
        #expect(text.run.id == ids[0])
        func find(_ change: (inout JobFilter) -> Void) async throws -> [JobRow] {
            var filter = JobFilter()
            change(&filter)
            return try await store.jobs(filter)
        }
        #expect(try await find { $0.limit = 4 }.map(\.stage) == ["text", "profile", "publish", "text"])
        #expect(try await find { $0.states = [.running, .failed] }.map(\.id) == [text.job.id])
        #expect(try await find { $0.states = [.ready] }.count == 6)
        #expect(try await find { $0.kind = DeliveryJob.kind }.count == 7)
        #expect(try await find { $0.queue = "model" }.isEmpty)
        #expect(try await store.job(text.job.id)?.stage == "text")
        #expect(try await store.job(JobID(9_999)) == nil)
        #expect(try await store.run(ULID()) == nil)
    }

    @Sendable private static func summaryTellsSince(_ store: any JobStore) async throws {
        for (index, code) in [nil, ErrorCode.documentCorrupt, .documentEmpty].enumerated() {
            let moment = Samples.start + Double(index)
            try await store.start([Samples.job("text")], at: moment)
            let job = try await store.claimOne("text", at: moment)
            _ =
                if let code { try await store.fail(job, code, at: moment) } else {
                    try await store.succeed(job, at: moment)
                }
        }
        let cancelled = try await store.start([Samples.job("text")])
        _ = try await store.cancel(run: cancelled, now: Samples.start + 2)
        let all = try await store.summary(since: Samples.start)
        #expect(all.succeeded == 1 && all.failed == 2 && all.cancelled == 1 && all.oldest == nil && all.nextDue == nil)
        let last = try await store.summary(since: Samples.start + 2)
        #expect(last.succeeded == 0 && last.failed == 1 && last.cancelled == 1)
        try await store.start([Samples.job("text")], at: Samples.start + 9)
        _ = try await store.submit(Samples.run(at: Samples.start + 8, notBefore: Samples.start + 30))
        let open = try await store.summary(since: Samples.start)
        #expect(open.queued == 2 && open.oldest == Samples.start + 8 && open.nextDue == Samples.start + 30)
    }

    @Sendable private static func summaryCountsRunsWhatWaitsEach(_ store: any JobStore) async throws {
        for index in 0..<3 { _ = try await store.submit(Samples.run(sha256: "\(index)")) }
        _ = try await store.claim(slots: 1)
        let summary = try await store.summary(since: Samples.start)
        #expect(summary.queued == 2 && summary.running == 1 && summary.oldest == Samples.start)
        let cpu = try #require(summary.queues.first { $0.name == "cpu" })
        #expect(cpu == QueueRow(name: "cpu", ready: 2, running: 1, waiting: 6))
    }
}

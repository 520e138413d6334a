// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let retries: [Behaviour] = [
        Behaviour("a retry leaves stages alone that run, and their run goes on running") { store in
            let jobs = [Samples.job("a"), Samples.job("b"), Samples.delivery(after: ["a", "b"])]
            let run = try await store.start(jobs)
            let both = try await store.claim(at: Samples.start + 1)
            try await store.fail(both[1], .documentCorrupt)
            let answer = try await store.retry(RetryRequest(run: run), now: Samples.start + 2)
            #expect(answer.restarted == ["b", "publish"])
            let row = try #require(try await store.run(run))
            #expect(row.status == .running && row.startedAt == Samples.start + 1)
            #expect(try await store.succeed(both[0]) == Committed(state: .succeeded, run: .running))
            let again = try await store.claimOne("b")
            #expect(!again.isFirst && again.job.condition.attempts == 0)
            try await store.finishAll()
            try await store.succeed(again)
            #expect(try await store.deliver(store.claimOne("publish"))?.run == .succeeded)
        },
        Behaviour("a retry of a run that is on its way restarts nothing") { store in
            let run = try await store.start(Samples.chain)
            #expect(try await store.retry(RetryRequest(run: run), now: Samples.start) == RetryAnswer(run: run))
            let text = try await store.claimOne("text")
            #expect(try await store.retry(RetryRequest(run: run), now: Samples.start) == RetryAnswer(run: run))
            #expect(try await store.succeed(text) != nil)
        },
        Behaviour("a run that succeeded is done again as a whole, with its earlier folder known") { store in
            let run = try await store.start(Samples.chain)
            try await store.finishAll()
            let answer = try await store.retry(RetryRequest(run: run), now: Samples.start + 5)
            #expect(answer.restarted == ["text", "profile", "publish"])
            let row = try #require(try await store.run(run))
            #expect(row.status == .queued && row.folder == "cv/jean" && row.finishedAt == nil && row.startedAt == nil)
            #expect(try await store.rows(run).allSatisfy { $0.result == nil && $0.finishedAt == nil })
            try await store.finishAll()
            #expect(try await store.attempts(run: run).count == 6)
        },
        Behaviour("a cancelled run is done again") { store in
            let run = try await store.start(Samples.chain)
            _ = try await store.cancel(run: run, now: Samples.start)
            try await store.finishAll()
            let answer = try await store.retry(RetryRequest(run: run), now: Samples.start)
            #expect(answer.restarted == ["text", "profile", "publish"])
            try await store.finishAll()
            let row = try #require(try await store.run(run))
            #expect(row.status == .succeeded && row.error == nil)
        },
        Behaviour("a retry gives fresh attempts, crashes and deaths") { store in
            let run = try await store.start([Samples.job("text", attempts: 2)])
            try await store.fail(store.claimOne("text"), .workerCrashed)
            let second = try await store.claimOne("text", at: Samples.start + 60)
            try await store.fail(second, .modelBusy, at: Samples.start + 60)
            _ = try await store.claimOne("text", at: Samples.start + 120)
            _ = try await store.recover(owner: "two", now: Samples.start)
            _ = try await store.retry(RetryRequest(run: run, scope: .from(stage: "text")), now: Samples.start)
            let fresh = try await store.claimOne("text").job.condition
            #expect(fresh.attempts == 0 && fresh.crashes == 0 && fresh.interruptions == 0 && fresh.leaseNumber == 4)
        },
        Behaviour("a retry with a pipeline that forms no graph changes nothing") { store in
            let run = try await store.start(Samples.chain)
            let replan = RetryRequest.Replan(snapshotSHA256: "beef", jobs: [Samples.job("a", after: ["b"])])
            await #expect {
                try await store.retry(RetryRequest(run: run, replan: replan), now: Samples.start)
            } throws: {
                ($0 as? GreffierError)?.code == .pipelineInvalid
            }
            #expect(try await store.run(run)?.snapshotSHA256 == "feed")
            #expect(try await store.claimOne("text").run.id == run)
        },
    ]
}

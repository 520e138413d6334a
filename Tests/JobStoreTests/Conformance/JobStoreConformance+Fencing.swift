// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    /// Shows a lease to every write: each says no, and nothing changes.
    static func expectVoid(_ lease: Lease, _ store: any JobStore, _ name: String) async throws {
        let now = Samples.start + 7
        let before = try await StoreView(store, since: Samples.start, memos: ["late"])
        var done = Samples.result("late")
        done.memoKey = "late"
        done.tokens = 5
        #expect(try await store.finish(lease, done, now: now) == nil, "finish after \(name)")
        #expect(
            try await store.finishRun(lease, verdict: RunVerdict(.succeeded), folder: "late", now: now) == nil,
            "finishRun after \(name)"
        )
        #expect(try await store.expand(lease, items: Samples.items(2), now: now) == nil, "expand after \(name)")
        for code in [ErrorCode.documentCorrupt, .modelBusy, .storeFull, .workerCrashed] {
            let late = JobFailure(GreffierError(code), retryAt: now)
            #expect(try await store.fail(lease, late, now: now) == nil, "fail with \(code) after \(name)")
        }
        #expect(try await store.snooze(lease, until: now, now: now) == nil, "snooze after \(name)")
        #expect(try await store.release(lease, now: now) == nil, "release after \(name)")
        #expect(try await store.stopped(lease, now: now) == nil, "stopped after \(name)")
        #expect(try await !store.tell(lease, [RunEvent(.stageBegan)], now: now), "tell after \(name)")
        #expect(try await store.leasesToStop([lease]) == [lease], "leasesToStop after \(name)")
        let after = try await StoreView(store, since: Samples.start, memos: ["late"])
        #expect(after == before, "after \(name): \(after.differences(from: before))")
    }

    static let fencing: [Behaviour] =
        WayToEnd.all.map { way in
            Behaviour("every late write is refused after \(way.name), and once another has the job") { store in
                let late = try await store.claimUnreadList()
                try await way.end(store, late, Samples.start)
                try await expectVoid(late.lease, store, way.name)
                let next = try await store.claim("two", at: Samples.start + 60)
                if !way.state.isFinal { #expect(next.map(\.job.stage) == ["letters"]) }
                try await expectVoid(late.lease, store, "\(way.name) and a new claim")
                for job in next { #expect(try await store.release(job.lease, now: Samples.start) != nil) }
            }
        } + takenAway

    private static let takenAway: [Behaviour] = [
        Behaviour("every late write is refused after a retry from the stage or from one before it") { store in
            for stage in ["letters", "list"] {
                let late = try await store.claimUnreadList()
                _ = try await store.retry(
                    RetryRequest(run: late.run.id, scope: .from(stage: stage)),
                    now: Samples.start
                )
                try await expectVoid(late.lease, store, "a retry from \(stage)")
                _ = try await store.cancel(run: late.run.id, now: Samples.start)
                try await store.finishAll()
            }
        },
        Behaviour("every late write is refused after a retry with another pipeline") { store in
            let late = try await store.claimUnreadList()
            let replan = RetryRequest.Replan(snapshotSHA256: "beef", jobs: Samples.fanned())
            _ = try await store.retry(RetryRequest(run: late.run.id, replan: replan), now: Samples.start)
            try await expectVoid(late.lease, store, "a retry with another pipeline")
            try await store.succeed(store.claimOne("list"))
            _ = try await store.claimOne("letters")
            try await expectVoid(late.lease, store, "the same stage of the other pipeline")
        },
        Behaviour("every late write is refused while the stage waits for its items") { store in
            let late = try await store.claimUnreadList()
            _ = try await store.expand(late.lease, items: Samples.items(1), now: Samples.start)
            try await expectVoid(late.lease, store, "the list was read")
            let item = try await store.claimOne("letters[1]")
            try await store.succeed(item)
            _ = try await store.claimOne("letters")
            try await expectVoid(late.lease, store, "the stage was claimed to gather")
            try await expectVoid(item.lease, store, "the item ended")
        },
        Behaviour("workers of items are refused once the list is read again") { store in
            let stage = try await store.claimUnreadList()
            _ = try await store.expand(stage.lease, items: Samples.items(2), now: Samples.start)
            let items = try await store.claim()
            let request = RetryRequest(run: stage.run.id, scope: .from(stage: "letters"))
            _ = try await store.retry(request, now: Samples.start)
            for item in items { try await expectVoid(item.lease, store, "the list is to be read again") }
            let again = try await store.claimOne("letters")
            _ = try await store.expand(again.lease, items: Samples.items(2), now: Samples.start)
            for item in items { try await expectVoid(item.lease, store, "the list was read again") }
        },
        Behaviour("a lease number that was never given is refused, and so is a job that never was") { store in
            let job = try await store.claimUnreadList()
            for number in [0, job.lease.number + 1] {
                let guess = Lease(job: job.lease.job, number: number, owner: job.lease.owner)
                try await expectVoid(guess, store, "guessing \(number)")
            }
            try await expectVoid(Lease(job: JobID(9_999), number: 1, owner: "one"), store, "nothing")
            #expect(try await store.leasesToStop([job.lease]).isEmpty)
        },
        Behaviour("a late delivery is refused, and the run keeps the end that it had") { store in
            try await store.start([Samples.job("text"), Samples.delivery(after: ["text"])])
            try await store.succeed(store.claimOne("text"))
            let late = try await store.claimOne("publish", owner: "dead")
            _ = try await store.recover(owner: "two", now: Samples.start)
            try await expectVoid(late.lease, store, "its owner died")
            let next = try await store.claimOne("publish", owner: "two")
            try await expectVoid(late.lease, store, "another delivers")
            #expect(try await store.deliver(next, to: "cv/once")?.run == .succeeded)
            try await expectVoid(late.lease, store, "another delivered")
            #expect(try await store.run(late.run.id)?.folder == "cv/once")
        },
        Behaviour("lease numbers only grow, whatever happens in between") { store in
            let first = try await store.claimUnreadList()
            var last = first.lease.number
            for way in WayToEnd.all where way.state == .ready || way.state == .snoozed {
                let moment = Samples.start + Double(last) * 100
                try await way.end(store, first.under(last), moment)
                let next = try await store.claimOne("letters", at: moment + 60)
                #expect(next.lease.number > last)
                last = next.lease.number
            }
            _ = try await store.retry(
                RetryRequest(run: first.run.id, scope: .from(stage: "letters")),
                now: Samples.start
            )
            #expect(try await store.claimOne("letters").lease.number > last)
        },
    ]
}

extension ClaimedJob {
    /// The same job under another lease number.
    fileprivate func under(_ number: Int) -> ClaimedJob {
        var next = self
        next.lease.number = number
        return next
    }
}

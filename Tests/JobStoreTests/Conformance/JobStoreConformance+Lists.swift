// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    /// Brings a run to where its list of `count` items was read.
    private static func expanded(_ count: Int, _ store: any JobStore, optional: Bool = false) async throws -> ClaimedJob
    {
        let letters = try await store.claimUnreadList(optional: optional)
        let left = try await store.expand(letters.lease, items: Samples.items(count), now: Samples.start + 1)
        #expect(left == Committed(state: count == 0 ? .ready : .waiting, run: .running))
        return letters
    }

    static let itemLists: [Behaviour] =
        [0, 1, 3, 1_000].map { count in
            Behaviour("a list of \(count) is done item by item, then gathered") { store in
                let letters = try await expanded(count, store)
                let run = letters.run.id
                let names = (0..<count).map { "letters[\($0 + 1)]" }
                #expect(try await store.rows(run).map(\.stage) == ["list", "letters"] + names + ["book", "publish"])
                let items = try await store.claim(slots: 2_000)
                if count > 0 {
                    #expect(items.map(\.job.stage) == names)
                    #expect(items.map(\.job.fan?.item?.sha256) == Samples.items(count).map(\.sha256))
                    // An item sees what the stage would see, and no other item.
                    #expect(items[0].jobs.map(\.stage) == ["list", "letters", "letters[1]", "book", "publish"])
                    for item in items { try await store.succeed(item) }
                }
                let gather = count == 0 ? items[0] : try await store.claimOne("letters")
                #expect(gather.job.fan?.list != nil && gather.job.condition.attempts == 0)
                #expect(gather.jobs.count { $0.fan?.item != nil && $0.state == .succeeded } == count)
                try await store.succeed(gather)
                try await store.succeed(store.claimOne("book"))
                #expect(try await store.deliver(store.claimOne("publish"))?.run == .succeeded)
                #expect(try await store.attempts(run: run).count == count + 4)
            }
        } + listFailures + listRetries

    private static let listFailures: [Behaviour] = [
        Behaviour("a list that is too long is refused, and the stage still runs") { store in
            let letters = try await store.claimUnreadList()
            let tooMany = Samples.items(ForEach.limit + 1)
            await #expect { try await store.expand(letters.lease, items: tooMany, now: Samples.start) } throws: {
                ($0 as? GreffierError)?.code == .stageList
            }
            #expect(try await store.rows(letters.run.id).count == 4)
            #expect(try await store.fail(letters, .stageList)?.state == .failed)
        },
        Behaviour("a stage without a list, and one that read it, cannot read one") { store in
            try await store.start([Samples.job("text")])
            let text = try await store.claimOne("text")
            #expect(try await store.expand(text.lease, items: Samples.items(1), now: Samples.start) == nil)
            try await store.succeed(text)
            _ = try await expanded(0, store)
            let gather = try await store.claimOne("letters")
            #expect(try await store.expand(gather.lease, items: Samples.items(1), now: Samples.start) == nil)
            #expect(try await store.succeed(gather)?.state == .succeeded)
        },
        Behaviour("an item that fails gives the run its reason; the others are done all the same") { store in
            let letters = try await expanded(3, store)
            let items = try await store.claim()
            try await store.fail(items[1], .documentCorrupt)
            let run = letters.run.id
            #expect(try await store.row("letters", of: run).state == .skipped)
            #expect(try await store.row("book", of: run).state == .skipped)
            #expect(try await store.row("publish", of: run).state == .waiting)
            try await store.succeed(items[0])
            try await store.succeed(items[2])
            #expect(try await store.deliver(store.claimOne("publish"))?.run == .failed)
            let reason = try #require(try await store.run(run)?.error)
            #expect(reason.stage == "letters[2]" && reason.error.code == .documentCorrupt && reason.attempts == 1)
        },
        Behaviour("an optional stage may lose an item, and the run succeeds without it") { store in
            let letters = try await expanded(2, store, optional: true)
            let items = try await store.claim()
            try await store.fail(items[0], .documentCorrupt)
            try await store.succeed(items[1])
            let states = try await store.states(letters.run.id)
            #expect(states["letters"] == .skipped && states["book"] == .skipped)
            #expect(try await store.deliver(store.claimOne("publish"))?.run == .succeeded)
        },
        Behaviour("an item has attempts of its own, and reading the list burns none") { store in
            let letters = try await expanded(2, store)
            for round in 0..<3 {
                let moment = Samples.start + Double(round) * 60
                let first = try await store.claim(slots: 1, at: moment)[0]
                #expect(first.job.stage == "letters[1]")
                try await store.fail(first, .modelBusy, at: moment)
            }
            let rows = try await store.rows(letters.run.id)
            #expect(rows.map(\.condition.attempts) == [1, 0, 3, 0, 0, 0])
            #expect(rows.map(\.state) == [.succeeded, .skipped, .failed, .ready, .skipped, .waiting])
        },
    ]

    private static let listRetries: [Behaviour] = [
        Behaviour("a retry of what failed does one item again and gathers anew") { store in
            let letters = try await expanded(3, store)
            let items = try await store.claim()
            for (index, item) in items.enumerated() {
                _ = try await (index == 1 ? store.fail(item, .documentCorrupt) : store.succeed(item))
            }
            try await store.deliver(store.claimOne("publish"))
            for scope in [RetryRequest.Scope.unfinished, .from(stage: "letters[2]")] {
                let answer = try await store.retry(RetryRequest(run: letters.run.id, scope: scope), now: Samples.start)
                #expect(answer.restarted == ["letters", "letters[2]", "book", "publish"])
                let again = try await store.claimOne("letters[2]")
                #expect(again.job.id == items[1].job.id && again.job.fan == items[1].job.fan)
                try await store.succeed(again)
                let gather = try await store.claimOne("letters")
                #expect(gather.jobs.count { $0.fan?.item != nil && $0.result != nil } == 3)
                try await store.succeed(gather)
                try await store.finishAll()
                #expect(try await store.run(letters.run.id)?.status == .succeeded)
            }
        },
        Behaviour("a retry from the stage, or from before it, reads the list again") { store in
            for stage in ["letters", "list"] {
                let letters = try await expanded(3, store)
                let run = letters.run.id
                try await store.finishAll()
                let answer = try await store.retry(
                    RetryRequest(run: run, scope: .from(stage: stage)),
                    now: Samples.start
                )
                #expect(answer.restarted == (stage == "list" ? ["list"] : []) + ["letters", "book", "publish"])
                #expect(try await store.rows(run).map(\.stage) == ["list", "letters", "book", "publish"])
                if stage == "list" { try await store.succeed(store.claimOne("list")) }
                let again = try await store.claimOne("letters")
                _ = try await store.expand(again.lease, items: Samples.items(1), now: Samples.start)
                #expect(try await store.claimOne("letters[1]").job.id > letters.job.id)
                _ = try await store.cancel(run: run, now: Samples.start)
                _ = try await store.recover(owner: "none", now: Samples.start)
                try await store.finishAll()
            }
        },
        Behaviour("a run that is done again as a whole reads its lists again") { store in
            let letters = try await expanded(2, store)
            let run = letters.run.id
            try await store.finishAll()
            #expect(try await store.run(run)?.status == .succeeded)
            let answer = try await store.retry(RetryRequest(run: run), now: Samples.start)
            #expect(answer.restarted == ["list", "letters", "book", "publish"])
            try await store.succeed(store.claimOne("list"))
            guard case .unread? = try await store.claimOne("letters").job.fan else {
                throw Unexpected(description: "the old list is kept")
            }
        },
        Behaviour("a retry with the pipeline of today forgets the items") { store in
            let letters = try await expanded(2, store)
            let replan = RetryRequest.Replan(snapshotSHA256: "beef", jobs: Samples.fanned())
            let answer = try await store.retry(RetryRequest(run: letters.run.id, replan: replan), now: Samples.start)
            #expect(answer.restarted == ["list", "letters", "book", "publish"])
            #expect(try await store.rows(letters.run.id).map(\.stage) == ["list", "letters", "book", "publish"])
        },
    ]
}

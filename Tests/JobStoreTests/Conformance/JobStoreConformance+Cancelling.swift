// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let cancelling: [Behaviour] =
        WayToEnd.all.map { way in
            Behaviour("a running job that is to be cancelled is \(way.whenCancelled) by \(way.name)") { store in
                let run = try await store.start(Samples.chain)
                let text = try await store.claimOne("text")
                let answer = try await store.cancel(run: run, now: Samples.start)
                #expect(answer.stopping == ["text"] && answer.cancelled == ["profile"])
                #expect(try await store.row("text", of: run).condition.cancelRequested)
                #expect(try await store.states(run)["publish"] == .waiting)
                try await way.end(store, text, Samples.start + 1)
                #expect(
                    try await store.states(run) == [
                        "text": way.whenCancelled, "profile": .cancelled, "publish": .ready,
                    ]
                )
                #expect(try await store.attempts(run: run).count == 1)
                // Not even when its time would have come.
                let delivery = try await store.claimOne("publish", at: Samples.start + 9_999)
                #expect(try await store.deliver(delivery)?.run == .cancelled)
            }
        } + lists

    private static let lists: [Behaviour] = [
        Behaviour("a stage that was about to read its list is cancelled, and no items are made") { store in
            let letters = try await store.claimUnreadList()
            _ = try await store.cancel(run: letters.run.id, now: Samples.start)
            let left = try await store.expand(letters.lease, items: Samples.items(3), now: Samples.start)
            #expect(left?.state == .cancelled)
            #expect(try await store.rows(letters.run.id).count == 4)
            #expect(try await store.states(letters.run.id)["publish"] == .ready)
        },
        Behaviour("cancelling a stage cancels its items: those that run are asked to stop") { store in
            let letters = try await store.claimUnreadList()
            _ = try await store.expand(letters.lease, items: Samples.items(3), now: Samples.start)
            let first = try await store.claim(slots: 1)
            let answer = try await store.cancel(job: letters.job.id, now: Samples.start)
            #expect(answer.cancelled == ["letters", "letters[2]", "letters[3]", "book"])
            #expect(answer.stopping == ["letters[1]"])
            #expect(try await store.states(letters.run.id)["publish"] == .waiting)
            #expect(try await store.stopped(first[0].lease, now: Samples.start)?.state == .cancelled)
            #expect(try await store.claimOne("publish").job.isDelivery)
        },
        Behaviour("cancelling one item cancels its stage; the other items go on") { store in
            let letters = try await store.claimUnreadList()
            _ = try await store.expand(letters.lease, items: Samples.items(2), now: Samples.start)
            let second = try await store.row("letters[2]", of: letters.run.id)
            let answer = try await store.cancel(job: second.id, now: Samples.start)
            #expect(answer.cancelled == ["letters", "letters[2]", "book"])
            #expect(try await store.states(letters.run.id)["letters[1]"] == .ready)
        },
        Behaviour("a cancelled stage is told again as stopping, and a delivery is never cancelled") { store in
            let run = try await store.start([Samples.job("text"), Samples.delivery(after: ["text"])])
            let text = try await store.claimOne("text")
            for _ in 0..<2 {
                #expect(try await store.cancel(job: text.job.id, now: Samples.start).stopping == ["text"])
            }
            #expect(try await store.stopped(text.lease, now: Samples.start) != nil)
            let delivery = try await store.claimOne("publish")
            #expect(try await store.cancel(job: delivery.job.id, now: Samples.start) == CancelAnswer(run: run))
            #expect(try await store.cancel(run: run, now: Samples.start) == CancelAnswer(run: run))
            #expect(try await store.leasesToStop([delivery.lease]).isEmpty)
            #expect(try await store.deliver(delivery)?.run == .cancelled)
        },
        Behaviour("a waiting time ends with a cancellation") { store in
            let run = try await store.start(Samples.chain)
            try await store.fail(store.claimOne("text"), .modelBusy)
            #expect(try await store.cancel(run: run, now: Samples.start).cancelled == ["text", "profile"])
            #expect(try await store.summary(since: Samples.start).nextDue == nil)
        },
        Behaviour("a cancelled run without delivery ends at once") { store in
            let run = try await store.start([Samples.job("a"), Samples.job("b", after: ["a"])])
            #expect(try await store.cancel(run: run, now: Samples.start + 3).cancelled == ["a", "b"])
            let row = try #require(try await store.run(run))
            #expect(row.status == .cancelled && row.finishedAt == Samples.start + 3 && row.startedAt == nil)
        },
    ]
}

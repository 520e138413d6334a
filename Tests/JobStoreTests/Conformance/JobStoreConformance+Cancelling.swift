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
        } + lists + families

    /// A run of a file found in that of `parent`.
    private static func child(of parent: ULID, _ place: Int, at date: Date = Samples.start) throws -> NewRun {
        let name = RunParent.submission(of: parent, place: place, sha256: "ab12")
        var run = Samples.run([Samples.job("text"), Samples.delivery(after: ["text"])], at: date, submission: name)
        run.payload = try RunPayload(parent: RunParent(run: parent, name: "a.eml", depth: 1), text: nil).stored()
        return run
    }

    private static let families: [Behaviour] = [
        Behaviour("cancelling a run cancels those of files found in its file and in theirs, though it has ended itself")
        {
            store in
            let mail = try await store.start([Samples.job("text")])
            try await store.succeed(store.claimOne("text"))
            let children = [
                try await store.submit(child(of: mail, 1)).run, try await store.submit(child(of: mail, 2)).run,
            ]
            let grandchild = try await store.submit(child(of: children[1], 1)).run
            let other = try await store.submit(child(of: ULID(), 1)).run
            let running = try #require(try await store.claim(slots: 1).first)
            let answer = try await store.cancel(run: mail, now: Samples.start)
            #expect(answer.cancelled.isEmpty && answer.stopping.isEmpty)
            #expect(answer.children == children.sorted() + [grandchild])
            #expect(try await store.row("text", of: running.run.id).condition.cancelRequested)
            for run in children + [grandchild] where run != running.run.id {
                #expect(try await store.states(run)["text"] == .cancelled)
            }
            #expect(try await store.states(other)["text"] == .ready)
            #expect(try await store.cancel(run: grandchild, now: Samples.start).children.isEmpty)
        },
        Behaviour("a run of a file that is found after the run was cancelled is cancelled at once") { store in
            let mail = try await store.start([Samples.job("text"), Samples.job("profile", after: ["text"])])
            let text = try await store.claimOne("text")
            let early = try await store.submit(child(of: mail, 1)).run
            #expect(try await store.states(early)["text"] == .ready)
            _ = try await store.cancel(run: mail, now: Samples.start)
            let late = try await store.submit(child(of: mail, 2)).run
            #expect(try await store.states(late)["text"] == .cancelled)
            #expect(try await store.stopped(text.lease, now: Samples.start)?.state == .cancelled)
        },
        Behaviour("cancelling one job of a run leaves the runs of files found in its file") { store in
            let mail = try await store.start([Samples.job("text"), Samples.job("profile", after: ["text"])])
            try await store.succeed(store.claimOne("text"))
            let profile = try await store.row("profile", of: mail)
            let run = try await store.submit(child(of: mail, 1)).run
            #expect(try await store.cancel(job: profile.id, now: Samples.start).children.isEmpty)
            #expect(try await store.states(run)["text"] == .ready)
        },
        Behaviour("doing a cancelled run again does again what was cancelled with it, and nothing else") { store in
            let mail = try await store.start([Samples.job("text")])
            try await store.succeed(store.claimOne("text"))
            let done = try await store.submit(child(of: mail, 1)).run
            try await store.finishAll()
            let stopped = try await store.submit(child(of: mail, 2)).run
            _ = try await store.cancel(run: mail, now: Samples.start)
            try await store.finishAll()
            #expect(try await store.run(stopped)?.status == .cancelled)
            let answer = try await store.retry(RetryRequest(run: mail), now: Samples.start)
            #expect(answer.children == [stopped])
            #expect(try await store.run(done)?.status == .succeeded)
            try await store.finishAll()
            #expect(try await store.run(stopped)?.status == .succeeded)
        },
    ]

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

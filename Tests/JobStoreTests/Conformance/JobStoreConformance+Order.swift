// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let order: [Behaviour] = [
        Behaviour("an old job of low priority overtakes newer ones of high priority") { store in
            let old = try await store.start([Samples.job("old")], priority: -2)
            var newer: [ULID] = []
            // One of high priority comes every five minutes, and one is done in the same time.
            var order: [ULID] = []
            for round in 0..<12 {
                let moment = Samples.start + Double(round) * 300
                newer.append(try await store.start([Samples.job("new")], at: moment, priority: 1))
                let next = try await store.claim(slots: 1, at: moment)
                order += next.map(\.run.id)
                try await store.succeed(next[0], at: moment)
            }
            // Three levels are thirty minutes: six of them go first, the seventh is as old as that and was made later.
            #expect(order == Array(newer[..<6]) + [old] + newer[6..<11])
        },
        Behaviour("one level of priority is worth ten minutes, to the millisecond") { store in
            for (wait, first) in [(599.999, "high"), (600, "low"), (600.001, "low")] {
                try await store.start([Samples.job("low")])
                try await store.start([Samples.job("high")], at: Samples.start + wait, priority: 1)
                let jobs = try await store.claim(at: Samples.start + 700)
                #expect(jobs.map(\.job.stage).first == first, "after \(wait) s")
                for job in jobs { try await store.succeed(job) }
            }
        },
        Behaviour("priorities beyond the bounds count as the bounds") { store in
            for (priority, bound) in [(5_000, 1_000), (-5_000, -1_000)] {
                let within = try await store.start([Samples.job("a")], priority: bound)
                let beyond = try await store.start([Samples.job("b")], priority: priority)
                let jobs = try await store.claim()
                // The same rank: the one that was made first.
                #expect(jobs.map(\.run.id) == [within, beyond])
                #expect(try await store.run(beyond)?.priority == priority)
                for job in jobs { try await store.succeed(job) }
            }
        },
        Behaviour("an old job that waited for its time keeps its place") { store in
            let old = try await store.start([Samples.job("text")])
            try await store.fail(store.claimOne("text"), .modelBusy)
            let new = try await store.start([Samples.job("text")], at: Samples.start + 1)
            #expect(try await store.claim(at: Samples.start + 59).map(\.run.id) == [new])
            _ = try await store.recover(owner: "two", now: Samples.start)
            #expect(try await store.claim(slots: 1, at: Samples.start + 60).map(\.run.id) == [old])
        },
        Behaviour("jobs that no program here knows hold nobody back, and wait for one that does") { store in
            for index in 0..<5 {
                try await store.start([Samples.job("new", kind: "tomorrow\(index % 2)")], priority: 9)
            }
            let run = try await store.start([Samples.job("text")])
            #expect(try await store.claim(slots: 1).map(\.run.id) == [run])
            #expect(try await store.claim(kinds: []).isEmpty)
            #expect(try await store.claim(slots: 9, kinds: ["tomorrow1"]).count == 2)
            _ = try await store.recover(owner: "two", now: Samples.start)
            let newer = try await store.claim("two", slots: 9, kinds: ["tomorrow0", "tomorrow1"])
            #expect(newer.count == 5 && newer.allSatisfy { $0.job.condition.attempts == 0 })
        },
        Behaviour("a job that no program here knows falls due, survives what happens to others, and can be cancelled") {
            store in
            let jobs = [Samples.job("new", kind: "tomorrow"), Samples.job("after", after: ["new"])]
            let run = try await store.submit(Samples.run(jobs, notBefore: Samples.start + 60)).run
            #expect(try await store.claim(at: Samples.start + 60).isEmpty)
            #expect(try await store.states(run) == ["new": .ready, "after": .waiting])
            _ = try await store.recover(owner: "two", now: Samples.start + 60)
            _ = try await store.retry(RetryRequest(run: run, scope: .unfinished), now: Samples.start + 60)
            let row = try await store.row("new", of: run)
            #expect(row.state == .ready && row.condition.leaseNumber == 0 && row.condition.attempts == 0)
            #expect(try await store.states(run)["after"] == .waiting)
            #expect(try await store.run(run)?.status == .queued)
            _ = try await store.cancel(run: run, now: Samples.start + 61)
            #expect(try await store.states(run) == ["new": .cancelled, "after": .cancelled])
            #expect(try await store.run(run)?.status == .cancelled)
        },
        Behaviour("a queue that is only probed gives what was tried least before what came first") { store in
            for name in ["old", "young"] { _ = try await store.start([Samples.job(name)]) }
            var request = ClaimRequest(owner: "one", slots: ["cpu": 1], kinds: ["work"], now: Samples.start)
            let first = try #require(try await store.claim(request).jobs.first)
            #expect(first.job.stage == "old")
            _ = try await store.snooze(first.lease, until: Samples.start, now: Samples.start)
            request.probing = ["cpu"]
            #expect(try await store.claim(request).jobs.map(\.job.stage) == ["young"])
            #expect(try await store.claim(request).jobs.map(\.job.stage) == ["old"])
        },
        Behaviour("each queue gives as many as it has places for, and none for a queue that was not asked") { store in
            for queue in ["cpu", "cpu", "cpu", "model", "model", "render"] {
                try await store.start([Samples.job("text", queue: queue)])
            }
            let request = ClaimRequest(
                owner: "one",
                slots: ["cpu": 2, "model": 5, "notify": 1],
                kinds: ["work"],
                now: Samples.start
            )
            let queues = try await store.claim(request).jobs.map(\.job.queue)
            #expect(queues.sorted() == ["cpu", "cpu", "model", "model"])
            let none = ClaimRequest(owner: "one", slots: ["cpu": 0, "render": -1], kinds: ["work"], now: Samples.start)
            #expect(try await store.claim(none).jobs.isEmpty)
        },
    ]
}

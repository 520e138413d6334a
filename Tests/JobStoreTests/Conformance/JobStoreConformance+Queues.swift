// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    private static func queue(_ name: String, _ store: any JobStore) async throws -> QueueRow? {
        try await store.queues().first { $0.name == name }
    }

    static let queues: [Behaviour] = [
        Behaviour("a paused queue lets what runs go on, and holds no other queue") { store in
            try await store.start([Samples.job("a"), Samples.job("b", after: ["a"]), Samples.job("m", queue: "model")])
            let a = try await store.claimOne("a")
            try await store.pause(queue: "cpu", now: Samples.start + 1)
            try await store.pause(queue: "cpu", now: Samples.start + 2)
            #expect(try await queue("cpu", store)?.pausedAt == Samples.start + 1)
            #expect(try await store.succeed(a)?.state == .succeeded)
            let request = ClaimRequest(
                owner: "one",
                slots: ["cpu": 9, "model": 9],
                kinds: ["work"],
                now: Samples.start
            )
            #expect(try await store.claim(request).jobs.map(\.job.stage) == ["m"])
            try await store.resume(queue: "cpu")
            #expect(try await queue("cpu", store)?.pausedAt == nil)
            #expect(try await store.claim(request).jobs.map(\.job.stage) == ["b"])
        },
        Behaviour("waiting times go on while a queue is paused") { store in
            let run = try await store.start([Samples.job("text")])
            try await store.fail(store.claimOne("text"), .modelBusy)
            try await store.pause(queue: "cpu", now: Samples.start)
            #expect(try await store.claim(at: Samples.start + 60).isEmpty)
            #expect(try await store.row("text", of: run).state == .ready)
        },
        Behaviour("a queue may be paused before anything enters it") { store in
            try await store.pause(queue: "printer", now: Samples.start)
            #expect(try await queue("printer", store) == QueueRow(name: "printer", pausedAt: Samples.start))
            try await store.start([Samples.job("text", queue: "printer")])
            let request = ClaimRequest(owner: "one", slots: ["printer": 1], kinds: ["work"], now: Samples.start)
            #expect(try await store.claim(request).jobs.isEmpty)
            try await store.resume(queue: "printer")
            #expect(try await store.claim(request).jobs.count == 1)
        },
        Behaviour("a breaker is told until it is taken back or the queue is resumed") { store in
            let breaker = BreakerRow(
                code: "store.full",
                detail: "d",
                kind: "work",
                failures: 3,
                until: Samples.start + 9
            )
            try await store.setBreaker(breaker, queue: "cpu")
            #expect(try await queue("cpu", store)?.breaker == breaker)
            var longer = breaker
            longer.failures = 4
            longer.until = Samples.start + 99
            try await store.setBreaker(longer, queue: "cpu")
            #expect(try await queue("cpu", store)?.breaker == longer)
            try await store.setBreaker(nil, queue: "cpu")
            #expect(try await queue("cpu", store)?.breaker == nil)
            try await store.setBreaker(breaker, queue: "cpu")
            try await store.pause(queue: "cpu", now: Samples.start)
            #expect(try await queue("cpu", store)?.breaker == breaker)
            try await store.resume(queue: "cpu")
            #expect(try await queue("cpu", store) == QueueRow(name: "cpu"))
        },
        Behaviour("queues count what is ready, runs, waits and comes later, and nothing that has ended") { store in
            try await store.start([Samples.job("a"), Samples.job("b", after: ["a"]), Samples.job("m", queue: "model")])
            try await store.start([Samples.job("a"), Samples.job("z", queue: "attic")])
            let jobs = try await store.claim()
            try await store.fail(jobs[0], .modelBusy)
            _ = try await store.submit(Samples.run([Samples.job("later")], notBefore: Samples.start + 9))
            #expect(try await queue("cpu", store) == QueueRow(name: "cpu", running: 1, waiting: 1, later: 2))
            #expect(try await queue("model", store)?.ready == 1)
            #expect(try await queue("attic", store)?.ready == 1)
            #expect(try await store.queues().map(\.name) == ["attic", "cpu", "model", "notify", "render"])
            for run in try await store.runs(RunFilter()) { _ = try await store.cancel(run: run.id, now: Samples.start) }
            _ = try await store.stopped(jobs[1].lease, now: Samples.start)
            #expect(try await store.queues().allSatisfy { $0.ready + $0.running + $0.waiting + $0.later == 0 })
        },
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    private static func limit(_ perSecond: Double, burst: Double, tokens: Allowance? = nil) -> RateLimit {
        RateLimit(name: "mistral", requests: Allowance(perSecond: perSecond, burst: burst), tokens: tokens)
    }

    private static func start(_ count: Int, _ store: any JobStore, rate: String? = "mistral") async throws {
        for _ in 0..<count { try await store.start([Samples.job("text", rate: rate)]) }
    }

    private static func level(_ store: any JobStore) async throws -> Double? {
        try await store.rates().first { $0.name == "mistral" }?.requests?.level
    }

    private static func answer(_ store: any JobStore, at seconds: Double = 0) async throws -> ClaimAnswer {
        let now = Samples.start + seconds
        return try await store.claim(ClaimRequest(owner: "one", slots: ["cpu": 9], kinds: ["work"], now: now))
    }

    static let rates: [Behaviour] = [
        Behaviour("a rate allows its burst at once, then what it fills up with") { store in
            try await store.setRates([limit(0.5, burst: 3)], now: Samples.start)
            try await start(10, store)
            let first = try await answer(store)
            #expect(first.jobs.count == 3 && first.nextDue == Samples.start + 2)
            #expect(try await answer(store, at: 1.5).jobs.isEmpty)
            #expect(try await answer(store, at: 2).jobs.count == 1)
            #expect(try await answer(store, at: 7).jobs.count == 2)
            // A long rest fills it to its burst and not beyond.
            #expect(try await answer(store, at: 999).jobs.count == 3)
        },
        Behaviour("a rate that is used up holds its own jobs back and no others") { store in
            try await store.setRates([limit(0.1, burst: 1)], now: Samples.start)
            try await start(5, store)
            try await start(2, store, rate: nil)
            try await start(2, store, rate: "no such rate")
            let answer = try await answer(store)
            #expect(answer.jobs.map(\.job.rate) == ["mistral", nil, nil, "no such rate", "no such rate"])
            #expect(answer.nextDue == Samples.start + 10)
        },
        Behaviour("tokens are booked when an attempt ends, and an overdraft has to be made up for") { store in
            let tokens = Allowance(perSecond: 10, burst: 100)
            try await store.setRates([limit(100, burst: 100, tokens: tokens)], now: Samples.start)
            try await start(3, store)
            let first = try await store.claim(slots: 1)[0]
            var done = Samples.result("text")
            done.tokens = 250
            #expect(try await store.finish(first.lease, done, now: Samples.start) != nil)
            #expect(try await store.rates().first?.tokens?.level == -150)
            // It holds one again after 15.1 seconds.
            let none = try await answer(store)
            #expect(
                none.jobs.isEmpty
                    && none.nextDue.map { abs($0.timeIntervalSince(Samples.start) - 15.1) < 0.001 } == true
            )
            #expect(try await answer(store, at: 15).jobs.isEmpty)
            #expect(try await answer(store, at: 15.2).jobs.count == 2)
        },
        Behaviour("a result from the memo gives its start back") { store in
            try await store.setRates([limit(0.001, burst: 2)], now: Samples.start)
            try await start(4, store)
            let first = try await store.claim()
            #expect(try await level(store) == 0)
            var cached = Samples.result("text")
            cached.isCached = true
            _ = try await store.finish(first[0].lease, cached, now: Samples.start)
            #expect(try await level(store) == 1)
            try await store.succeed(first[1])
            #expect(try await level(store) == 1)
            #expect(try await store.claim().count == 1)
            #expect(try await store.attempts(run: first[0].run.id).map(\.outcome) == [.cached])
        },
        Behaviour("an end that is refused books nothing") { store in
            let tokens = Allowance(perSecond: 1, burst: 100)
            try await store.setRates([limit(1, burst: 5, tokens: tokens)], now: Samples.start)
            try await start(1, store)
            let late = try await store.claimOne("text")
            _ = try await store.recover(owner: "two", now: Samples.start)
            var done = Samples.result("text")
            done.tokens = 50
            done.isCached = true
            #expect(try await store.finish(late.lease, done, now: Samples.start) == nil)
            #expect(try await store.rates().first?.tokens?.level == 100)
            #expect(try await level(store) == 4)
        },
        Behaviour("a clock set back neither fills a rate nor empties it") { store in
            try await store.setRates([limit(1, burst: 2)], now: Samples.start)
            try await start(9, store)
            #expect(try await answer(store).jobs.count == 2)
            #expect(try await answer(store, at: -3_600).jobs.isEmpty)
            #expect(try await level(store) == 0)
            #expect(try await answer(store, at: -3_599).jobs.count == 1)
            // Set forward again, it is full and no more than that.
            #expect(try await answer(store, at: 3_600).jobs.count == 2)
        },
        Behaviour("what is left of a rate is kept when its limits change, as far as it fits") { store in
            try await store.setRates([limit(1, burst: 10)], now: Samples.start)
            try await start(20, store)
            #expect(try await store.claim(slots: 4).count == 4)
            try await store.setRates([limit(1, burst: 10)], now: Samples.start)
            #expect(try await level(store) == 6)
            try await store.setRates([limit(1, burst: 2)], now: Samples.start)
            #expect(try await answer(store).jobs.count == 2)
            try await store.setRates([limit(1, burst: 50)], now: Samples.start + 3)
            #expect(try await level(store) == 2)
        },
        Behaviour("a rate that is removed bounds nothing, and is full when it comes back") { store in
            try await store.setRates([limit(0.001, burst: 1)], now: Samples.start)
            try await start(4, store)
            #expect(try await answer(store).jobs.count == 1)
            try await store.setRates([], now: Samples.start)
            #expect(try await store.rates().isEmpty)
            #expect(try await store.claim(slots: 2).count == 2)
            try await store.setRates([limit(0.001, burst: 1)], now: Samples.start)
            #expect(try await answer(store).jobs.count == 1)
        },
        Behaviour("a full key takes no start from a rate, and a used up rate no place in a key") { store in
            try await store.setRates([limit(0.001, burst: 2)], now: Samples.start)
            let key = ConcurrencyLimit(key: "server", limit: 1)
            for _ in 0..<2 { try await store.start([Samples.job("text", concurrency: key, rate: "mistral")]) }
            #expect(try await answer(store).jobs.count == 1)
            #expect(try await level(store) == 1)
            try await start(2, store)
            #expect(try await answer(store).jobs.count == 1)
            let free = ConcurrencyLimit(key: "free", limit: 1)
            try await store.start([Samples.job("held", concurrency: free, rate: "mistral")])
            try await store.start([Samples.job("goes", concurrency: free)], at: Samples.start + 1)
            #expect(try await answer(store).jobs.map(\.job.stage) == ["goes"])
        },
        Behaviour("the story of a run says when its rate has some left") { store in
            try await store.setRates([limit(0.1, burst: 1)], now: Samples.start)
            try await start(2, store)
            _ = try await answer(store)
            let ready = try #require(try await store.runs(RunFilter()).first { $0.status == .queued })
            let story = try #require(try await store.story(ready.id))
            #expect(story.blocker(of: story.jobs[0]) == .rate("mistral", until: Samples.start + 10))
        },
        Behaviour(
            "a rate goes on where it was in another instance",
            at: { place in
                let first = try await place.open()
                try await first.setRates([limit(0.1, burst: 3)], now: Samples.start)
                try await start(9, first)
                #expect(try await first.claim(slots: 2).count == 2)
                try await first.close()
                let second = try await place.open()
                try await second.setRates([limit(0.1, burst: 3)], now: Samples.start + 10)
                #expect(try await level(second) == 2)
                #expect(try await answer(second, at: 10).jobs.count == 2)
                try await second.close()
            }
        ),
    ]
}

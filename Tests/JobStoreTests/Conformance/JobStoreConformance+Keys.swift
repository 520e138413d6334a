// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    private static func keyed(_ key: String, _ limit: Int, queue: String = "cpu", kind: String = "work") -> [NewJob] {
        [Samples.job("text", kind: kind, queue: queue, concurrency: ConcurrencyLimit(key: key, limit: limit))]
    }

    static let keys: [Behaviour] =
        WayToEnd.all.map { way in
            Behaviour("the place in a key is free again after \(way.name)") { store in
                try await store.start(keyed("server", 1))
                let second = try await store.start(keyed("server", 1), at: Samples.start + 1)
                let first = try await store.claimOne("text")
                #expect(try await store.claim().isEmpty)
                try await way.end(store, first, Samples.start)
                // Where the first is ready again at once it goes first, being the older.
                let next = try await store.claim("another")
                #expect(next.map(\.run.id) == [way.state == .ready ? first.run.id : second])
            }
        } + freed + limits

    private static let freed: [Behaviour] = [
        Behaviour("the place in a key is free again after a cancellation was obeyed, not before") { store in
            try await store.start(keyed("server", 1))
            try await store.start(keyed("server", 1), at: Samples.start + 1)
            let first = try await store.claimOne("text")
            _ = try await store.cancel(run: first.run.id, now: Samples.start)
            #expect(try await store.claim().isEmpty)
            _ = try await store.stopped(first.lease, now: Samples.start)
            #expect(try await store.claim().count == 1)
        },
        Behaviour("the place in a key is free again after a retry, and after one with another pipeline") { store in
            for replan in [nil, RetryRequest.Replan(snapshotSHA256: "beef", jobs: [Samples.job("text", kind: "none")])]
            {
                try await store.start(keyed("server", 1))
                let second = try await store.start(keyed("server", 1), at: Samples.start + 1)
                let first = try await store.claimOne("text")
                let request = RetryRequest(run: first.run.id, scope: .from(stage: "text"), replan: replan)
                _ = try await store.retry(request, now: Samples.start)
                let next = try await store.claimOne("text")
                #expect(next.run.id == (replan == nil ? first.run.id : second))
                try await store.succeed(next)
                try await store.finishAll()
            }
        },
        Behaviour("a stage gives its place in a key to its items, which share it") { store in
            var jobs = Samples.fanned()
            jobs[1].concurrency = ConcurrencyLimit(key: "server", limit: 2)
            try await store.start(jobs)
            try await store.succeed(store.claimOne("list"))
            let letters = try await store.claimOne("letters")
            _ = try await store.expand(letters.lease, items: Samples.items(5), now: Samples.start)
            #expect(try await store.claim().map(\.job.stage) == ["letters[1]", "letters[2]"])
            #expect(try await store.claim().isEmpty)
        },
    ]

    private static let limits: [Behaviour] = [
        Behaviour("a key lets as many run as its limit says, over queues and pipelines") { store in
            for index in 0..<6 {
                let jobs = keyed("server", 3, queue: index % 2 == 0 ? "cpu" : "model")
                _ = try await store.submit(Samples.run(jobs, pipeline: "pipeline \(index)", sha256: "\(index)"))
            }
            let request = ClaimRequest(
                owner: "one",
                slots: ["cpu": 9, "model": 9],
                kinds: ["work"],
                now: Samples.start
            )
            let first = try await store.claim(request).jobs
            #expect(first.count == 3)
            #expect(try await store.claim(request).jobs.isEmpty)
            try await store.succeed(first[0])
            #expect(try await store.claim(request).jobs.count == 1)
        },
        Behaviour("a full key at the head of the queue does not hold others back") { store in
            for _ in 0..<20 { try await store.start(keyed("server", 1), priority: 5) }
            try await store.start(keyed("other", 1))
            let free = try await store.start([Samples.job("text")])
            let jobs = try await store.claim(slots: 3)
            #expect(jobs.map(\.job.concurrency?.key) == ["server", "other", nil])
            #expect(try await store.claim(slots: 3).isEmpty)
            try await store.start([Samples.job("text")], at: Samples.start + 1)
            #expect(try await store.claim(slots: 1).count == 1)
            #expect(jobs.last?.run.id == free)
        },
        Behaviour("of two limits of one key each job goes by its own") { store in
            for limit in [1, 1, 2, 3] {
                try await store.start(keyed("server", limit), at: Samples.start + Double(limit))
            }
            // The second allows one, and one runs; the third allows two.
            #expect(try await store.claim(slots: 1).map(\.job.concurrency?.limit) == [1])
            #expect(try await store.claim(slots: 1).map(\.job.concurrency?.limit) == [2])
            #expect(try await store.claim(slots: 9).map(\.job.concurrency?.limit) == [3])
            #expect(try await store.claim(slots: 9).isEmpty)
        },
        Behaviour("jobs of a key that wait or have ended take no place in it") { store in
            try await store.start(
                keyed("server", 1) + [Samples.job("after", after: ["text"], concurrency: .init(key: "server"))]
            )
            try await store.succeed(store.claimOne("text"))
            #expect(try await store.claim().map(\.job.stage) == ["after"])
        },
        Behaviour("placeholders of a key are filled in from the run") { store in
            let run = Samples.run(
                [Samples.job("text", concurrency: .init(key: "{pipeline}/{tag}/{file}/{sha256}/{other}", limit: 1))],
                pipeline: "cv",
                file: "jean {tag}.pdf",
                tags: ["lyon", "2026"],
                sha256: "ab"
            )
            _ = try await store.submit(run)
            let bare = Samples.run([Samples.job("text", concurrency: .init(key: "{tag}{file}-"))], file: nil, tags: [])
            _ = try await store.submit(bare)
            #expect(try await store.row("text", of: run.id).concurrency?.key == "cv/lyon/jean {tag}.pdf/ab/{other}")
            #expect(try await store.row("text", of: bare.id).concurrency?.key == "-")
        },
        Behaviour("the story of a run names those who hold its key") { store in
            try await store.start(keyed("server", 1))
            let second = try await store.start(keyed("server", 1), at: Samples.start + 1)
            let first = try await store.claimOne("text")
            let story = try #require(try await store.story(second))
            #expect(story.holders == ["server": [first.job.id]])
            #expect(story.blocker(of: story.jobs[0]) == .concurrency(key: "server", holders: [first.job.id]))
            try await store.succeed(first)
            let later = try #require(try await store.story(second))
            #expect(later.holders.isEmpty && later.blocker(of: later.jobs[0]) == .slot)
        },
    ]
}

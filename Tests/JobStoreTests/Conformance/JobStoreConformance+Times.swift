// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let times: [Behaviour] =
        WayToEnd.all.map { way in
            Behaviour("\(way.name) is in the log with its claim, its owner and its times") { store in
                let run = try await store.start([Samples.job("text")])
                let job = try await store.claimOne("text", at: Samples.start + 1)
                try await way.end(store, job, Samples.start + 3)
                let rows = try await store.attempts(run: run)
                let row = try #require(rows.first)
                #expect(rows.count == 1 && row.outcome == way.outcome)
                #expect(row.run == run && row.job == job.job.id && row.stage == "text" && row.number == 1)
                #expect(row.owner == "one" && row.startedAt == Samples.start + 1 && row.endedAt == Samples.start + 3)
                let isFailure = [.failed, .crashed, .blocked].contains(way.outcome)
                #expect((row.code != nil) == isFailure && row.detail == (isFailure ? "why" : nil))
                let after = try await store.row("text", of: run)
                #expect(after.state == way.state && after.durationMS == 2_000)
                #expect((after.error != nil) == isFailure && (after.finishedAt != nil) == way.state.isFinal)
                let burnt = way.outcome == .succeeded || way.outcome == .failed
                #expect(after.condition.attempts == (burnt ? 1 : 0))
                #expect(after.condition.crashes == (way.outcome == .crashed ? 1 : 0))
                #expect(after.condition.interruptions == (way.outcome == .interrupted ? 1 : 0))
                #expect(after.condition.owner == nil && after.condition.leaseNumber == 1)
                #expect(
                    after.condition.dueAt == ([.retrying, .snoozed].contains(way.state) ? Samples.start + 63 : nil)
                )
            }
        } + waiting

    private static let waiting: [Behaviour] = [
        Behaviour("what ends an attempt in between starts the count of deaths again") { store in
            for way in WayToEnd.all where !way.state.isFinal && way.outcome != .interrupted {
                let run = try await store.start([Samples.job("text", attempts: 9)])
                for _ in 0..<4 {
                    _ = try await store.claimOne("text")
                    _ = try await store.recover(owner: "two", now: Samples.start)
                }
                #expect(try await store.row("text", of: run).condition.interruptions == 4)
                try await way.end(store, store.claimOne("text"), Samples.start)
                #expect(try await store.row("text", of: run).condition.interruptions == 0, "\(way.name)")
                _ = try await store.cancel(run: run, now: Samples.start)
            }
        },
        Behaviour("a snooze ends at its time, to the millisecond, and may be in the past") { store in
            try await store.start([Samples.job("text")])
            let first = try await store.claimOne("text")
            _ = try await store.snooze(first.lease, until: Samples.start + 5.5, now: Samples.start)
            #expect(try await store.claim(at: Samples.start + 5.499).isEmpty)
            let second = try await store.claimOne("text", at: Samples.start + 5.5)
            _ = try await store.snooze(second.lease, until: Samples.start - 9, now: Samples.start + 6)
            #expect(try await store.claimOne("text", at: Samples.start + 6).job.condition.attempts == 0)
        },
        Behaviour("of more jobs due than one claim takes on, the rest come with the next") { store in
            let jobs = (0...ClaimRequest.dueLimit).map { Samples.job("text\($0)") }
            let run = Samples.run(jobs, notBefore: Samples.start + 1)
            _ = try await store.submit(run)
            let request = ClaimRequest(owner: "one", slots: ["cpu": 1], kinds: ["work"], now: Samples.start + 2)
            #expect(try await store.claim(request).nextDue == Samples.start + 1)
            #expect(try await store.row(jobs[ClaimRequest.dueLimit].stage, of: run.id).state == .snoozed)
            #expect(try await store.claim(request).nextDue == nil)
            #expect(try await store.row(jobs[ClaimRequest.dueLimit].stage, of: run.id).state == .ready)
        },
        Behaviour("a hundred snoozes burn no attempt") { store in
            try await store.start([Samples.job("text", attempts: 1)])
            for _ in 0..<100 {
                let job = try await store.claimOne("text")
                #expect(try await store.snooze(job.lease, until: Samples.start, now: Samples.start)?.state == .snoozed)
            }
            #expect(try await store.claimOne("text").job.condition.attempts == 0)
        },
        Behaviour("times are kept to the millisecond") { store in
            let odd = Date(timeIntervalSince1970: 1_790_000_000.1234)
            let kept = Date(timeIntervalSince1970: 1_790_000_000.123)
            let run = Samples.run([Samples.job("text")], at: odd)
            _ = try await store.submit(run)
            let job = try await store.claimOne("text", at: odd)
            #expect(job.run.submittedAt == kept && job.run.startedAt == kept && job.job.startedAt == kept)
            let failure = JobFailure(GreffierError(.modelBusy), retryAt: odd)
            _ = try await store.fail(job.lease, failure, now: odd)
            #expect(try await store.row("text", of: run.id).condition.dueAt == kept)
            #expect(try await store.attempts(run: run.id).map(\.endedAt) == [kept])
        },
        Behaviour("the last failure is told while the job is tried again, and forgotten when it succeeds") { store in
            let run = try await store.start([Samples.job("text")])
            try await store.fail(store.claimOne("text"), .modelBusy)
            let second = try await store.claimOne("text", at: Samples.start + 60)
            #expect(second.job.error == GreffierError(.modelBusy, detail: "why"))
            _ = try await store.snooze(second.lease, until: Samples.start, now: Samples.start + 60)
            #expect(try await store.row("text", of: run).error?.code == .modelBusy)
            try await store.succeed(store.claimOne("text", at: Samples.start + 60))
            #expect(try await store.row("text", of: run).error == nil)
        },
        Behaviour("a claim after a clock set back lasts no negative time") { store in
            let run = try await store.start([Samples.job("text")])
            try await store.succeed(store.claimOne("text", at: Samples.start + 100), at: Samples.start)
            #expect(try await store.row("text", of: run).durationMS == 0)
        },
    ]
}

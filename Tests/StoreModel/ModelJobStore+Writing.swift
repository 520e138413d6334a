// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension ModelJobStore {
    package func submit(_ run: NewRun) async throws -> SubmittedRun { try write(.work) { try $0.submit(run) } }

    package func claim(_ request: ClaimRequest) async throws -> ClaimAnswer { try write { $0.claim(request) } }

    package func recover(owner: String, now: Date) async throws -> Recovery {
        try write(.work) { $0.recover(owner: owner, now: now) }
    }

    // MARK: Completion

    package func finish(_ lease: Lease, _ done: StageCompletion, now: Date) async throws -> Committed? {
        try write(.work) { $0.finish(lease, done, now: now) }
    }

    package func finishRun(
        _ lease: Lease,
        verdict: RunVerdict,
        folder: String,
        now: Date
    ) async throws -> Committed? {
        try write(.work) { $0.finishRun(lease, verdict: verdict, folder: folder, now: now) }
    }

    package func expand(_ lease: Lease, items: [Artifact], now: Date) async throws -> Committed? {
        try write(.work) { try $0.expand(lease, items: items, now: now) }
    }

    package func fail(_ lease: Lease, _ failure: JobFailure, now: Date) async throws -> Committed? {
        try write(.work) { $0.fail(lease, failure, now: now) }
    }

    package func tell(_ lease: Lease, _ events: [RunEvent], now: Date) async throws -> Bool {
        try write { $0.tell(lease, events, now: now) }
    }

    package func snooze(_ lease: Lease, until: Date, now: Date) async throws -> Committed? {
        try write(.work) { $0.snooze(lease, until: until, now: now) }
    }

    package func release(_ lease: Lease, now: Date) async throws -> Committed? {
        try write(.work) { $0.release(lease, now: now) }
    }

    package func stopped(_ lease: Lease, now: Date) async throws -> Committed? {
        try write(.work) { $0.stopped(lease, now: now) }
    }

    // MARK: Control

    package func cancel(run: ULID, now: Date) async throws -> CancelAnswer {
        try write(.control) { try $0.cancel(run: run, now: now) }
    }

    package func cancel(job: JobID, now: Date) async throws -> CancelAnswer {
        try write(.control) { try $0.cancel(job: job, now: now) }
    }

    package func retry(_ request: RetryRequest, now: Date) async throws -> RetryAnswer {
        try write(.control) { try $0.retry(request, now: now) }
    }

    package func pause(queue: String, now: Date) async throws {
        try write(.control) { $0.pause(queue: queue, now: now) }
    }

    package func resume(queue: String) async throws { try write(.control) { $0.resume(queue: queue) } }

    package func setBreaker(_ breaker: BreakerRow?, queue: String) async throws {
        try write { $0.setBreaker(breaker, queue: queue) }
    }

    package func setRates(_ limits: [RateLimit], now: Date) async throws {
        try write(.work) { $0.setRates(limits, now: now) }
    }

    // MARK: Schedules and memo

    package func ticksDone(pipeline: String, expression: String, now: Date) async throws -> Date {
        try write { $0.ticksDone(pipeline: pipeline, expression: expression, now: now) }
    }

    package func fire(_ run: NewRun, tick: Date) async throws -> SubmittedRun {
        try write(.work) { try $0.fire(run, tick: tick) }
    }

    package func forgetMemos(unusedSince date: Date, limit: Int) async throws -> Int {
        try write { $0.forgetMemos(unusedSince: date, limit: limit) }
    }
}

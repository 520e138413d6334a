// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// One call of a store, written down so that it can be made again on another.
enum StoreOperation: Sendable {
    case submit(NewRun)
    case claim(ClaimRequest)
    case end(Lease, End, now: Date)
    case leasesToStop([Lease])
    case tell(Lease, [RunEvent], now: Date)
    case recover(owner: String, now: Date)
    case cancelRun(ULID, now: Date)
    case cancelJob(JobID, now: Date)
    case retry(RetryRequest, now: Date)
    case pause(queue: String, now: Date)
    case resume(queue: String)
    case setBreaker(BreakerRow?, queue: String)
    case setRates([RateLimit], now: Date)
    case ticksDone(pipeline: String, expression: String, now: Date)
    case fire(NewRun, tick: Date)
    case outcomes([String])
    case forgetMemos(unusedSince: Date)

    /// How a lease is handed back.
    enum End: Sendable {
        case finish(StageCompletion)
        case finishRun(RunVerdict, folder: String)
        case expand([Artifact])
        case fail(JobFailure)
        case snooze(until: Date)
        case release
        case stopped
    }

    /// What a store said.
    enum Answer: Equatable {
        case submitted(SubmittedRun)
        case claimed(ClaimAnswer)
        case committed(Committed?)
        case leases([Lease])
        case told(Bool)
        case recovered(Recovery)
        case cancelled(CancelAnswer)
        case retried(RetryAnswer)
        case date(Date)
        case outcomes([String: RunOutcome])
        case count(Int)
        case done
        case refused(ErrorCode)
    }

    func perform(on store: any JobStore) async throws -> Answer {
        do {
            return try await call(store)
        } catch let error as GreffierError {
            return .refused(error.code)
        }
    }

    private func call(_ store: any JobStore) async throws -> Answer {
        switch self {
        case .submit(let run): return .submitted(try await store.submit(run))
        case .claim(let request): return .claimed(try await store.claim(request))
        case .end(let lease, let end, let now): return .committed(try await end.hand(back: lease, to: store, now: now))
        case .leasesToStop(let leases): return .leases(try await store.leasesToStop(leases))
        case .tell(let lease, let events, let now): return .told(try await store.tell(lease, events, now: now))
        case .recover(let owner, let now): return .recovered(try await store.recover(owner: owner, now: now))
        case .cancelRun(let run, let now): return .cancelled(try await store.cancel(run: run, now: now))
        case .cancelJob(let job, let now): return .cancelled(try await store.cancel(job: job, now: now))
        case .retry(let request, let now): return .retried(try await store.retry(request, now: now))
        case .pause(let queue, let now): try await store.pause(queue: queue, now: now)
        case .resume(let queue): try await store.resume(queue: queue)
        case .setBreaker(let breaker, let queue): try await store.setBreaker(breaker, queue: queue)
        case .setRates(let limits, let now): try await store.setRates(limits, now: now)
        case .ticksDone(let pipeline, let expression, let now):
            return .date(try await store.ticksDone(pipeline: pipeline, expression: expression, now: now))
        case .fire(let run, let tick): return .submitted(try await store.fire(run, tick: tick))
        case .outcomes(let ids): return .outcomes(try await store.outcomes(ofSubmissions: ids))
        case .forgetMemos(let date): return .count(try await store.forgetMemos(unusedSince: date, limit: 3))
        }
        return .done
    }
}

extension StoreOperation.End {
    func hand(back lease: Lease, to store: any JobStore, now: Date) async throws -> Committed? {
        switch self {
        case .finish(let done): try await store.finish(lease, done, now: now)
        case .finishRun(let verdict, let folder):
            try await store.finishRun(lease, verdict: verdict, folder: folder, now: now)
        case .expand(let items): try await store.expand(lease, items: items, now: now)
        case .fail(let failure): try await store.fail(lease, failure, now: now)
        case .snooze(let until): try await store.snooze(lease, until: until, now: now)
        case .release: try await store.release(lease, now: now)
        case .stopped: try await store.stopped(lease, now: now)
        }
    }
}

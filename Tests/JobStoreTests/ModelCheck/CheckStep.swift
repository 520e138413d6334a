// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import StoreModel

/// One thing that can happen to a store, small enough that all orders of them can be tried.
enum CheckStep: Hashable, CustomStringConvertible {
    /// A worker asks for the job; what is due is woken first, as with every claim.
    case claim(worker: String, job: Int)
    /// A worker hands the job back under a lease that it was given at some time.
    case end(job: Int, End, Shown)
    case cancel(job: Int)
    /// The job's waiting time is over.
    case timeComes(job: Int)
    /// All workers but this one are found dead; all, where it is `nil`.
    case death(survivor: String?)
    /// A person has the stage done again with all that depends on it.
    case retry(job: Int)

    enum End: String, Hashable, CaseIterable {
        case finish = "success"
        /// A time-out of the stage is one of these.
        case failPassing = "passing failure"
        case failForGood = "permanent failure"
        case failByMachine = "failure of the machine"
        case crash
        case snooze
        case giveBack = "giving back"
        case stop = "obeyed cancellation"
    }

    /// Which of the leases that were given out for a job.
    enum Shown: String, Hashable, CaseIterable {
        /// That of the latest claim.
        case latest = "the latest"
        /// One of those before; they are all alike to the store, which compares numbers for equality alone.
        case earlier = "an earlier"
    }

    var description: String {
        switch self {
        case .claim(let worker, let job): "\(worker) claims job \(job)"
        case .end(let job, let end, let shown): "\(end.rawValue) of job \(job) under \(shown.rawValue) lease"
        case .cancel(let job): "job \(job) is cancelled"
        case .timeComes(let job): "the time of job \(job) comes"
        case .death(let survivor): survivor.map { "all but \($0) die" } ?? "all die"
        case .retry(let job): "job \(job) is to be done again"
        }
    }

    var isWorkers: Bool {
        switch self {
        case .claim, .end: true
        case .cancel, .timeComes, .death, .retry: false
        }
    }

    /// Whether workers and the clock do it: what must be enough for every run to end.
    var isProgress: Bool {
        switch self {
        case .claim, .timeComes: true
        case .end(_, _, let shown): shown == .latest
        case .cancel, .death, .retry: false
        }
    }
}

extension CheckStep {
    static let now = Samples.start
    static let later = Samples.start + 60

    /// Does it to a store; whether the store took it.
    func perform(on model: inout StoreModel) -> Bool {
        let before = model
        switch self {
        case .claim(let worker, let job):
            let row = model.runs[0].jobs[job]
            let request = ClaimRequest(owner: worker, slots: [row.queue: 1], kinds: [row.kind], now: Self.now)
            return !model.claim(request).jobs.isEmpty
        case .end(let job, let end, let shown): return end.hand(back: job, shown, to: &model)
        case .cancel(let job): _ = try? model.cancel(job: model.runs[0].jobs[job].id, now: Self.now)
        case .timeComes(let job):
            guard model.runs[0].jobs[job].condition.dueAt == Self.later else { return false }
            model.runs[0].jobs[job].condition.dueAt = Self.now
        case .death(let survivor): _ = model.recover(owner: survivor ?? "nobody", now: Self.now)
        case .retry(let job):
            let scope = RetryRequest.Scope.from(stage: model.runs[0].jobs[job].stage)
            _ = try? model.retry(RetryRequest(run: model.runs[0].row.id, scope: scope), now: Self.now)
        }
        return model != before
    }
}

extension CheckStep.End {
    fileprivate func hand(back job: Int, _ shown: CheckStep.Shown, to model: inout StoreModel) -> Bool {
        let row = model.runs[0].jobs[job]
        let number = row.condition.leaseNumber - (shown == .latest ? 0 : 1)
        guard number > 0 else { return false }
        let lease = Lease(job: row.id, number: number, owner: "worker")
        let now = CheckStep.now
        switch self {
        case .finish where row.isDelivery:
            let verdict = RunVerdict(over: model.runs[0].jobs)
            return model.finishRun(lease, verdict: verdict, folder: "cv/jean", now: now) != nil
        case .finish: return model.finish(lease, StageCompletion(StageResult()), now: now) != nil
        case .failPassing: return fail(.modelBusy, lease, &model)
        case .failForGood: return fail(.documentCorrupt, lease, &model)
        case .failByMachine: return fail(.storeFull, lease, &model)
        case .crash: return fail(.workerCrashed, lease, &model)
        case .snooze: return model.snooze(lease, until: CheckStep.later, now: now) != nil
        case .giveBack: return model.release(lease, now: now) != nil
        case .stop: return model.stopped(lease, now: now) != nil
        }
    }

    private func fail(_ code: ErrorCode, _ lease: Lease, _ model: inout StoreModel) -> Bool {
        let failure = JobFailure(GreffierError(code), retryAt: CheckStep.later)
        return model.fail(lease, failure, now: CheckStep.now) != nil
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import JobStore

/// The rules that a model goes by: the real ones, or a twin of them that is broken on purpose.
package struct ModelRules: Sendable, Hashable {
    package var real: JobRules
    package var flaw: Flaw?

    package init(_ real: JobRules = JobRules(), flaw: Flaw? = nil) {
        self.real = real
        self.flaw = flaw
    }

    /// Mistakes that job queues have been seen to make.
    ///
    /// A check that lets one of them pass is worth nothing.
    package enum Flaw: Sendable, Hashable, CaseIterable {
        /// Ends are taken for whoever runs the job now: the lease number is not asked for.
        case endWithoutLease
        /// Ends are written by the job's number alone: not even whether it runs is asked.
        case endUnchecked
        /// A claim does not raise the lease number.
        case claimKeepsNumber
        /// Cancelling a running job ends it as if it did not run.
        case cancelForgetsRunning
        /// A job that is to be cancelled, and asks to be run later, is run later.
        case snoozeForgetsCancel
        /// A snooze counts as an attempt.
        case snoozeBurnsAttempt
        /// The death of an owner is not counted.
        case deathIsNotCounted
        /// A failure is tried again without looking at the limit.
        case failureForgetsLimit
        /// A job that fell due stays as it is.
        case dueIsMissed
        /// Recovery takes the jobs of the living too; a mistake of the store, not of the rules.
        case deathTakesAll
        /// An attempt that its owner's death ended is missing in the log.
        case deathIsNotLogged
        /// A snoozed job keeps the name of the worker that had it.
        case snoozeKeepsOwner
        /// What waits for a failed job is run, not skipped.
        case skipReleases
    }

    package func apply(_ event: JobEvent, to job: JobCondition) -> JobTransition? {
        switch (flaw, event) {
        case (.endWithoutLease, _): return real.apply(event.shown(with: job.leaseNumber), to: job)
        case (.endUnchecked, .succeed), (.endUnchecked, .fail):
            var running = job
            running.state = .running
            return real.apply(event.shown(with: job.leaseNumber), to: running)
        case (.cancelForgetsRunning, .cancel) where job.state == .running:
            var idle = job
            idle.state = .ready
            return real.apply(.cancel, to: idle)
        case (.snoozeForgetsCancel, .snooze):
            var kept = job
            kept.cancelRequested = false
            return real.apply(event, to: kept)
        case (.failureForgetsLimit, .fail):
            var endless = job
            endless.maxAttempts = .max
            return real.apply(event, to: endless).map { transition in
                var next = transition
                next.condition.maxAttempts = job.maxAttempts
                return next
            }
        case (.dueIsMissed, .due): return nil
        case (.skipReleases, .skip): return real.apply(.release, to: job)
        default: break
        }
        guard var next = real.apply(event, to: job) else { return nil }
        switch (flaw, event) {
        case (.claimKeepsNumber, .claim): next.condition.leaseNumber = max(1, job.leaseNumber)
        case (.snoozeBurnsAttempt, .snooze): next.condition.attempts += 1
        case (.deathIsNotCounted, .ownerDied): next.condition.interruptions = job.interruptions
        case (.deathIsNotLogged, .ownerDied): next.actions.removeAll { $0 != .settle }
        case (.snoozeKeepsOwner, .snooze): next.condition.owner = job.owner
        default: break
        }
        return next
    }
}

extension JobEvent {
    /// The same with another lease number, where it shows one.
    fileprivate func shown(with lease: Int) -> JobEvent {
        switch self {
        case .succeed: .succeed(lease: lease)
        case .fail(_, let failure): .fail(lease: lease, failure)
        case .expand: .expand(lease: lease)
        case .snooze(_, let until): .snooze(lease: lease, until: until)
        case .yield: .yield(lease: lease)
        case .stopped: .stopped(lease: lease)
        case .release, .skip, .due, .claim, .ownerDied, .cancel, .restart, .hurry: self
        }
    }
}

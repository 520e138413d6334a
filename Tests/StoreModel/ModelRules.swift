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
        /// Ends are written by the job's number alone: whoever runs it is not asked.
        case endByNumberAlone
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
    }

    package func apply(_ event: JobEvent, to job: JobCondition) -> JobTransition? {
        switch (flaw, event) {
        case (.endByNumberAlone, _): return real.apply(event.shown(with: job.leaseNumber), to: job)
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
        default: break
        }
        guard var next = real.apply(event, to: job) else { return nil }
        switch (flaw, event) {
        case (.claimKeepsNumber, .claim): next.condition.leaseNumber = max(1, job.leaseNumber)
        case (.snoozeBurnsAttempt, .snooze): next.condition.attempts += 1
        case (.deathIsNotCounted, .ownerDied): next.condition.interruptions = job.interruptions
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

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel

/// What may happen to a job, decided without storage or clock: the one place where states change.
///
/// `nil` means refused: the event does not fit the state, or its lease is no longer the latest. Stores apply the answer
/// in one transaction and guard the write with the same lease number and state.
package struct JobRules: Sendable, Hashable {
    /// Crashes at which a job fails.
    ///
    /// Default 2.
    package var crashLimit: Int
    /// Deaths of the daemon in a row, with this job running, at which it fails.
    ///
    /// Default 5.
    package var interruptionLimit: Int

    package init(crashLimit: Int = 2, interruptionLimit: Int = 5) {
        self.crashLimit = crashLimit
        self.interruptionLimit = interruptionLimit
    }

    /// The transition that `event` causes, or `nil` when it is refused.
    package func apply(_ event: JobEvent, to job: JobCondition) -> JobTransition? {
        switch event {
        case .release: from([.waiting], job) { $0.state = .ready }
        case .skip: from([.waiting], job) { $0.state = .skipped }.map { .init($0.condition, [.settle]) }
        case .due: from([.retrying, .snoozed], job) { $0.makeReady() }
        case .hurry: from([.retrying, .snoozed], job) { $0.makeReady() }
        case .claim(let owner): claim(job, owner: owner)
        case .succeed(let lease): held(job, lease).map(succeed)
        case .fail(let lease, let failure): held(job, lease).map { fail($0, failure) }
        case .expand(let lease): held(job, lease).map(expand)
        case .snooze(let lease, let until):
            held(job, lease).map { $0.cancelRequested ? end($0, .cancelled, .cancelled) : pause($0, until, .snoozed) }
        case .yield(let lease):
            held(job, lease).map { $0.cancelRequested ? end($0, .cancelled, .cancelled) : giveBack($0, .released) }
        case .stopped(let lease): held(job, lease).map { end($0, .cancelled, .cancelled) }
        case .ownerDied: job.state == .running ? interrupt(job) : nil
        case .cancel: cancel(job)
        case .restart: restart(job)
        }
    }

    // MARK: Steps

    private func from(
        _ states: Set<JobState>,
        _ job: JobCondition,
        _ change: (inout JobCondition) -> Void
    ) -> JobTransition? {
        guard states.contains(job.state) else { return nil }
        var next = job
        change(&next)
        return JobTransition(next)
    }

    private func held(_ job: JobCondition, _ lease: Int) -> JobCondition? {
        job.state == .running && job.leaseNumber == lease ? job : nil
    }

    private func claim(_ job: JobCondition, owner: String) -> JobTransition? {
        from([.ready], job) {
            $0.state = .running
            $0.owner = owner
            $0.leaseNumber += 1
        }
    }

    private func succeed(_ job: JobCondition) -> JobTransition {
        var next = job
        next.attempts += 1
        return end(next, .succeeded, .succeeded)
    }

    private func fail(_ job: JobCondition, _ failure: JobFailure) -> JobTransition {
        if job.cancelRequested { return end(job, .cancelled, .cancelled) }
        var next = job
        next.interruptions = 0
        let code = failure.error.code
        switch failure.error.errorClass {
        case .permanent:
            next.attempts += 1
            return end(next, .failed, .failed, code)
        case .transient:
            next.attempts += 1
            if next.attempts >= next.maxAttempts { return end(next, .failed, .failed, code) }
            next.wait(.retrying, until: failure.retryAt)
            return JobTransition(next, [.log(.failed), .explain(code)])
        case .environment:
            next.wait(.snoozed, until: failure.retryAt)
            return JobTransition(next, [.log(.blocked), .explain(code)])
        case .defect:
            next.crashes += 1
            if next.crashes >= crashLimit { return end(next, .failed, .crashed, code) }
            next.wait(.retrying, until: failure.retryAt)
            return JobTransition(next, [.log(.crashed), .explain(code)])
        }
    }

    private func expand(_ job: JobCondition) -> JobTransition {
        if job.cancelRequested { return end(job, .cancelled, .cancelled) }
        var next = job
        next.interruptions = 0
        next.finish(.waiting)
        return JobTransition(next, [.settle])
    }

    private func pause(_ job: JobCondition, _ until: Date, _ outcome: AttemptOutcome) -> JobTransition {
        var next = job
        next.interruptions = 0
        next.wait(.snoozed, until: until)
        return JobTransition(next, [.log(outcome)])
    }

    private func giveBack(_ job: JobCondition, _ outcome: AttemptOutcome) -> JobTransition {
        var next = job
        next.makeReady()
        if outcome == .released { next.interruptions = 0 }
        return JobTransition(next, [.log(outcome)])
    }

    private func interrupt(_ job: JobCondition) -> JobTransition {
        if job.cancelRequested { return end(job, .cancelled, .cancelled) }
        var next = job
        next.interruptions += 1
        if next.interruptions >= interruptionLimit { return end(next, .failed, .interrupted, .stageInterrupted) }
        return giveBack(next, .interrupted)
    }

    private func cancel(_ job: JobCondition) -> JobTransition? {
        if job.state.isFinal { return nil }
        var next = job
        if job.state == .running {
            next.cancelRequested = true
            return JobTransition(next)
        }
        next.finish(.cancelled)
        return JobTransition(next, [.settle])
    }

    private func restart(_ job: JobCondition) -> JobTransition? {
        var next = job
        next.finish(.waiting)
        next.attempts = 0
        next.crashes = 0
        next.interruptions = 0
        // A worker that still holds it shows an old number and is refused.
        if job.state == .running { next.leaseNumber += 1 }
        return JobTransition(next, [.forget])
    }

    private func end(
        _ job: JobCondition,
        _ state: JobState,
        _ outcome: AttemptOutcome,
        _ code: ErrorCode? = nil
    ) -> JobTransition {
        var next = job
        if state == .succeeded { next.interruptions = 0 }
        next.finish(state)
        return JobTransition(next, [.log(outcome)] + (code.map { [.explain($0)] } ?? []) + [.settle])
    }
}

extension JobCondition {
    fileprivate mutating func finish(_ state: JobState) {
        self.state = state
        owner = nil
        dueAt = nil
        cancelRequested = false
    }

    fileprivate mutating func wait(_ state: JobState, until date: Date) {
        finish(state)
        dueAt = date
    }

    fileprivate mutating func makeReady() { finish(.ready) }
}

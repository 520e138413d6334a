// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// Something that happens to a job.
///
/// Those that carry a lease number are refused when it is no longer the latest.
package enum JobEvent: Sendable, Hashable {
    /// All that it depends on has ended well enough.
    case release
    /// A stage that it depends on failed or was skipped.
    case skip
    /// Its due time has come.
    case due
    case claim(owner: String)
    case succeed(lease: Int)
    case fail(lease: Int, JobFailure)
    /// The stage waits for jobs that do it item by item.
    case expand(lease: Int)
    /// The stage itself asked to be run later.
    case snooze(lease: Int, until: Date)
    /// The daemon stops and gives the job back.
    case yield(lease: Int)
    /// The stage was stopped because of a cancellation.
    case stopped(lease: Int)
    /// The daemon that held it is gone.
    case ownerDied
    /// A person cancels it, or something that it depends on was cancelled.
    case cancel
    /// A person has it done again from the start, when its dependencies allow it.
    case restart
    /// A person does not want to wait for its due time.
    case hurry
}

/// Why an attempt failed, and when the next one may start if there is one.
package struct JobFailure: Sendable, Hashable {
    package var error: GreffierError
    package var retryAt: Date

    package init(_ error: GreffierError, retryAt: Date) {
        self.error = error
        self.retryAt = retryAt
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(error.code)
        hasher.combine(retryAt)
    }
}

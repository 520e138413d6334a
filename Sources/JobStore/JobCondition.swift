// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// Where one job stands, as far as the rules look at it.
package struct JobCondition: Sendable, Hashable {
    package var state: JobState
    /// The number of the latest claim; 0 before the first.
    package var leaseNumber: Int
    /// Who holds it while it runs, else `nil`.
    package var owner: String?
    /// Attempts burnt: successes, passing and permanent failures.
    ///
    /// Crashes, pauses and shutdowns are not counted here.
    package var attempts: Int
    package var maxAttempts: Int
    /// Defects: crashes of the worker that held the job, and our own bugs.
    package var crashes: Int
    /// Deaths of the daemon with this job running, in a row.
    package var interruptions: Int
    /// When it is ready again; set while retrying or snoozed, else `nil`.
    package var dueAt: Date?
    /// Whether a person asked to stop it while it runs.
    package var cancelRequested: Bool

    package init(
        state: JobState,
        leaseNumber: Int = 0,
        owner: String? = nil,
        attempts: Int = 0,
        maxAttempts: Int,
        crashes: Int = 0,
        interruptions: Int = 0,
        dueAt: Date? = nil,
        cancelRequested: Bool = false
    ) {
        self.state = state
        self.leaseNumber = leaseNumber
        self.owner = owner
        self.attempts = attempts
        self.maxAttempts = maxAttempts
        self.crashes = crashes
        self.interruptions = interruptions
        self.dueAt = dueAt
        self.cancelRequested = cancelRequested
    }
}

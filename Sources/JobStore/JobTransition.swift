// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The answer of the rules to an event: where the job stands now, and what the store has to do besides.
package struct JobTransition: Sendable, Hashable {
    package var condition: JobCondition
    package var actions: [JobAction]

    package init(_ condition: JobCondition, _ actions: [JobAction] = []) {
        self.condition = condition
        self.actions = actions
    }
}

/// What a store does in the same transaction as a transition.
package enum JobAction: Sendable, Hashable {
    /// Write the attempt that just ended to the log.
    case log(AttemptOutcome)
    /// Write this failure as the job's last error.
    case explain(ErrorCode)
    /// Look at the run: other jobs may have become ready, and the run may have ended.
    case settle
    /// Forget results and errors of earlier attempts.
    case forget
}

/// How one attempt of a job ended.
///
/// Stored by its raw value in the attempt log.
package enum AttemptOutcome: String, Codable, Sendable, CaseIterable {
    case succeeded
    /// Taken from an earlier result of the same work.
    case cached
    /// Failed, and an attempt was burnt.
    case failed
    /// The worker crashed or our own code was wrong.
    case crashed
    /// The machine or a server was at fault; no attempt was burnt.
    case blocked
    /// The stage asked to be run later.
    case snoozed
    /// Given back when the daemon stopped.
    case released
    /// The daemon died.
    case interrupted
    case cancelled
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a job stands.
///
/// Stored by its raw value in the job table.
package enum JobState: String, Codable, Sendable, CaseIterable {
    /// Some stage that it takes input from has not succeeded yet.
    case waiting
    /// Can be claimed now.
    case ready
    /// Claimed under a lease.
    case running
    /// Failed for a passing reason; ready again at its due time. An attempt was burnt.
    case retrying
    /// Asked to be run later. No attempt was burnt.
    case snoozed
    case succeeded
    case failed
    case cancelled
    /// A stage that it depends on failed.
    case skipped

    /// Whether no transition leaves this state, `retry` by a person aside.
    package var isFinal: Bool {
        switch self {
        case .succeeded, .failed, .cancelled, .skipped: true
        case .waiting, .ready, .running, .retrying, .snoozed: false
        }
    }
}

/// Where a run stands.
package enum RunStatus: String, Codable, Sendable, CaseIterable {
    case queued, running, succeeded, failed, cancelled

    /// Whether the run has ended.
    package var isFinal: Bool { self == .succeeded || self == .failed || self == .cancelled }
}

/// What started a run.
package enum Trigger: String, Codable, Sendable, CaseIterable {
    case inbox, cli, http, row, schedule
}

/// How a failure is treated.
package enum ErrorClass: String, Codable, Sendable, CaseIterable {
    /// May pass by itself: tried again with back-off.
    case transient
    /// Will not pass: the job fails at once, with a remedy.
    case permanent
    /// The machine or a server is at fault, not the document: the queue waits, no attempt is burnt.
    case environment
    /// Our own bug or a crashed worker: counted apart from attempts.
    case defect
}

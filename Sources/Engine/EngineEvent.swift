// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore

/// What an engine reports while it works, for progress bars and logs.
package enum EngineEvent: Sendable, Equatable {
    case runStarted(RunRow)
    case stageEnded(run: ULID, stage: String, state: JobState, isCached: Bool, error: GreffierError?)
    /// The run is over; `folder` is relative to the outbox, `nil` when not even the delivery succeeded.
    case runEnded(run: ULID, verdict: RunVerdict, folder: String?)
    /// A queue waits for the machine or a server.
    case queueWaits(queue: String, BreakerRow)
    case queueGoesOn(queue: String)
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore

/// What an engine reports while it works, for progress bars and logs.
package enum EngineEvent: Sendable, Equatable {
    case runStarted(RunRow)
    case stageEnded(run: ULID, stage: String, state: JobState, isCached: Bool, error: GreffierError?)
    /// An attempt of a job has ended, whatever becomes of the job: for those who count.
    case attemptEnded(AttemptEnd)
    /// The run is over; `folder` is relative to the outbox, `nil` when not even the delivery succeeded.
    case runEnded(run: ULID, verdict: RunVerdict, folder: String?)
    /// A queue waits for the machine or a server.
    case queueWaits(queue: String, BreakerRow)
    case queueGoesOn(queue: String)
}

/// How one attempt ended, without a word of what it was about.
package struct AttemptEnd: Sendable, Equatable {
    package var pipeline: String
    /// Of the pipeline file; items of a list have that of their list.
    package var stage: String
    /// Of the job, from now on.
    package var state: JobState
    /// Whether a result was looked up.
    package var isCached: Bool
    package var error: GreffierError?
    /// From its claim until its end was written.
    package var seconds: Double
    /// From the submission of the run to the claim of its first job; `nil` for others.
    package var waited: Double?
    /// Of the run, where it ended with this attempt.
    package var ended: RunStatus?
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One ended attempt in the log of a run.
///
/// Kept when the run is done again.
package struct AttemptRow: Sendable, Hashable {
    package var run: ULID
    package var job: JobID
    package var stage: String
    /// The lease number: counts claims of the job.
    package var number: Int
    package var owner: String
    package var startedAt: Date
    package var endedAt: Date
    package var outcome: AttemptOutcome
    package var code: String?
    /// What was particular to this failure, in English.
    package var detail: String?
    /// The underlying error, for the one who mends it.
    package var cause: String?

    package init(
        run: ULID,
        job: JobID,
        stage: String,
        number: Int,
        owner: String,
        startedAt: Date,
        endedAt: Date,
        outcome: AttemptOutcome,
        code: String?,
        detail: String?,
        cause: String?
    ) {
        self.run = run
        self.job = job
        self.stage = stage
        self.number = number
        self.owner = owner
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.code = code
        self.detail = detail
        self.cause = cause
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// A run to be created with its jobs, in one transaction.
package struct NewRun: Sendable, Hashable {
    package var id: ULID
    package var pipeline: String
    /// SHA-256 of the pipeline's text in the blob store: the run is pinned to it.
    package var pipelineSHA256: String
    package var trigger: Trigger
    package var tags: [String]
    /// `nil` for a scheduled run.
    package var input: RunInput?
    package var submittedAt: Date
    /// Higher goes first, each level being worth `ClaimRank.level` of waiting; 0 by default.
    package var priority: Int
    /// Not to be started before this time.
    package var notBefore: Date?
    /// Identifies the submission across restarts: a second run with the same value is never created.
    package var submissionID: String?
    /// The request over HTTP that asked for it, or for the run whose file it is part of, as log and answers name it.
    package var request: String?
    /// Whether memoised results may be used (`--again` says no).
    package var usesMemo: Bool
    /// Free JSON handed in by the submitter, readable by stages.
    package var payload: String?
    package var jobs: [NewJob]

    package init(
        id: ULID,
        pipeline: String,
        pipelineSHA256: String,
        trigger: Trigger,
        tags: [String] = [],
        input: RunInput?,
        submittedAt: Date,
        priority: Int = 0,
        notBefore: Date? = nil,
        submissionID: String? = nil,
        request: String? = nil,
        usesMemo: Bool = true,
        payload: String? = nil,
        jobs: [NewJob]
    ) {
        self.id = id
        self.pipeline = pipeline
        self.pipelineSHA256 = pipelineSHA256
        self.trigger = trigger
        self.tags = tags
        self.input = input
        self.submittedAt = submittedAt
        self.priority = priority
        self.notBefore = notBefore
        self.submissionID = submissionID
        self.request = request
        self.usesMemo = usesMemo
        self.payload = payload
        self.jobs = jobs
    }
}

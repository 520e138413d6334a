// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One run as the store knows it.
package struct RunRow: Sendable, Hashable {
    package var id: ULID
    package var pipeline: String
    /// SHA-256 of the pipeline's snapshot in the blob store.
    package var snapshotSHA256: String
    package var trigger: Trigger
    package var tags: [String]
    package var input: RunInput?
    package var status: RunStatus
    package var submittedAt: Date
    package var startedAt: Date?
    package var finishedAt: Date?
    package var priority: Int
    package var usesMemo: Bool
    /// As kept: the submitter's, with the parent where there is one (`RunPayload`).
    package var payload: String?
    package var duplicateOf: ULID?
    /// The published folder, relative to the outbox, once there is one.
    package var folder: String?
    /// Why it failed or was cancelled, once it ended.
    package var error: RunVerdict.Reason?
    /// Why a person should look at its results; empty until they are delivered.
    package var review: [String]
    /// The request over HTTP that asked for it.
    package var request: String?

    package init(
        id: ULID,
        pipeline: String,
        snapshotSHA256: String,
        trigger: Trigger,
        tags: [String],
        input: RunInput?,
        status: RunStatus,
        submittedAt: Date,
        startedAt: Date?,
        finishedAt: Date?,
        priority: Int,
        usesMemo: Bool,
        payload: String?,
        duplicateOf: ULID?,
        folder: String?,
        error: RunVerdict.Reason?,
        review: [String] = [],
        request: String? = nil
    ) {
        self.id = id
        self.pipeline = pipeline
        self.snapshotSHA256 = snapshotSHA256
        self.trigger = trigger
        self.tags = tags
        self.input = input
        self.status = status
        self.submittedAt = submittedAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.priority = priority
        self.usesMemo = usesMemo
        self.payload = payload
        self.duplicateOf = duplicateOf
        self.folder = folder
        self.error = error
        self.review = review
        self.request = request
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Where new runs are handed in: what the ways in (folders, rows, CLI) know of the job store.
package protocol RunRegistry: Sendable {
    /// Creates the run with its jobs in one durable transaction.
    ///
    /// Idempotent: a run whose id or `submissionID` is known already is left as it is, and the known run is returned
    /// with `isNew == false`. `duplicateOf` is decided here: the earliest run of the same pipeline and input bytes.
    func submit(_ run: NewRun) async throws -> SubmittedRun

    /// How the runs of these submissions stand; unknown ids are left out.
    func outcomes(ofSubmissions ids: [String]) async throws -> [String: RunOutcome]
}

/// The answer to a submission.
package struct SubmittedRun: Sendable, Hashable {
    package var run: ULID
    /// Whether this call created it.
    package var isNew: Bool

    package init(run: ULID, isNew: Bool) {
        self.run = run
        self.isNew = isNew
    }
}

/// How a run stands, for the one who submitted it.
package struct RunOutcome: Sendable, Hashable {
    package var run: ULID
    package var status: RunStatus
    /// The published folder, relative to the outbox, once there is one.
    package var folder: String?
    /// `code: message` of the failure.
    package var error: String?

    package init(run: ULID, status: RunStatus, folder: String? = nil, error: String? = nil) {
        self.run = run
        self.status = status
        self.folder = folder
        self.error = error
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A correction that a person dropped.
package struct Correction: Sendable, Hashable {
    /// The run of the dropped file.
    package var run: ULID
    /// The name of the dropped file.
    package var name: String
    /// When it was dropped.
    package var droppedAt: Date
    /// The run that was corrected.
    package var target: ULID
    /// Whose pipeline and file these are: every run of them is corrected so.
    package var pipeline: String
    package var inputSHA256: String
    /// What the stage is handed, by its hash in the blob store.
    package var sha256: String

    package init(
        run: ULID,
        name: String,
        droppedAt: Date,
        target: ULID,
        pipeline: String,
        inputSHA256: String,
        sha256: String
    ) {
        self.run = run
        self.name = name
        self.droppedAt = droppedAt
        self.target = target
        self.pipeline = pipeline
        self.inputSHA256 = inputSHA256
        self.sha256 = sha256
    }

    /// As run.json of the corrected run says it.
    package var note: CorrectionNote { CorrectionNote(at: Timestamp.text(droppedAt), file: name, run: run) }
}

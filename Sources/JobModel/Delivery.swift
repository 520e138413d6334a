// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// What a run hands to its reader: the results of a success, or the reason of a failure.
package struct Delivery: Sendable, Equatable {
    /// Final but for the delivery itself; written as run.json.
    package var report: RunReport
    /// Artifacts to place in the folder, in order.
    ///
    /// For a failed run: those made before it failed.
    package var artifacts: [Artifact]
    /// Chooses the day in the folder's name.
    package var submittedAt: Date

    package init(report: RunReport, artifacts: [Artifact], submittedAt: Date) {
        self.report = report
        self.artifacts = artifacts
        self.submittedAt = submittedAt
    }
}

/// Places deliveries where people find them: the outbox, as the engine sees it.
package protocol RunDelivery: Sendable {
    /// Makes the folder of this run appear whole, by one rename, and returns its path relative to the outbox.
    ///
    /// `isCurrent` is asked right before the rename, and `false` stops the delivery with `CancellationError`: the lease
    /// was lost to another worker. Idempotent: a folder of this run that stands already is replaced or kept whole,
    /// never doubled. Throws `store.full` and other environment errors for the disk's faults.
    func deliver(_ delivery: Delivery, isCurrent: @Sendable () async throws -> Bool) async throws -> String
}

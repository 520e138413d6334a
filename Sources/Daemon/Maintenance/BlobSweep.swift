// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import JobStore

/// Removes the blobs that nothing names: no kept run, no memo entry, no remembered original, no pinned pipeline, no file
/// in the spool.
struct BlobSweep: Sendable {
    let store: any JobRetention
    let blobs: BlobStore
    let workspace: Workspace
    let limits: MaintenanceLimits
    let dryRun: Bool

    /// What was removed, or would be.
    ///
    /// Throws where the names cannot be had in full: then nothing is removed.
    func run() async throws -> BlobStore.Swept {
        // In a real run the rows have gone already; in a dry run they are thought away.
        let workspace = workspace
        let spools = try await onThread { workspace.spools }
        let names = BlobNames(
            store: store,
            blobs: blobs,
            spools: spools,
            assuming: dryRun ? limits.rows : RetentionLimits()
        )
        let named = try await names.all()
        var total = BlobStore.Swept()
        for shelf in UInt8.min...UInt8.max {
            try Task.checkCancellation()
            let swept = try await blobs.sweep(shelf: shelf, unusedSince: limits.orphans, named: named, dryRun: dryRun)
            total.blobs += swept.blobs
            total.bytes += swept.bytes
        }
        return total
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Intake
import JobModel
import JobStore
import PipelineModel

/// Removes the blobs that nothing names: no kept run, no memo entry, no remembered original, no pinned pipeline, no file
/// in the spool.
struct BlobSweep: Sendable {
    let store: any JobRetention
    let blobs: BlobStore
    let workspace: Workspace
    let limits: MaintenanceLimits
    let dryRun: Bool

    private static let page = 1000

    /// What was removed, or would be.
    ///
    /// Throws where the names cannot be had in full: then nothing is removed.
    func run() async throws -> BlobStore.Swept {
        let named = try await names()
        var total = BlobStore.Swept()
        for shelf in UInt8.min...UInt8.max {
            try Task.checkCancellation()
            let swept = try await blobs.sweep(shelf: shelf, unusedSince: limits.orphans, named: named, dryRun: dryRun)
            total.blobs += swept.blobs
            total.bytes += swept.bytes
        }
        return total
    }

    /// Every blob that something names.
    func names() async throws -> Set<BlobHash> {
        var named: Set<BlobHash> = []
        var snapshots: Set<String> = []
        var cursor: BlobCursor?
        // In a real run the rows have gone already; in a dry run they are thought away.
        let assuming = dryRun ? limits.rows : RetentionLimits()
        repeat {
            try Task.checkCancellation()
            let page = try await store.namedBlobs(after: cursor, limit: Self.page, assuming: assuming)
            named.formUnion(page.blobs.compactMap { BlobHash($0) })
            snapshots.formUnion(page.snapshots)
            cursor = page.next
        } while cursor != nil
        for snapshot in snapshots { named.formUnion(try await files(of: snapshot)) }
        for sha256 in try await spooled() { if let hash = BlobHash(sha256) { named.insert(hash) } }
        return named
    }

    /// The templates, prompts and lexicons that a pinned pipeline names.
    private func files(of snapshot: String) async throws -> [BlobHash] {
        // One that is gone names nothing any more; one that cannot be read now stops the sweep.
        guard try await blobs.contains(snapshot) else { return [] }
        let data = try await blobs.read(snapshot)
        guard let pinned = try? CanonicalJSON.decode(PipelineSnapshot.self, from: data) else { return [] }
        return pinned.files.values.compactMap { BlobHash($0) }
    }

    /// The hashes of what is on its way from an inbox.
    private func spooled() async throws -> [String] {
        let spools = workspace.spools
        return try await FileQueues(label: "sweep", width: 1).run {
            try FileError.reporting {
                try SpoolLook.files(in: spools).compactMap { file in
                    do { return try Files.hash(FilePath(file.path)).sha256 } catch let error as FileError
                        where error.isNotFound
                    {
                        // It became a run meanwhile, after its blob was stored anew.
                        return nil
                    }
                }
            }
        }
    }
}

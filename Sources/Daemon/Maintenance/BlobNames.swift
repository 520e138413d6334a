// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Intake
import JobModel
import JobStore
import PipelineModel

/// Every blob that something names: kept runs, remembered results, remembered originals, pinned pipelines with their
/// files, and what is on its way from an inbox.
struct BlobNames: Sendable {
    let store: any JobRetention
    let blobs: BlobStore
    var spools: [String] = []
    /// Rows that are thought away.
    var assuming = RetentionLimits()

    private static let page = 1000

    /// Throws where they cannot be had in full.
    func all() async throws -> Set<BlobHash> {
        var named: Set<BlobHash> = []
        var snapshots: Set<String> = []
        var cursor: BlobCursor?
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
        // One that is gone names nothing any more; one that cannot be read now is an error.
        guard try await blobs.contains(snapshot) else { return [] }
        let data = try await blobs.read(snapshot)
        guard let pinned = try? CanonicalJSON.decode(PipelineSnapshot.self, from: data) else { return [] }
        return pinned.files.values.compactMap { BlobHash($0) }
    }

    private func spooled() async throws -> [String] {
        let spools = spools
        return try await onThread {
            try SpoolLook.files(in: spools).compactMap { file in
                do {
                    return try Files.hash(FilePath(file.path)).sha256
                } catch let error as FileError where error.isNotFound {
                    // It became a run meanwhile, after its blob was stored anew.
                    return nil
                }
            }
        }
    }
}

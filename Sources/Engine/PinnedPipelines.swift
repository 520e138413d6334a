// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import FoundationEssentials
import JobModel
import PipelineModel

/// Reads the pipelines that runs are pinned to, each once.
actor PinnedPipelines {
    /// A pipeline with the files it was submitted with.
    struct Pinned: Sendable {
        var pipeline: Pipeline
        var snapshot: PipelineSnapshot
    }

    /// Enough for all pipelines of a workspace in several versions.
    private static let limit = 64

    private let blobs: BlobStore
    private let parse: @Sendable (PipelineSnapshot) throws -> Pipeline
    private var known: [String: Pinned] = [:]

    init(blobs: BlobStore, parse: @escaping @Sendable (PipelineSnapshot) throws -> Pipeline) {
        self.blobs = blobs
        self.parse = parse
    }

    /// The pipeline of this snapshot.
    ///
    /// Throws `store.corrupt` where it is missing, `pipeline.invalid` where it is wrong.
    func pipeline(_ sha256: String) async throws -> Pinned {
        if let pinned = known[sha256] { return pinned }
        let data = try await blobs.read(sha256)
        let pinned: Pinned
        do {
            let snapshot = try CanonicalJSON.decode(PipelineSnapshot.self, from: data)
            pinned = Pinned(pipeline: try parse(snapshot), snapshot: snapshot)
        } catch {
            throw GreffierError(.pipelineInvalid, detail: "as the run was submitted", cause: error)
        }
        if known.count >= Self.limit { known = [:] }
        known[sha256] = pinned
        return pinned
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
private import Foundation
private import JobModel
package import Logging
package import PipelineModel
package import WorkerPool

/// The catalogue that runs start from: pipeline files, read anew when the folder changes, each pinned by a snapshot.
///
/// An edit that does not check stops that pipeline from starting new runs and is logged; the others go on, and so do
/// runs that started with the old text.
package actor LivePipelines: PipelineCatalogue {
    private let folder: PipelineFolder
    private let blobs: BlobStore
    /// Checks templates; `nil` leaves them to the runs that use them.
    private let workers: WorkerPool?
    private let logger: Logger
    private var stamp: String?
    private var known: [PipelinePlan] = []
    private var lastLook: ContinuousClock.Instant?
    private var look: Task<Void, Never>?
    private var lastPin: ContinuousClock.Instant?

    /// How long a look at the folder is good for.
    private static let freshness = Duration.seconds(5)
    /// How long a pin is good for: well within the days that blobs which nothing names are safe from a sweep.
    private static let pinning = Duration.seconds(12 * 3600)

    package init(folder: PipelineFolder, blobs: BlobStore, workers: WorkerPool? = nil, logger: Logger) {
        self.folder = folder
        self.blobs = blobs
        self.workers = workers
        self.logger = logger
    }

    package func plan(_ name: String) async -> PipelinePlan? {
        await refresh()
        return known.first { $0.pipeline.name == name }
    }

    package func plans() async -> [PipelinePlan] {
        await refresh()
        return known
    }

    /// Looks at the folder where the last look is too old; who asks meanwhile waits for the same look.
    private func refresh() async {
        if look == nil {
            let now = ContinuousClock.now
            if let lastLook, now - lastLook < Self.freshness { return }
            lastLook = now
            look = Task { await read() }
        }
        // Nobody is answered from the list of before while this one is being made: at the start that list is empty.
        await look?.value
    }

    private func read() async {
        defer { look = nil }
        let current = folder.stamp()
        let now = ContinuousClock.now
        if current == stamp, let lastPin, now - lastPin < Self.pinning { return }
        var plans: [PipelinePlan] = []
        let entries = if let workers { await folder.entries(checking: workers) } else { folder.entries() }
        for entry in entries {
            for warning in entry.warnings {
                logger.warning("pipeline has a warning", metadata: ["warning": "\(warning)"])
            }
            switch entry.outcome {
            case .success(let pipeline):
                if let plan = await pinned(pipeline, text: entry.text) { plans.append(plan) }
            case .failure(let mistakes):
                for mistake in mistakes.all {
                    logger.error("pipeline does not check", metadata: ["mistake": "\(mistake)"])
                }
            }
        }
        known = plans
        stamp = current
        lastPin = now
    }

    private func pinned(_ pipeline: Pipeline, text: String) async -> PipelinePlan? {
        do {
            var files: [String: String] = [:]
            for file in folder.files(of: pipeline) {
                let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + file))
                files[file] = try await blobs.store(data)
            }
            let snapshot = try CanonicalJSON.compact(PipelineSnapshot(text: text, files: files))
            let sha256 = try await blobs.store(snapshot)
            return PipelinePlan(
                pipeline: pipeline,
                snapshotSHA256: sha256,
                jobs: pipeline.jobs(kinds: folder.kinds),
                corrections: pipeline.correctionJobs(kinds: folder.kinds),
                takesMarks: pipeline.takesMarks(kinds: folder.kinds)
            )
        } catch {
            logger.error("pipeline cannot be pinned", metadata: ["pipeline": "\(pipeline.name)", "error": "\(error)"])
            return nil
        }
    }
}

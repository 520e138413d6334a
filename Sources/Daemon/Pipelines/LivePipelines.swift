// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
private import DurableFiles
private import Foundation
package import JobModel
package import Logging
package import PipelineModel
package import WorkerPool

/// The catalogue that runs start from: pipeline files, read anew when the folder changes, each pinned by a snapshot.
///
/// An edit that does not check is logged and told, and what the file said before stays in force; at the start there is nothing
/// before, and such a file starts no runs. Runs go on with the text that they started with.
package actor LivePipelines: PipelineCatalogue {
    private var folder: PipelineFolder
    private let blobs: BlobStore
    /// Checks templates; `nil` leaves them to the runs that use them.
    private let workers: WorkerPool?
    private let logger: Logger?
    private let tell: @Sendable ([RefusedPipeline]) async -> Void
    private var stamp: String?
    /// Files that do not check.
    private var mistaken: [PipelineFolder.Entry] = []
    /// Why a pipeline that checks could not be pinned, by its name.
    private var unpinned: [String: GreffierError] = [:]
    /// By the name of its file.
    private var known: [(file: String, plan: PipelinePlan)] = []
    private var lastLook: ContinuousClock.Instant?
    private var look: Task<Void, Never>?
    private var lastPin: ContinuousClock.Instant?

    /// How long a look at the folder is good for.
    private static let freshness = Duration.seconds(5)
    /// How long a pin is good for: well within the days that blobs which nothing names are safe from a sweep.
    private static let pinning = Duration.seconds(12 * 3600)

    /// `tell` is given what is refused whenever the folder was read.
    ///
    /// Without `logger` nothing is logged: who asks for a pipeline is told by `refusal`.
    package init(
        folder: PipelineFolder,
        blobs: BlobStore,
        workers: WorkerPool? = nil,
        logger: Logger? = nil,
        tell: @escaping @Sendable ([RefusedPipeline]) async -> Void = { _ in }
    ) {
        self.folder = folder
        self.blobs = blobs
        self.workers = workers
        self.logger = logger
        self.tell = tell
    }

    package func plan(_ name: String) async -> PipelinePlan? {
        await refresh()
        return known.first { $0.plan.pipeline.name == name }?.plan
    }

    package func plans() async -> [PipelinePlan] {
        await refresh()
        return known.map(\.plan)
    }

    package func refusal(of name: String) async -> GreffierError {
        await refresh()
        if let reason = unpinned[name] { return reason }
        for entry in mistaken where entry.isMeant(by: name) {
            guard case .failure(let mistakes) = entry.outcome, let first = mistakes.all.first else { continue }
            return GreffierError(.pipelineInvalid, ErrorDetail(first.description, french: first.descriptionFR))
        }
        return GreffierError(.intakeUnknownPipeline, detail: name, french: name)
    }

    /// Reads the folder anew, whether or not it has changed; by `folder` from now on.
    package func reload(_ folder: PipelineFolder) async {
        // A look that began before may have seen the old files.
        await look?.value
        self.folder = folder
        stamp = nil
        lastLook = nil
        await refresh()
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
        var found: [(file: String, plan: PipelinePlan)] = []
        var refused: [RefusedPipeline] = []
        unpinned = [:]
        let entries = if let workers { await folder.entries(checking: workers) } else { folder.entries() }
        for entry in entries {
            for warning in entry.warnings {
                logger?.warning("pipeline has a warning", metadata: ["warning": "\(warning)"])
            }
            switch entry.outcome {
            case .success(let pipeline):
                if let plan = await pinned(pipeline, text: entry.text) {
                    found.append((entry.file, plan))
                } else {
                    if let former = former(entry.file, beside: entries) { found.append((entry.file, former)) }
                }
            case .failure(let mistakes):
                let former = former(entry.file, beside: entries)
                if let former {
                    found.append((entry.file, former))
                    await pinAgain(former)
                }
                refused.append(RefusedPipeline(file: entry.file, mistakes: mistakes, isKept: former != nil))
                complain(of: mistakes, isKept: former != nil)
            }
        }
        known = found
        mistaken = entries.filter { $0.pipeline == nil }
        // What could not be pinned is tried again at the next look.
        stamp = unpinned.isEmpty ? current : nil
        lastPin = now
        await tell(refused)
    }

    /// What a file said before, unless another one has taken its name.
    private func former(_ file: String, beside entries: [PipelineFolder.Entry]) -> PipelinePlan? {
        guard let former = known.first(where: { $0.file == file })?.plan else { return nil }
        let isTaken = entries.contains { $0.file != file && $0.pipeline?.name == former.pipeline.name }
        return isTaken ? nil : former
    }

    /// Nothing names the blobs of a plan that its file no longer makes: they are kept from being swept.
    private func pinAgain(_ plan: PipelinePlan) async {
        guard let data = try? await blobs.read(plan.snapshotSHA256),
            let snapshot = try? CanonicalJSON.decode(PipelineSnapshot.self, from: data)
        else { return }
        for sha256 in [plan.snapshotSHA256] + snapshot.files.values {
            if let data = try? await blobs.read(sha256) { _ = try? await blobs.store(data) }
        }
    }

    private func complain(of mistakes: Mistakes, isKept: Bool) {
        for mistake in mistakes.all {
            if isKept {
                logger?.error("pipeline does not check; the last one stays", metadata: ["mistake": "\(mistake)"])
            } else {
                logger?.error("pipeline does not check", metadata: ["mistake": "\(mistake)"])
            }
        }
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
            unpinned[pipeline.name] = (error as? FileError)?.report ?? GreffierError.wrapping(error)
            logger?.error("pipeline cannot be pinned", metadata: ["pipeline": "\(pipeline.name)", "error": "\(error)"])
            return nil
        }
    }
}

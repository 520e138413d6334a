// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import FoundationEssentials
import JobModel
import JobStore
import PipelineModel

/// The attempt to take a correction that a person dropped: find what it corrects, keep it, have that run done again.
struct CorrectionExecution: Sendable {
    let claimed: ClaimedJob
    let parts: EngineParts
    let pinned: PinnedPipelines.Pinned

    /// What the run of the dropped file ends with.
    ///
    /// Throws `correction.…` for a file that corrects nothing, `StageSnooze` while what it corrects is under way.
    func run() async throws -> StageCompletion {
        guard let input = claimed.run.input else { throw GreffierError(.stageInput, detail: "the run has no file") }
        let mark = input.mediaType == CorrectionJob.markType ? FileNames.fileExtension(input.name) : nil
        // Done before: whoever did it ended before he could say so, or somebody has it done again. A mark may be about
        // several files, of which some were left.
        if mark == nil, let kept = try await parts.store.correction(by: claimed.run.id) {
            return try await completion(kept, [])
        }
        guard input.bytes <= CorrectionJob.limit else { throw GreffierError(.correctionTooLarge) }
        let corrector = try corrector()
        let dropped = DroppedCorrection(try await parts.blobs.read(input.sha256), mark: mark, run: claimed.run.id)
        try corrector.check(dropped)
        let targets = CorrectionTargets(claimed.run, parts: parts, artifact: corrector.artifact)
        let found = try await targets.find()
        var results: [PublishedResult] = []
        for target in found {
            results.append(.init(run: target.run.id, data: try await parts.blobs.read(target.artifact.sha256)))
        }
        let made = try corrector.correction(dropped, of: results)
        let sha256 = try await parts.blobs.store(made.data)
        for index in made.others + [made.index] {
            let correction = correction(of: found[index], name: input.name, sha256)
            guard try await parts.store.correct(correction, from: found[index].stage, now: parts.clock.now()) else {
                throw StageSnooze(until: targets.later)
            }
        }
        return try await completion(correction(of: found[made.index], name: input.name, sha256), made.warnings)
    }

    private func correction(of target: CorrectionTargets.Target, name: String, _ sha256: String) -> Correction {
        Correction(
            run: claimed.run.id,
            name: name,
            droppedAt: claimed.run.submittedAt,
            target: target.run.id,
            pipeline: claimed.run.pipeline,
            inputSHA256: target.run.input?.sha256 ?? "",
            sha256: sha256
        )
    }

    /// The one for what the pipeline makes.
    private func corrector() throws -> any Corrector {
        let kinds = parts.stages.mapValues(\.description)
        let made = pinned.pipeline.correctableStage(kinds: kinds).flatMap { kinds[$0.kind] }?.makes ?? []
        guard let corrector = parts.correctors.first(where: { made.contains($0.artifact) }) else {
            throw GreffierError(.correctionMisplaced)
        }
        return corrector
    }

    private func completion(_ correction: Correction, _ warnings: [RunWarning]) async throws -> StageCompletion {
        let target = try await parts.store.run(correction.target)
        var result = StageResult(warnings: warnings, version: CorrectionJob.version)
        result.corrects = CorrectedRun(run: correction.target, name: target?.input?.name ?? "")
        return StageCompletion(result)
    }
}

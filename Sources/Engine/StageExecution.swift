// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Failpoints
import FoundationEssentials
import JobModel
import JobStore
import PipelineModel

/// One attempt of one stage, as a row of steps: pin, gather, look up, perform, keep.
struct StageExecution: Sendable {
    let claimed: ClaimedJob
    let stage: any Stage
    let parts: EngineParts
    let pinned: PinnedPipelines.Pinned
    /// Seconds that the stage has to end once told to stop.
    let stopping: Double

    /// The stage's result.
    ///
    /// Throws what went wrong.
    func run() async throws -> StageCompletion {
        var input = try gather()
        let corrections = try await corrections()
        input.corrections = corrections.map(\.sha256)
        let key = try await memoKey(input)
        if var hit = try await lookUp(key) {
            hit.result.corrected = corrections.last?.note
            return hit
        }
        let output = try await perform(input)
        var result = try await keep(output)
        result.children = try await PartRuns(claimed: claimed, parts: parts, pinned: pinned).submit(output.parts)
        result.isHandedOver = output.isHandedOver
        result.corrected = corrections.last?.note
        // What was done with less than asked may be done better next time, and what changed under the work is in doubt.
        let keyAfter = output.degraded.isEmpty ? try await memoKey(input) : nil
        return StageCompletion(result, memoKey: keyAfter == key ? key : nil, tokens: output.tokens)
    }

    // MARK: Steps

    private func gather() throws -> StageInput {
        guard let spec = pinned.pipeline.stage(claimed.job.pipelineStage) else {
            throw GreffierError(.pipelineInvalid, detail: "no stage \(claimed.job.pipelineStage)")
        }
        let blobs = parts.blobs
        let payload = RunPayload(stored: claimed.run.payload)
        var input = StageInput(
            run: claimed.run.id,
            pipeline: claimed.run.pipeline,
            stage: spec,
            file: claimed.run.input,
            tags: claimed.run.tags,
            payload: payload.text,
            artifacts: artifacts(for: spec),
            files: pinned.snapshot.files,
            submittedAt: claimed.run.submittedAt,
            attempt: claimed.job.tries + 1,
            read: { try await blobs.read($0) }
        )
        input.accept = pinned.pipeline.accept
        input.parent = payload.parent
        input.keep = { try await blobs.store($0) }
        return input
    }

    /// What people corrected in the results of this stage for the run's file.
    private func corrections() async throws -> [Correction] {
        let kinds = parts.stages.mapValues(\.description)
        guard let file = claimed.run.input, stage.description.isCorrectable,
            pinned.pipeline.correctableStage(kinds: kinds)?.name == claimed.job.stage
        else { return [] }
        return try await parts.store.corrections(pipeline: claimed.run.pipeline, inputSHA256: file.sha256)
    }

    /// Of the stages named in `from`; of all that ended before, when a stage that needs input names none; then its item.
    private func artifacts(for spec: StageSpec) -> [Artifact] {
        let sources = Set(spec.from.values)
        let isOpen = sources.isEmpty && spec.forEach == nil && !stage.description.inputs.isEmpty
        return claimed.jobs.prefix { $0.id != claimed.job.id || !isOpen }
            .filter { $0.state == .succeeded && $0.fan?.item == nil && (isOpen || sources.contains($0.stage)) }
            .flatMap { $0.result?.artifacts ?? [] } + [claimed.job.fan?.item].compactMap { $0 }
    }

    private func memoKey(_ input: StageInput) async throws -> String? {
        guard !stage.description.hasEffects else { return nil }
        let others = await stage.memoInputs(input)
        return try MemoKey(input, stage.description, others: others).hash()
    }

    private func lookUp(_ key: String?) async throws -> StageCompletion? {
        guard let key, claimed.run.usesMemo, var result = try await parts.store.memo(key) else { return nil }
        for artifact in result.artifacts where try await !parts.blobs.claim(artifact.sha256) { return nil }
        for child in result.children where try await !parts.blobs.claim(child.file.sha256) { return nil }
        for index in result.artifacts.indices { result.artifacts[index].stage = claimed.job.stage }
        let found = result.children.map { StageOutput.Part($0.file, tags: $0.tags) }
        result.children = try await PartRuns(claimed: claimed, parts: parts, pinned: pinned).submit(found)
        return StageCompletion(result, isCached: true, memoKey: key)
    }

    private func perform(_ input: StageInput) async throws -> StageOutput {
        let stage = stage
        guard stage.description.tellsProgress else { return try await bounded { try await stage.run(input) } }
        let sink = RunEventSink(claimed.lease, parts)
        var input = input
        input.tell = { sink.tell($0) }
        sink.tell(RunEvent(.stageBegan))
        let outcome: Result<StageOutput, any Error>
        do {
            let told = input
            outcome = .success(try await bounded { try await stage.run(told) })
        } catch {
            outcome = .failure(error)
        }
        // Before the attempt ends, for then its lease does.
        await sink.finish()
        return try outcome.get()
    }

    private func bounded(_ work: @escaping @Sendable () async throws -> StageOutput) async throws -> StageOutput {
        let context = StageContext(
            run: claimed.run.id,
            pipeline: claimed.run.pipeline,
            stage: claimed.job.stage,
            usesMemo: claimed.run.usesMemo
        )
        return try await StageContext.$current.withValue(context) {
            try await Deadline.run(seconds: claimed.job.timeout, grace: stopping, work)
        }
    }

    private func keep(_ output: StageOutput) async throws -> StageResult {
        var artifacts: [Artifact] = []
        for made in output.artifacts {
            let sha256 = try await parts.blobs.store(made.data)
            try Failpoint.hit(.stageBlobKept) { FileError(.sync, path: parts.blobs.directory, code: $0).report }
            artifacts.append(
                Artifact(
                    name: made.name,
                    sha256: sha256,
                    bytes: made.data.count,
                    stage: claimed.job.stage,
                    mediaType: made.mediaType
                )
            )
        }
        var result = StageResult(
            artifacts: artifacts,
            warnings: output.warnings,
            degraded: output.degraded,
            review: output.review,
            collections: output.collections,
            version: stage.description.versionText
        )
        result.quality = output.quality
        return result
    }
}

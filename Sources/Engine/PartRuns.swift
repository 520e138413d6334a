// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import PipelineModel

/// Makes runs of the files that a stage found in the run's file.
///
/// Each is made once, however often the stage runs: its submission is named after the run, its place and its content, and
/// the store knows each name once. They are made before the stage's end is written; a stage that is done again after a crash
/// finds them there. They are pinned to the pipeline that the run is pinned to.
struct PartRuns: Sendable {
    let claimed: ClaimedJob
    let parts: EngineParts
    let pinned: PinnedPipelines.Pinned

    /// The runs of `files`, in their order.
    ///
    /// Throws what the store throws; those made so far stay, and are found again.
    func submit(_ files: [StageOutput.Part]) async throws -> [ChildRun] {
        var children: [ChildRun] = []
        for (index, part) in files.enumerated() {
            let submitted = try await parts.store.submit(try run(part, at: index))
            children.append(ChildRun(run: submitted.run, file: part.file, tags: part.tags))
        }
        return children
    }

    private func run(_ part: StageOutput.Part, at index: Int) throws -> NewRun {
        let run = claimed.run
        let own = RunPayload(stored: run.payload)
        let parent = RunParent(run: run.id, name: run.input?.name ?? "", depth: (own.parent?.depth ?? 0) + 1)
        let now = parts.clock.now()
        return NewRun(
            // Each in a millisecond of its own, so that they sort in the order of the files.
            id: ULID(date: now.addingTimeInterval(Double(index) / 1000)),
            pipeline: run.pipeline,
            pipelineSHA256: run.snapshotSHA256,
            trigger: run.trigger,
            tags: run.tags + part.tags,
            input: part.file,
            submittedAt: now,
            priority: run.priority,
            submissionID: RunParent.submission(of: run.id, place: index + 1, sha256: part.file.sha256),
            request: run.request,
            usesMemo: run.usesMemo,
            payload: try RunPayload(parent: parent, text: own.text).stored(),
            jobs: pinned.pipeline.jobs(kinds: parts.stages.mapValues(\.description))
        )
    }
}

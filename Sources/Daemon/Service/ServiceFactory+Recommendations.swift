// SPDX-License-Identifier: GPL-3.0-or-later
private import BlobStore
private import DurableFiles
private import Foundation
private import JobModel
private import Matching
package import PipelineModel
package import ProfileModel
private import Retrieval
package import Stages

extension ServiceFactory {
    /// What the pipelines of a workspace recommend by, each stage of the kind by the name of its pipeline; a pipeline with
    /// several of them names each `pipeline/stage`.
    ///
    /// Throws `pipeline.invalid` for options that no stage takes.
    package static func recommenders(
        _ workspace: Workspace
    ) throws -> [(name: String, settings: RecommendSettings)] {
        let folder = PipelineFolder(workspace, kinds: StageCatalogue.descriptions)
        return try folder.entries().compactMap(\.pipeline).flatMap { pipeline in
            let stages = pipeline.stages.filter { $0.kind == RecommendStage.kind.kind }
            return try stages.map { stage in
                let name = stages.count == 1 ? pipeline.name : "\(pipeline.name)/\(stage.name)"
                return (name, try RecommendSettings(stage))
            }
        }
    }

    /// The matches as of now, as a stage with these settings would make them.
    package static func recommendations(
        _ workspace: Workspace,
        _ settings: RecommendSettings
    ) async throws -> Recommendations {
        let library = try library(workspace, readOnly: true)
        let loaded = try LexiconFiles.load(workspace)
        let recommender = Recommender(
            scorer: Scorer.standard(
                lexicons: loaded.lexicons,
                weights: try await settings.weights.scoring(library),
                language: ReportLanguage(setting: workspace.settings.language)
            ),
            options: settings.lists
        )
        let now = Date()
        let day = Timestamp.day(now, in: workspace.timeZone)
        let sources = MatchSources(library)
        var task = RecommendationTask(
            offers: try await sources.offers(in: settings.offers, on: day),
            candidates: try await sources.candidates(in: settings.candidates, on: day),
            asOf: day,
            generatedAt: Timestamp.text(now)
        )
        task.judged = try await sources.judged(in: settings.candidates)
        let queues = FileQueues(label: "greffier.recommend", width: 1)
        let meaning = try await MeaningSource(library).choice(for: recommender.scorer, task, on: queues)
        let measured = recommender.measuring(meaning.reader)
        return try await queues.run { [task] in try measured.run(task).recommendations }
    }

    /// The files of a manifest made again, and what differs from what it tells.
    package static func replay(
        _ manifest: RecommendationManifest,
        _ workspace: Workspace
    ) async throws -> (artifacts: [StageOutput.Made], differences: [ReplayDifference]) {
        let blobs = blobs(workspace)
        return try await RecommendationReplay(
            library: try library(workspace, readOnly: true),
            lexicons: try LexiconFiles.load(workspace).set,
            read: { try await blobs.read($0) }
        ).run(manifest)
    }
}

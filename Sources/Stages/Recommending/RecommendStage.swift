// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Foundation
package import JobModel
package import Lexicons
package import Matching
package import PipelineModel
import ProfileModel
package import Retrieval

/// `recommend`: every offer against every candidate → recommendations.json, recommendations.csv, index.html, and
/// manifest.json, from which `RecommendationReplay` makes them again.
package struct RecommendStage: Stage {
    private let library: Library
    private let lexicons: any LexiconSource
    private let language: ReportLanguage
    private let timeZone: TimeZone
    /// Where it keeps what saves the next run work; `nil` keeps nothing.
    private let cache: String?
    /// Scoring takes minutes in large collections: not on Swift's own threads.
    ///
    /// One for each file that takes time.
    private let queues: FileQueues
    /// What this pipeline published last, before the given run; `nil` when there is nothing.
    private let previous: @Sendable (_ pipeline: String, _ run: ULID) async throws -> PublishedMatches?
    /// Told what each run had to do.
    private let note: @Sendable (RecommendationCounts) -> Void

    /// `timeZone`, the workspace's, decides on the day on which offers are open.
    package init(
        library: Library,
        lexicons: any LexiconSource,
        language: ReportLanguage,
        timeZone: TimeZone,
        cache: String? = nil,
        note: @escaping @Sendable (RecommendationCounts) -> Void = { _ in },
        previous: @escaping @Sendable (_ pipeline: String, _ run: ULID) async throws -> PublishedMatches?
    ) {
        self.library = library
        self.lexicons = lexicons
        self.language = language
        self.timeZone = timeZone
        self.cache = cache
        self.note = note
        self.previous = previous
        queues = FileQueues(label: "greffier.recommend", width: 3)
    }

    package static let kind: StageKindDescription = {
        let files = ["recommendations.json", "recommendations.csv", "index.html", RecommendationManifest.fileName]
        var kind = StageKindDescription(
            kind: "recommend",
            version: 7,
            options: [
                "candidates": .strings, "offers": .strings, "top": .count, "explained": .count, "diversity": .share,
                "exposure": .numbers, "weights": .numbersOr(["learned", "default"]), "shortlists": .bool,
            ],
            makes: files
        )
        kind.makesByOption = ["shortlists": files + [RecommendedShortlistPage.pattern]]
        return kind
    }()

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        // What is new depends on the run before, so no two runs share a result.
        [input.run.text]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let day = Timestamp.day(input.submittedAt, in: timeZone)
        let settings = try RecommendSettings(input.stage)
        let sources = MatchSources(library)
        let lexicons = await lexicons.current()
        let cache = cache.map { RecommendationCache(directory: $0, pipeline: input.pipeline, stage: input.stage.name) }
        async let memory = queues.run { cache?.load() }
        let recommender = Recommender(
            scorer: Scorer.standard(
                lexicons: lexicons.lexicons,
                weights: try await settings.weights.scoring(library),
                language: language
            ),
            options: settings.lists
        )
        var task = RecommendationTask(
            offers: try await sources.offers(in: settings.offers, on: day),
            candidates: try await sources.candidates(in: settings.candidates, on: day),
            asOf: day,
            generatedAt: Timestamp.text(input.submittedAt)
        )
        task.basis = lexicons.digest
        task.judged = try await sources.judged(in: settings.candidates)
        task.memory = try await memory
        let before = try await previous(input.pipeline, input.run)
        task.previous = try await shown(before, task.memory)
        let meaning = try await MeaningSource(library).choice(for: recommender.scorer, task, on: queues)
        let measured = recommender.measuring(meaning.reader)
        let manifest = try RecommendationManifest(task, measured.scorer, settings, input, previous: before)
        var output = try await make(task, measured, manifest, input, cache: cache)
        output.warnings += meaning.warnings
        output.degraded += meaning.degraded
        return output
    }

    /// What the run before showed: as it is remembered, else from what it published.
    private func shown(
        _ before: PublishedMatches?,
        _ memory: RecommendationMemory?
    ) async throws -> ShownLists? {
        guard let before else { return nil }
        if let memory, memory.run == before.run.text { return memory.shown }
        return try await before.read().map(ShownLists.init)
    }

    private func make(
        _ task: RecommendationTask,
        _ recommender: Recommender,
        _ manifest: RecommendationManifest,
        _ input: StageInput,
        cache: RecommendationCache?
    ) async throws -> StageOutput {
        let flag = CancellationFlag()
        let artifacts = MatchArtifacts(
            language: language,
            hasShortlists: manifest.settings.shortlists
        )
        var task = task
        task.isCancelled = { flag.isSet }
        return try await withTaskCancellationHandler { [task, note] in
            let result = try await queues.run { try recommender.run(task) }
            note(result.counts)
            var memory = result.memory
            memory.run = input.run.text
            // Keeping it waits for the disk, while the files are made.
            async let kept: Void = queues.run { [memory] in cache?.save(memory) }
            let made = try await artifacts.made(result.recommendations, manifest, on: queues)
            try await kept
            return StageOutput(artifacts: made)
        } onCancel: {
            flag.set()
        }
    }
}

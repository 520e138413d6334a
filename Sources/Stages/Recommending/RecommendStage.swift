// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Foundation
package import JobModel
package import Lexicons
package import Matching
package import PipelineModel
import ProfileModel
package import Retrieval

/// `recommend`: every offer against every candidate → recommendations.json, recommendations.csv and index.html.
package struct RecommendStage: Stage {
    private let library: Library
    private let lexicons: any LexiconSource
    private let language: ReportLanguage
    private let timeZone: TimeZone
    /// Where it keeps what saves the next run work; `nil` keeps nothing.
    private let cache: String?
    /// Scoring takes minutes in large collections: not on Swift's own threads.
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
        queues = FileQueues(label: "greffier.recommend", width: 2)
    }

    package static let kind: StageKindDescription = {
        let files = ["recommendations.json", "recommendations.csv", "index.html"]
        var kind = StageKindDescription(
            kind: "recommend",
            version: 4,
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
        let options = input.stage.options
        let sources = MatchSources(library)
        let lexicons = await lexicons.current()
        let recommender = Recommender(
            scorer: Scorer.standard(
                lexicons: lexicons.lexicons,
                weights: try await ScoreStage.weights(input, library),
                language: language
            ),
            options: try Self.options(input)
        )
        var task = RecommendationTask(
            offers: try await sources.offers(in: options["offers"]?.strings ?? ["offers"], on: day),
            candidates: try await sources.candidates(in: options["candidates"]?.strings ?? ["candidates"], on: day),
            asOf: day,
            generatedAt: Timestamp.text(input.submittedAt)
        )
        task.basis = lexicons.digest
        task.judged = try await sources.judged(in: options["candidates"]?.strings ?? ["candidates"])
        let cache = cache.map { RecommendationCache(directory: $0, pipeline: input.pipeline, stage: input.stage.name) }
        task.memory = try await queues.run { cache?.load() }
        task.previous = try await shownBefore(input, task.memory)
        return try await make(task, recommender, input, cache: cache)
    }

    /// What the run before showed: as it is remembered, else from what it published.
    private func shownBefore(_ input: StageInput, _ memory: RecommendationMemory?) async throws -> ShownLists? {
        guard let before = try await previous(input.pipeline, input.run) else { return nil }
        if let memory, memory.run == before.run.text { return memory.shown }
        return try await before.read().map(ShownLists.init)
    }

    private func make(
        _ task: RecommendationTask,
        _ recommender: Recommender,
        _ input: StageInput,
        cache: RecommendationCache?
    ) async throws -> StageOutput {
        let flag = CancellationFlag()
        let artifacts = MatchArtifacts(
            language: language,
            hasShortlists: input.stage.options["shortlists"]?.bool ?? false
        )
        var task = task
        task.isCancelled = { flag.isSet }
        return try await withTaskCancellationHandler { [task, note] in
            try await queues.run {
                let result = try recommender.run(task)
                var memory = result.memory
                memory.run = input.run.text
                cache?.save(memory)
                note(result.counts)
                return StageOutput(artifacts: artifacts.made(result.recommendations))
            }
        } onCancel: {
            flag.set()
        }
    }

    /// How lists are to be made.
    ///
    /// Throws `pipeline.invalid` for an exposure of unknown names or below 1.
    private static func options(_ input: StageInput) throws -> RecommendationOptions {
        let options = input.stage.options
        let exposure = options["exposure"]?.map ?? [:]
        let caps = exposure.compactMapValues(\.double)
        guard Set(exposure.keys).isSubset(of: ["per_candidate", "per_offer"]),
            caps.values.allSatisfy({ $0 >= 1 && $0 < 1e9 })
        else {
            throw GreffierError(
                .pipelineInvalid,
                detail: "exposure of stage \(input.stage.name) takes per_candidate and per_offer, from 1"
            )
        }
        return RecommendationOptions(
            top: options["top"]?.int ?? 10,
            explained: options["explained"]?.int ?? 50,
            diversity: options["diversity"]?.double ?? 0.8,
            perCandidate: caps["per_candidate"].map { Int($0) },
            perOffer: caps["per_offer"].map { Int($0) }
        )
    }
}

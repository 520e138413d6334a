// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel
package import Lexicons
private import Matching
package import PipelineModel
package import ProfileModel
package import Retrieval

/// `recommend`: every offer against every candidate → recommendations.json, recommendations.csv and index.html.
package struct RecommendStage: Stage {
    private let library: Library
    private let lexicons: any LexiconSource
    private let language: ReportLanguage
    private let timeZone: TimeZone
    /// The matches published last by this pipeline, before the given run; `nil` when there are none.
    private let previous: @Sendable (_ pipeline: String, _ run: ULID) async throws -> Recommendations?

    /// `timeZone`, the workspace's, decides on the day on which offers are open.
    package init(
        library: Library,
        lexicons: any LexiconSource,
        language: ReportLanguage,
        timeZone: TimeZone,
        previous: @escaping @Sendable (_ pipeline: String, _ run: ULID) async throws -> Recommendations?
    ) {
        self.library = library
        self.lexicons = lexicons
        self.language = language
        self.timeZone = timeZone
        self.previous = previous
    }

    package static let kind = StageKindDescription(
        kind: "recommend",
        version: 3,
        options: ["candidates": .string, "offers": .string, "top": .int, "weights": .numbers],
        makes: ["recommendations.json", "recommendations.csv", "index.html"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        // What is new depends on the run before, so no two runs share a result.
        [input.run.text]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let day = Timestamp.day(input.submittedAt, in: timeZone)
        let options = input.stage.options
        let candidates = try await library.ranked(in: options["candidates"]?.string ?? "candidates", on: day)
        let offers = try await library.ranked(in: options["offers"]?.string ?? "offers", on: day)
        let recommender = Recommender(
            scorer: Scorer(
                lexicons: await lexicons.current().lexicons,
                weights: try ScoreStage.weights(input),
                language: language
            ),
            top: input.stage.options["top"]?.int ?? 10
        )
        let moment = Timestamp.text(input.submittedAt)
        let recommendations = recommender.recommendations(
            offers: offers.compactMap(\.offerEntry),
            candidates: candidates.compactMap(\.candidateEntry),
            previous: try await previous(input.pipeline, input.run),
            asOf: day,
            generatedAt: moment
        )
        let page = RecommendationsPage(language: language).html(recommendations)
        let table = Data(RecommendationsTable(language: language).text(recommendations).utf8)
        return StageOutput(artifacts: [
            .init(
                name: "recommendations.json",
                mediaType: "application/json",
                data: try CanonicalJSON.pretty(recommendations)
            ),
            .init(name: "recommendations.csv", mediaType: "text/csv", data: table),
            .init(name: "index.html", mediaType: "text/html", data: Data(page.utf8)),
        ])
    }
}

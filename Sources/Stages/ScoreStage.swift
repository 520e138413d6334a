// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel
package import Lexicons
import Matching
package import PipelineModel
private import ProfileModel
package import Retrieval

/// `score`: profile.json against every open offer of a collection → scores.json, and the same for three readers:
/// scores.html for who recruits, scores-brief.html for the candidate, scores-chart.html for the manager.
///
/// Says as of when and against which offers; later offers never rewrite it. What is of no candidate has no scores.
package struct ScoreStage: Stage {
    private let library: Library
    private let shelves: LexiconReader<OfferShelf>
    private let language: ReportLanguage
    private let timeZone: TimeZone

    /// `timeZone`, the workspace's, decides on the day on which offers are open.
    package init(library: Library, lexicons: any LexiconSource, language: ReportLanguage, timeZone: TimeZone) {
        self.library = library
        self.timeZone = timeZone
        self.language = language
        shelves = LexiconReader(lexicons) { OfferShelf(library: library, lexicons: $0, language: language) }
    }

    package static let kind = StageKindDescription(
        kind: "score",
        version: 10,
        options: ["against": .string, "weights": .numbersOr(["learned", "default"])],
        inputs: [.init("profile.json"), .init("evidence.json")],
        makes: ["scores.json", "scores.html", "scores-brief.html", "scores-chart.html"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        let collection = Self.collection(input)
        let revision = try? await library.revision(of: collection)
        // An unreadable library must not match an earlier key.
        return [
            await shelves.current().digest, "\(collection) \(revision.map(String.init) ?? input.run.text)",
            Timestamp.day(input.submittedAt, in: timeZone),
            (try? await StageWeights(input.stage).scoring(library)).map { "\($0)" } ?? input.run.text,
            Scorer.version, await MeaningSource(library).identity(), language.rawValue,
        ]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
        let evidence = try CanonicalJSON.decode(Evidence.self, from: try await input.data("evidence.json"))
        let day = Timestamp.day(input.submittedAt, in: timeZone)
        let source = input.file?.name ?? input.pipeline
        let name = profile.basics?.name ?? source
        let shelf = try await shelves.current().value.offers(
            in: Self.collection(input),
            on: day,
            weights: try await StageWeights(input.stage).scoring(library),
            for: CandidateEntry(
                reference: .init(id: input.run.text, source: source, name: name),
                profile: profile,
                evidence: evidence
            )
        )
        let offers = shelf.offers
        let noCandidate: WarningKind? =
            switch profile.noCandidate {
            case nil: nil
            case WarningKind.noPerson?: .candidateUnknown
            default: .noCandidate
            }
        let against = noCandidate == nil ? offers : []
        let scores = shelf.scorer.scores(profile: profile, evidence: evidence, offers: against, asOf: day)
        let page = ScoresPage(language: language).html(
            scores,
            candidate: name,
            source: source,
            noCandidate: noCandidate
        )
        let brief = ScoresBrief(language: language)
            .html(scores, candidate: profile.basics?.name ?? "", noCandidate: noCandidate)
        let chart = ScoresChart(language: language).html(scores, candidate: name, noCandidate: noCandidate)
        let warnings = noCandidate.map { [$0] } ?? (offers.isEmpty ? [.noOffers] : [])
        return StageOutput(
            artifacts: [
                .init(name: "scores.json", mediaType: "application/json", data: try CanonicalJSON.pretty(scores)),
                .init(name: "scores.html", mediaType: "text/html", data: Data(page.utf8)),
                .init(name: "scores-brief.html", mediaType: "text/html", data: Data(brief.utf8)),
                .init(name: "scores-chart.html", mediaType: "text/html", data: Data(chart.utf8)),
            ],
            warnings: warnings.map { RunWarning($0) } + (against.isEmpty ? [] : shelf.meaning.warnings),
            degraded: against.isEmpty ? [] : shelf.meaning.degraded
        )
    }

    private static func collection(_ input: StageInput) -> String { input.stage.options["against"]?.string ?? "offers" }
}

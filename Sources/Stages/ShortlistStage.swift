// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel
package import Lexicons
private import Matching
package import PipelineModel
private import ProfileModel
package import Retrieval

/// `shortlist`: offer.json against the candidates of the moment → shortlist.json and shortlist.html.
///
/// Says as of when and of how many; later candidates never rewrite it, the nightly recommendations have them.
package struct ShortlistStage: Stage {
    private let library: Library
    private let lexicons: any LexiconSource
    private let language: ReportLanguage
    private let timeZone: TimeZone

    /// `timeZone`, the workspace's, decides on the day of a run.
    package init(library: Library, lexicons: any LexiconSource, language: ReportLanguage, timeZone: TimeZone) {
        self.library = library
        self.lexicons = lexicons
        self.language = language
        self.timeZone = timeZone
    }

    package static let kind = StageKindDescription(
        kind: "shortlist",
        version: 3,
        options: ["candidates": .string, "top": .count, "weights": .numbersOr(["learned", "default"])],
        inputs: [.init("offer.json"), .init("evidence.json", isRequired: false)],
        makes: ["shortlist.json", "shortlist.html"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        let collection = Self.collection(input)
        let revision = try? await library.revision(of: collection)
        let reference = try? await reference(input, title: "").id
        // An unreadable library must not match an earlier key.
        return [
            await lexicons.current().digest, "\(collection) \(revision.map(String.init) ?? input.run.text)",
            reference ?? input.run.text, day(input), language.rawValue, Scorer.version,
            (try? await StageWeights(input.stage).scoring(library)).map { "\($0)" } ?? input.run.text,
            await MeaningSource(library).identity(),
        ]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let offer = try CanonicalJSON.decode(Offer.self, from: try await input.data("offer.json"))
        var evidence: Evidence = [:]
        if input.artifact("evidence.json") != nil {
            evidence = try CanonicalJSON.decode(Evidence.self, from: try await input.data("evidence.json"))
        }
        let title = offer.title ?? input.file?.name ?? input.pipeline
        let entry = OfferEntry(reference: try await reference(input, title: title), offer: offer, evidence: evidence)
        let collection = Self.collection(input)
        let scorer = Scorer.standard(
            lexicons: await lexicons.current().lexicons,
            weights: try await StageWeights(input.stage).scoring(library),
            language: language
        )
        let candidates = try await library.ranked(in: collection, on: day(input)).compactMap(\.candidateEntry)
        let meaning = await MeaningSource(library).choice(for: scorer, offers: [entry], candidates: candidates)
        let measured = scorer.with(meaning: meaning.reader)
        let list = Shortlister(scorer: measured, top: input.stage.options["top"]?.int ?? 20).shortlist(
            entry,
            isOpen: EntryFacts(offer).isOpen(on: day(input)),
            candidates: candidates,
            in: collection,
            asOf: day(input)
        )
        let page = ShortlistPage(language: language).html(list)
        return StageOutput(
            artifacts: [
                .init(name: "shortlist.json", mediaType: "application/json", data: try CanonicalJSON.pretty(list)),
                .init(name: "shortlist.html", mediaType: "text/html", data: Data(page.utf8)),
            ],
            warnings: (list.isOpen && list.compared == 0 ? [RunWarning(.noCandidates)] : [])
                + (list.compared > 0 ? meaning.warnings : []),
            degraded: list.compared > 0 ? meaning.degraded : []
        )
    }

    private static func collection(_ input: StageInput) -> String {
        input.stage.options["candidates"]?.string ?? "candidates"
    }

    private func day(_ input: StageInput) -> String { Timestamp.day(input.submittedAt, in: timeZone) }

    /// By its id in the collection of offers, where it has one; else by that of the run.
    private func reference(_ input: StageInput, title: String) async throws -> Scores.OfferReference {
        let source = input.file?.name ?? input.pipeline
        guard let file = input.file else { return .init(id: input.run.text, source: source, title: title) }
        let id = try await library.entry(ofFile: file.sha256, besides: Self.collection(input))?.id
        return .init(id: id ?? input.run.text, source: source, title: title)
    }
}

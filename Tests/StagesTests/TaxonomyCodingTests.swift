// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Lexicons
import Logging
import Matching
import PipelineModel
import ProfileModel
import Stages
import TestLexicons
import Testing

@Suite("Codes of imported classifications in profiles and offers")
struct TaxonomyCodingTests {
    private static let skills = """
        conceptUri,skillType,preferredLabel,altLabels
        http://data.europa.eu/esco/skill/a1,knowledge,Java (programmation informatique),JDK
        http://data.europa.eu/esco/skill/a2,knowledge,droit des abysses,droit marin profond
        """
    private static let titles = """
        "code_ogr","libelle_appellation_long","code_rome"
        "10201","Boutefeu","F1402"
        """

    private func lexicons() throws -> Lexicons {
        var files = try ShippedLexicons.files()
        for (name, table) in [("taxonomy-esco.lex", Self.skills), ("taxonomy-rome.lex", Self.titles)] {
            var reading = TaxonomyImport(lexicons: try ShippedLexicons.shared.get())
            try reading.read(Array(table.utf8), name: name)
            files[name] = try reading.lexicon(files: [name], date: "2026-11-20").text
        }
        return try Lexicons(files: files)
    }

    private func run(_ stage: any Stage, _ kind: String, _ text: String, corrections: [Data] = []) async throws
        -> StageOutput
    {
        let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.isEmpty }.map {
            Block(kind: .paragraph, lines: $0.map { Line(spans: [Span(text: String($0))]) })
        }
        let document = Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: blocks)]).json
        let sha256s = corrections.indices.map { "c\($0)" }
        let day = Date(timeIntervalSince1970: 1_795_000_000)
        var input = StageInput(
            run: ULID(date: day),
            pipeline: "p",
            stage: StageSpec(name: kind, kind: kind, from: [:], options: [:]),
            file: RunInput(name: "a.txt", sha256: "in", bytes: 1, mediaType: "text/plain"),
            artifacts: [
                Artifact(name: "document.json", sha256: "doc", bytes: 0, stage: "text", mediaType: "application/json")
            ],
            submittedAt: day,
            read: { $0 == "doc" ? document : corrections[sha256s.firstIndex(of: $0) ?? 0] }
        )
        input.corrections = sha256s
        return try await stage.run(input)
    }

    private func decoded<Value: Decodable>(_ output: StageOutput, _ index: Int) throws -> Value {
        try CanonicalJSON.decode(Value.self, from: output.artifacts[index].data)
    }

    private static let cv = """
        Alix Fictive
        alix@courriel.example

        Expérience professionnelle

        Boutefeu, Carrières du Ponant, depuis mars 2019

        Compétences

        JDK, droit des abysses, Excel
        """

    @Test("skills and positions of a CV carry their codes, each proved by its words and saying how it was found")
    func profile() async throws {
        let stage = ProfileStage(
            lexicons: FixedLexicons(try lexicons()),
            models: [:],
            prompts: nil,
            keepsSensitive: false,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let output = try await run(stage, "profile", Self.cv)
        let profile: Profile = try decoded(output, 0)
        let evidence: Evidence = try decoded(output, 1)
        let codes = (profile.skills ?? []).flatMap { $0.greffier?.codes ?? [] }
        #expect(
            codes.sorted { $0.code < $1.code } == [
                .init(scheme: "esco", code: "a1", name: "JDK", by: .alias),
                .init(scheme: "esco", code: "a2", name: "droit des abysses", by: .label),
            ]
        )
        #expect(profile.work?.first?.greffier?.codes?.first?.code == "F1402", "\(profile.work ?? [])")
        let proof = try #require(evidence["/work/0/x-greffier/codes/0/code"])
        #expect(proof.derivation == "taxonomy" && proof.quote == evidence["/work/0/position"]?.quote)
    }

    @Test("title and skills of an offer carry their codes, made anew from what a person corrects")
    func offer() async throws {
        let stage = OfferStage(lexicons: FixedLexicons(try lexicons()), timeZone: .gmt)
        let text = "Boutefeu (H/F)\n\nCompétences requises :\n- JDK\n- Excel"
        let output = try await run(stage, "offer", text)
        var offer: Offer = try decoded(output, 0)
        #expect(offer.greffier?.codes == [.init(scheme: "rome", code: "F1402", name: offer.title ?? "", by: .label)])
        #expect(offer.skills?.map { $0.greffier?.codes?.first?.code } == ["a1", nil])
        offer.skills?[0].name = "Droit marin profond"
        let dropped = DroppedCorrection(try CanonicalJSON.compact(offer), run: ULID(date: Date()))
        let published = PublishedResult(run: ULID(), data: output.artifacts[0].data)
        let correction = try OfferCorrector().correction(dropped, of: [published]).data
        let corrected = try await run(stage, "offer", text, corrections: [correction])
        let second: Offer = try decoded(corrected, 0)
        let code = try #require(second.skills?[0].greffier?.codes?.first)
        #expect(code == .init(scheme: "esco", code: "a2", name: "Droit marin profond", by: .alias))
        let evidence: Evidence = try decoded(corrected, 1)
        #expect(evidence["/skills/0/x-greffier/codes/0/code"]?.source == .person)
    }

    @Test("without an import nothing is coded")
    func none() async throws {
        let stage = OfferStage(lexicons: FixedLexicons(try ShippedLexicons.shared.get()), timeZone: .gmt)
        let offer: Offer = try decoded(try await run(stage, "offer", "Comptable\n\nCompétences requises : Excel"), 0)
        #expect(offer.greffier?.codes == nil && offer.skills?.allSatisfy { $0.greffier == nil } == true)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import LanguageModels
import Lexicons
import Logging
import PipelineModel
import ProfileModel
import Stages
import TestLexicons
import Testing

@Suite("Offers that a language model reads too")
struct OfferModelTests {
    private static let text = """
        Soudeur TIG (H/F)
        Chantiers du Ponant – Brest

        Nous cherchons une personne à l'aise avec le procédé orbital Kerlann 3.
        Il y faut au moins deux ans dans le métier, et un peu d'anglais.

        Compétences requises :
        - Soudure TIG
        """

    /// As a model answers: one value that stands there, one that does not, one that the rules have as well.
    private static let answer = """
        {"title":{"line":1,"text":"Soudeur TIG"},"company":null,"city":{"line":2,"text":"Lorient"},"contract":null,
        "salary":null,"remote":null,"reference":null,"deadline":null,"start":null,"degree":null,
        "experience":{"line":4,"text":"au moins deux ans"},
        "skills":[{"line":3,"text":"procédé orbital Kerlann 3","level":"preferred"},
        {"line":6,"text":"Soudure TIG","level":"required"},{"line":6,"text":"COBOL","level":"required"}],
        "languages":[{"line":4,"text":"anglais","level":"C2","required":false}]}
        """

    /// As a model answers to lines that say nothing.
    private static let empty = """
        {"title":null,"company":null,"city":null,"contract":null,"salary":null,"remote":null,"reference":null,
        "deadline":null,"start":null,"degree":null,"experience":null,"skills":[],"languages":[]}
        """

    private static func stage(_ models: [String: any ChatModel], prompt: String? = nil) throws -> OfferStage {
        let file = ShippedLexicons.root.appending(path: "pipelines/prompts/\(OfferPrompts.fileName)")
        return OfferStage(
            lexicons: FixedLexicons(try ShippedLexicons.shared.get()),
            timeZone: .gmt,
            models: models,
            prompts: try OfferPrompts(text: prompt ?? String(contentsOf: file, encoding: .utf8)),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    private func input(_ analysis: String?, text: String = text) throws -> StageInput {
        let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.isEmpty }.map {
            Block(kind: .paragraph, lines: $0.map { Line(spans: [Span(text: String($0))]) })
        }
        let document = Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: blocks)]).json
        return StageInput(
            run: ULID(),
            pipeline: "offers",
            stage: StageSpec(
                name: "offer",
                kind: "offer",
                from: [:],
                options: analysis.map { ["analysis": .string($0)] } ?? [:]
            ),
            file: RunInput(name: "poste.txt", sha256: "in", bytes: 1, mediaType: "text/plain"),
            artifacts: [
                Artifact(name: "document.json", sha256: "doc", bytes: 0, stage: "text", mediaType: "application/json")
            ],
            submittedAt: Date(timeIntervalSince1970: 1_795_000_000),
            read: { _ in document }
        )
    }

    private func output(
        _ analysis: String?,
        _ model: AnsweringModel? = AnsweringModel(answer),
        text: String = text
    ) async throws -> (output: StageOutput, offer: Offer, evidence: Evidence) {
        let stage = try Self.stage(model.map { ["default": $0] } ?? [:])
        let output = try await stage.run(try input(analysis, text: text))
        return (
            output, try CanonicalJSON.decode(Offer.self, from: output.artifacts[0].data),
            try CanonicalJSON.decode(Evidence.self, from: output.artifacts[1].data)
        )
    }

    @Test(
        "merged, the model adds what stands there, agrees with what the rules have, and what stands nowhere is left out"
    )
    func merged() async throws {
        let rules = try await output("rules")
        let merged = try await output("merge")
        #expect(merged.offer.title == rules.offer.title)
        #expect(merged.evidence["/title"]?.source == .both)
        let names = (merged.offer.skills ?? []).map(\.name)
        #expect(names == (rules.offer.skills ?? []).map(\.name) + ["procédé orbital Kerlann 3"])
        let place = try #require(names.firstIndex(of: "procédé orbital Kerlann 3"))
        #expect(merged.evidence["/skills/\(place)/name"]?.source == .model)
        #expect(merged.offer.location?.city == "Brest")
        #expect(merged.output.warnings.map(\.code).contains("model.ungrounded"))
        #expect(merged.output.degraded.isEmpty && merged.output.tokens > 0)
        #expect(merged.offer.greffier?.years == 2, "worked out of the document's words")
        #expect(merged.evidence["/x-greffier/years"]?.derivation == "years")
        let language = try #require(merged.offer.greffier?.languages?.first)
        #expect(language.cefr == nil, "a level that is not printed is none")
        #expect(merged.output.warnings.map(\.code).contains("profile.conflict") == false)
        try Self.expectProof(merged.offer, merged.evidence)
    }

    @Test("where rules and model read the same otherwise, the rules' word stands, doubtful, and the place is told")
    func conflict() async throws {
        let other = Self.answer.replacing(
            "\"title\":{\"line\":1,\"text\":\"Soudeur TIG\"}",
            with: """
                "title":{"line":2,"text":"Chantiers du Ponant"}
                """
        )
        let rules = try await output("rules")
        let merged = try await output("merge", AnsweringModel(other))
        #expect(merged.offer.title == rules.offer.title)
        let doubt = try #require(merged.evidence["/title"]?.confidence)
        #expect(doubt < rules.evidence["/title"]?.confidence ?? 0)
        let warning = try #require(merged.output.warnings.first { $0.code == "profile.conflict" })
        #expect(warning.message.contains("/title"))
    }

    @Test("an offer that does not fit the model's window is read in parts")
    func parts() async throws {
        let model = AnsweringModel { request in
            if request.prompt.contains("1| Soudeur"), request.prompt.contains("| Tâche 60") {
                throw GreffierError(.modelContext)
            }
            let isFirst = request.prompt.contains("1| Soudeur")
            return .saying(isFirst ? Self.answer : Self.empty)
        }
        let tasks = (1...60).map { "Tâche \($0)" }.joined(separator: "\n")
        let merged = try await output("merge", model, text: Self.text + "\n\nMissions :\n" + tasks)
        #expect(merged.output.degraded.isEmpty && model.requests.count > 2)
        #expect(merged.evidence["/title"]?.source == .both)
    }

    @Test("the memo tells readings by rules, by a model, by another model and by another prompt from each other")
    func memo() async throws {
        let input = try input("merge")
        var keys: [[String]] = []
        for (model, prompt) in [(nil, "a"), ("d1", "a"), ("d2", "a"), ("d2", "b")] as [(String?, String)] {
            let models = model.map { ["default": AnsweringModel(key: $0) { _ in .saying("{}") }] } ?? [:]
            let stage = try Self.stage(models, prompt: prompt + " {{lines}}")
            keys.append(await stage.memoInputs(input))
        }
        #expect(Set(keys).count == 4)
    }

    /// Every value that a model gave has words that stand in the offer.
    private static func expectProof(_ offer: Offer, _ evidence: Evidence) throws {
        for (place, entry) in evidence where entry.source != .rules {
            #expect(!entry.quote.isEmpty && text.contains(entry.quote), "\(place): \(entry.quote)")
        }
        for index in (offer.skills ?? []).indices {
            #expect(evidence["/skills/\(index)/name"]?.quote == offer.skills?[index].name)
        }
    }

    @Test("by the model alone, its values stand with what no model is asked for")
    func alone() async throws {
        let model = try await output("model")
        #expect(model.offer.title == "Soudeur TIG")
        #expect(model.evidence["/title"]?.source == .model)
        #expect(model.offer.location == nil && model.offer.company == nil)
        #expect(model.offer.skills?.map(\.name) == ["procédé orbital Kerlann 3", "Soudure TIG"])
        #expect(model.offer.greffier?.language == "fr")
        #expect(try await output(nil).offer == output("merge").offer, "merge is what a stage does that says nothing")
        #expect(!model.evidence.values.contains { $0.source == .both })
    }

    @Test(
        "merged, a model that does not answer is not waited for; insisted on, it is; without any the rules stand alone"
    )
    func degraded() async throws {
        let silent = AnsweringModel { _ in throw GreffierError(.modelUnreachable) }
        let rules = try await output("rules", nil)
        let merged = try await output("merge", silent)
        #expect(merged.offer == rules.offer)
        #expect(merged.output.degraded == ["model"])
        await #expect(throws: GreffierError.self) { try await output("model", silent) }
        await #expect(throws: GreffierError.self) { try await output("model", nil) }
        let none = try await output("merge", nil)
        #expect(none.offer == rules.offer && none.output.degraded.isEmpty)
    }
}

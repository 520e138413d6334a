// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import LanguageModels
import Logging
import ProfileModel
import Profiles
import ScriptedReading
import SeededRandom
import Stages
import TestLexicons
import Testing

@Suite("What is published of a model's reading") struct PublishedReadingTests {
    private static let moment = Date(timeIntervalSince1970: 1_795_000_000)

    private static func read(
        _ document: Document,
        by model: any ChatModel,
        _ mode: ProfileAnalysis.Method.Mode
    ) async throws -> ProfileAnalysis.Outcome {
        let analysis = ProfileAnalysis(
            lexicons: try ShippedLexicons.shared.get(),
            models: ["default": model],
            prompts: try SampleCV.prompts(),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        return try await analysis.read(document, submittedAt: moment, by: .init(mode), id: "test")
    }

    @Test("of 240 answers that lie in every way not one value without proof is published", arguments: 0..<240)
    func fuzz(seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let document = try SampleCV.document()
        let lines = document.rendering.lines
        let liar = LyingAnswers(lines)
        var answers: [CVSectionGroup: JSONValue] = [:]
        for group in CVSectionGroup.allCases { answers[group] = liar.answer(group, &random) }
        for mode in [ProfileAnalysis.Method.Mode.model, .merge] {
            let outcome: ProfileAnalysis.Outcome
            do {
                outcome = try await Self.read(document, by: ScriptedModel(answers), mode)
            } catch let error as GreffierError where mode == .model {
                // Every group was unusable, which is an answer too.
                #expect(error.code == .modelUngrounded)
                continue
            }
            #expect(Grounding.check(outcome.profile, evidence: outcome.evidence, document: document) == [])
            // The readers are honest by themselves: nothing was left for the last check to take out.
            #expect(outcome.warnings.allSatisfy { $0.code != WarningKind.ungrounded.code })
            try Self.expectProof(outcome, in: lines)
        }
    }

    /// Every text that is no derivation stands in the document, told apart from the check that the publisher calls.
    private static func expectProof(_ outcome: ProfileAnalysis.Outcome, in lines: [TextLine]) throws {
        let letters = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let whole = letters(lines.map(\.text).joined(separator: " "))
        for (pointer, entry) in outcome.evidence where entry.derivation == nil {
            #expect(whole.contains(letters(entry.quote)), "\(pointer): \(entry.quote)")
        }
        let text = String(decoding: try CanonicalJSON.compact(outcome.profile), as: UTF8.self)
        for lie in LyingAnswers.inventions { #expect(!text.contains(lie), "\(lie) was published") }
    }

    @Test("employers that a model swaps stay where the rules saw them, each case for a person to look at")
    func swappedEmployers() async throws {
        let document = try SampleCV.document()
        let rules = try await Self.read(document, by: ScriptedModel([:]), .rules)
        var truth = SampleCV.truth(document.rendering.lines)
        let work = try #require(truth[.work]?[key: "work"]?.array)
        var entries = work.compactMap(\.object)
        (entries[0]["employer"], entries[1]["employer"]) = (entries[1]["employer"], entries[0]["employer"])
        // Without dates nothing but its line says which entry a title is of.
        for index in entries.indices { (entries[index]["start"], entries[index]["end"]) = (.null, .null) }
        truth[.work] = ["work": .array(entries.map(JSONValue.object))]
        let outcome = try await Self.read(document, by: ScriptedModel(truth), .merge)
        #expect(outcome.profile.work?.map(\.name) == rules.profile.work?.map(\.name))
        #expect(outcome.profile.work?.map(\.position) == rules.profile.work?.map(\.position))
    }

    @Test("what is sensitive never reaches a model, and what stands beside it does")
    func sensitive() async throws {
        let cv = """
            Camille Exemple
            Comptable - Née le 17/02/1988 - Permis B
            Nationalité : française
            camille@courriel.example

            PROFIL
            Rigueur et méthode, célibataire, deux enfants.

            EXPÉRIENCES PROFESSIONNELLES
            Comptable, Fiduciaire Dupont
            janvier 2020 - décembre 2021
            """
        let model = ScriptedModel { group, prompt, _ in
            let lines = prompt.split(separator: "\n").map(String.init)
            let at = { (text: String) -> JSONValue in
                let line = lines.first { $0.contains("| ") && $0.contains(text) } ?? "1|"
                return ["line": .integer(Int(line.prefix { $0 != "|" }) ?? 0), "text": .string(text)]
            }
            guard group == .basics else { return ("{}", .stop) }
            let answer: JSONValue = [
                "name": at("Camille Exemple"), "label": at("Comptable"), "email": at("camille@courriel.example"),
                "phone": nil, "url": nil, "city": at("française"), "summary": ["from": 1, "to": 9],
            ]
            return (answer.text, .stop)
        }
        let outcome = try await Self.read(try SampleCV.document(cv), by: model, .model)
        #expect(!model.seen.isEmpty)
        for prompt in model.seen {
            for secret in ["17/02/1988", "française", "célibataire", "deux enfants"] {
                #expect(!prompt.contains(secret))
            }
            #expect(prompt.contains("Comptable") && prompt.contains("Rigueur et méthode"))
        }
        #expect(outcome.profile.basics?.label == "Comptable")
        #expect(outcome.profile.basics?.location == nil)
        let text = String(decoding: try CanonicalJSON.compact(outcome.profile), as: UTF8.self)
        for secret in ["1988", "française", "célibataire"] { #expect(!text.contains(secret)) }
    }

    @Test("what no model is asked for comes from the rules, whoever reads the rest")
    func unasked() async throws {
        let cv =
            CorrectedReading.cv + """


                PROJETS PERSONNELS
                Potager partagé, 2019 - 2021

                CENTRES D’INTÉRÊT
                Aviron, cuisine italienne
                """
        let document = try SampleCV.document(cv)
        let rules = try await Self.read(document, by: ScriptedModel([:]), .rules)
        let nothing: [CVSectionGroup: JSONValue] = [
            .basics: [
                "name": nil, "label": nil, "email": nil, "phone": nil, "url": nil, "city": nil, "summary": nil,
            ],
            .work: ["work": []], .education: ["education": [], "certificates": []],
            .skills: ["skills": [], "languages": []],
        ]
        let outcome = try await Self.read(document, by: ScriptedModel(nothing), .model)
        #expect(rules.profile.interests?.isEmpty == false)
        #expect(rules.profile.projects?.isEmpty == false)
        #expect(outcome.profile.interests == rules.profile.interests)
        #expect(outcome.profile.projects == rules.profile.projects)
        #expect(outcome.profile.work == nil)
        #expect(Grounding.check(outcome.profile, evidence: outcome.evidence, document: document) == [])
    }
}

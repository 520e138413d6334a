// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Lexicons
import Matching
import ProfileModel
import Retrieval
import Stages
import Synchronization
import TestLexicons
import Testing

@Suite("Closeness of meaning by a model's vectors")
struct MeaningSourceTests {
    /// Vectors by a few words, from a server that may be away.
    private final class Model: Embedder {
        let answersAtOnce = false
        let isAway = Mutex(false)
        let texts = Mutex<[String]>([])
        let version = Mutex(1)

        func space() async throws -> VectorSpace {
            if isAway.withLock({ $0 }) { throw GreffierError(.modelUnreachable) }
            return VectorSpace(identity: "m\(version.withLock { $0 })@sha256:79", dimension: 3, form: .dense)
        }

        func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding {
            let space = try await space()
            self.texts.withLock { $0 += texts }
            return Embedding(space: space, vectors: texts.map { .success(.dense(Self.vector($0))) })
        }

        /// Counting houses and kitchens are far apart, whatever words they have.
        private static func vector(_ text: String) -> [Float] {
            let isOffice = ["comptab", "factur", "bilan"].contains { text.contains($0) }
            let isKitchen = ["cuisin", "dress", "plat"].contains { text.contains($0) }
            let vector: [Float] = [isOffice ? 1 : 0, isKitchen ? 1 : 0, 0.1]
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return vector.map { $0 / length }
        }
    }

    private static func library(_ model: Model, name: String = UUID().uuidString) throws -> Library {
        let path = FileManager.default.temporaryDirectory.appending(path: "meaning-\(name).sqlite").path
        return try Library(path: path, embedder: model)
    }

    private static func scorer() throws -> Scorer {
        Scorer.standard(lexicons: try ShippedLexicons.shared.get(), language: .french)
    }

    private static func profile(_ line: String, name: String = "Camille Durand") throws -> Profile {
        let json = """
            {"basics":{"name":"\(name)","label":"Assistante","location":{"city":"Rennes","address":"12 rue des Lilas"}},
             "work":[{"position":"Assistante","startDate":"2020-01","highlights":["\(line)"]}],
             "x-greffier":{"language":"fr"}}
            """
        return try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
    }

    private static func offer() throws -> OfferEntry {
        let json = """
            {"title":"Comptable","skills":[{"name":"Facturation"},{"name":"Sage"}],
             "responsibilities":["Établir le bilan","Suivre la facturation"],"x-greffier":{"language":"fr"}}
            """
        let offer = try JSONDecoder().decode(Offer.self, from: Data(json.utf8))
        return OfferEntry(reference: .init(id: "o", source: "o.pdf", title: "Comptable"), offer: offer, evidence: [:])
    }

    private static func candidate(_ profile: Profile) -> CandidateEntry {
        CandidateEntry(reference: .init(id: "c", source: "c.pdf", name: "C"), profile: profile, evidence: [:])
    }

    private func item(_ profile: Profile, _ library: Library) async throws -> (Scores.Item, MeaningSource.Choice, Data)
    {
        let scorer = try Self.scorer()
        let offer = try Self.offer()
        let choice = await MeaningSource(library)
            .choice(for: scorer, offers: [offer], candidates: [Self.candidate(profile)])
        let scores = scorer.with(meaning: choice.reader)
            .scores(profile: profile, evidence: [:], offers: [offer], asOf: "2026-11-20")
        let category = scores.offers[0].categories.first { $0.name == "meaning" }
        return (try #require(category?.items.first), choice, try CanonicalJSON.compact(scores))
    }

    @Test(
        "with a model the vectors of the allowed words are compared, the score names the model, and is the same again"
    )
    func byModel() async throws {
        let model = Model()
        let library = try Self.library(model)
        // No word in common with the offer.
        let office = try await item(try Self.profile("Tenue des livres comptables"), library)
        let kitchen = try await item(try Self.profile("Dressage des assiettes"), library)
        #expect(office.0.verdict == .matched && kitchen.0.verdict == .missing)
        #expect(office.0.by == "m1@sha256:79" && office.0.text.hasSuffix("(par les vecteurs du modèle m1)"))
        #expect(office.1.warnings.isEmpty && office.1.degraded.isEmpty)
        #expect(try await item(try Self.profile("Tenue des livres comptables"), library).2 == office.2)
        let asked = model.texts.withLock { $0 }
        #expect(asked.count == 3, "each text is embedded once: \(asked)")
        for word in ["camille", "durand", "rennes", "lilas"] {
            #expect(!asked.contains { $0.lowercased().contains(word) }, "\(word) was shown to the model")
        }
    }

    @Test("another model makes the vectors anew")
    func otherModel() async throws {
        let model = Model()
        let library = try Self.library(model)
        let profile = try Self.profile("Tenue des livres comptables")
        _ = try await item(profile, library)
        #expect(await MeaningSource(library).identity() == "m1@sha256:79")
        model.version.withLock { $0 = 2 }
        #expect(try await item(profile, library).0.by == "m2@sha256:79")
        #expect(model.texts.withLock { $0.count } == 4)
    }

    @Test(
        "while the model's server is away the words are compared, and the score says why; nothing is remembered of it"
    )
    func away() async throws {
        let model = Model()
        let library = try Self.library(model)
        let profile = try Self.profile("Suivi de la facturation")
        model.isAway.withLock { $0 = true }
        let (item, choice, _) = try await item(profile, library)
        #expect(item.by == "lexical" && item.text.contains("ne répondait pas"))
        #expect(choice.degraded == ["model"] && choice.warnings.map(\.code) == ["model.unreachable"])
        #expect(await MeaningSource(library).identity() == "model unreachable")
        model.isAway.withLock { $0 = false }
        #expect(try await self.item(profile, library).0.by == "m1@sha256:79")
    }

    @Test("without a model the words are compared, and the score says so")
    func byWords() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "meaning-\(UUID()).sqlite").path
        let library = try Library(path: path)
        let (item, choice, _) = try await item(try Self.profile("Suivi de la facturation"), library)
        #expect(item.by == "lexical" && item.text.hasSuffix("(par leurs mots)") && choice.failure == nil)
        #expect(await MeaningSource(library).identity() == "lexical/1")
    }

    @Test("twins have the same vectors: all figures are those of the original")
    func twins() async throws {
        let library = try Self.library(Model())
        let scorer = try Self.scorer()
        let candidates = [Self.candidate(try Self.profile("Tenue des livres comptables"))]
        let choice = await MeaningSource(library).choice(
            for: scorer,
            offers: [try Self.offer()],
            candidates: candidates
        )
        let report = BiasAudit(scorer.with(meaning: choice.reader))
            .report(candidates: candidates, offers: [try Self.offer()], asOf: "2026-11-20")
        #expect(report.verdict == .equal, "\(report.differences)")
    }
}

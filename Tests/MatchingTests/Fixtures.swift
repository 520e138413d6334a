// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import Matching
import ProfileModel
import Retrieval
import TestLexicons

/// The lexicons that ship with the package, and short ways to make profiles and offers.
enum Fixtures {
    static let lexicons: Lexicons = {
        do {
            return try ShippedLexicons.shared.get()
        } catch {
            fatalError("lexicons: \(error)")
        }
    }()

    /// The scorer as the service makes it.
    static let scorer = Scorer(lexicons: lexicons, meaning: meaning)

    /// Closeness of meaning by the embedder that needs no model.
    static let meaning: MeaningReader = {
        let embedder = LexicalEmbedder()
        return MeaningReader(identity: LexicalEmbedder.space.identity, crossesLanguages: false) { texts, language in
            embedder.vectors(texts, language: SearchLanguage(tag: language))
                .map { MeaningVector(indices: $0.indices, values: $0.values) }
        }
    }()

    static func profile(_ json: String) throws -> Profile {
        try JSONDecoder().decode(Profile.self, from: Data(json.utf8))
    }

    static func offer(_ json: String, id: String = "o1") throws -> OfferEntry {
        let offer = try JSONDecoder().decode(Offer.self, from: Data(json.utf8))
        let reference = Scores.OfferReference(id: id, source: "\(id).pdf", title: offer.title ?? id)
        return OfferEntry(reference: reference, offer: offer, evidence: [:])
    }

    static func score(_ profile: Profile, _ offer: OfferEntry, scorer: Scorer = scorer) -> Scores.OfferScore {
        scorer.scores(profile: profile, evidence: [:], offers: [offer], asOf: "2026-11-20").offers[0]
    }

    /// A Java developer of some years, in French.
    static let developer = """
        {"basics":{"name":"Camille Durand","label":"Développeur Java","image":"photo.jpg",
          "location":{"city":"Rennes","address":"12 rue des Lilas","postalCode":"35000","countryCode":"FR"}},
         "work":[
          {"name":"Abers","position":"Développeur Java","startDate":"2022-01","highlights":["Migration vers PostgreSQL"]},
          {"name":"Corail","position":"Développeur front-end","startDate":"2020-01","endDate":"2021-12"}],
         "education":[{"institution":"Université","studyType":"Licence","area":"Informatique","endDate":"2019"}],
         "skills":[{"name":"Langages","keywords":["Spring Boot","Git"]}],
         "languages":[{"language":"Anglais","fluency":"B1"},{"language":"Français","fluency":"langue maternelle"}]}
        """

    /// An offer that asks for something in every category.
    static let javaOffer = """
        {"title":"Développeur Java (H/F)","location":{"city":"Nantes"},
         "skills":[{"name":"Java","level":"required"},{"name":"SQL","level":"required"},
          {"name":"Kubernetes","level":"required"},{"name":"Angular","level":"preferred"}],
         "qualifications":["Master Informatique"],
         "x-greffier":{"years":4,"eqf":7,"language":"fr",
          "languages":[{"language":"anglais","cefr":"B2","required":true}]}}
        """
}

extension Scores.OfferScore {
    func category(_ name: String) -> Scores.Category? { categories.first { $0.name == name } }
    func item(_ text: String) -> Scores.Item? { categories.flatMap(\.items).first { $0.text == text } }
    func mustHave(_ text: String) -> Scores.MustHave? { mustHaves.first { $0.text == text } }
    /// All numbers and verdicts, without words.
    var figures: [String] {
        ["\(score)"] + mustHaves.map { "\($0.text) \($0.verdict)" }
            + categories.flatMap { category in
                ["\(category.name) \(category.appliedWeight) \(category.points)"]
                    + category.items.map { "\($0.text) \($0.verdict) \($0.points)" }
            }
    }
}

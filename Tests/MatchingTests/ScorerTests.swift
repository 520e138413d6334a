// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Scorer")
struct ScorerTests {
    @Test("every category judges by its own rule, with the words of both sides")
    func judges() throws {
        let score = Fixtures.score(try Fixtures.profile(Fixtures.developer), try Fixtures.offer(Fixtures.javaOffer))
        #expect(score.item("Java")?.verdict == .matched)
        #expect(score.item("Java")?.cvQuote == "Spring Boot")
        #expect(score.item("SQL")?.verdict == .matched)
        #expect(score.item("SQL")?.cvQuote == "Migration vers PostgreSQL")
        #expect(score.mustHave("Kubernetes")?.verdict == .missing)
        #expect(score.mustHave("Kubernetes")?.cvQuote == nil)
        #expect(score.item("Angular")?.verdict == .missing)
        #expect(score.mustHave("Angular") == nil)
        #expect(score.item("anglais B2")?.verdict == .partly)
        #expect(score.item("Master Informatique")?.verdict == .partly)
        #expect(score.category("title")?.items.first?.verdict == .matched)
        #expect(score.mustHaves.first { $0.text.contains("4 ans") }?.verdict == .met)
        #expect(score.category("location") == nil)
    }

    @Test("the score is the exact sum of the shown points, and so is each category", arguments: 0..<40)
    func sums(seed: Int) throws {
        var weights = ScoringWeights()
        weights.skills = Double(seed * 7 % 31) + 1.0 / 3
        weights.experience = Double(seed * 11 % 13)
        weights.title = Double(seed % 5) * 1.7
        weights.location = Double(seed % 3)
        let scorer = Fixtures.scorer.with(weights: weights)
        let score = Fixtures.score(
            try Fixtures.profile(Fixtures.developer),
            try Fixtures.offer(Fixtures.javaOffer),
            scorer: scorer
        )
        #expect(decimal(score.score) == score.categories.map { decimal($0.points) }.reduce(0, +))
        for category in score.categories {
            #expect(decimal(category.points) == category.items.map { decimal($0.points) }.reduce(0, +))
            #expect(category.points <= category.appliedWeight)
        }
        #expect(score.categories.map { decimal($0.weight) }.reduce(0, +) == 100)
        #expect(score.categories.map { decimal($0.appliedWeight) }.reduce(0, +) == 100)
    }

    @Test("for any profile and offer the score is the sum of what is shown", arguments: 0..<60)
    func randomSums(seed: UInt64) throws {
        var random = RandomPairs(seed: seed)
        let scorer = Fixtures.scorer.with(weights: random.weights())
        let score = Fixtures.score(random.profile(), random.offer(), scorer: scorer)
        #expect(decimal(score.score) == score.categories.map { decimal($0.points) }.reduce(0, +))
        for category in score.categories {
            #expect(decimal(category.points) == category.items.map { decimal($0.points) }.reduce(0, +))
            #expect(category.items.isEmpty == (category.noData == true))
            #expect(category.noData != true || category.appliedWeight == 0)
        }
        let shown = Set(score.categories.flatMap(\.items).map(\.text))
        #expect(
            score.mustHaves.allSatisfy {
                shown.contains($0.text) || ScoreCategory.allCases.contains { scorer.weights[$0] == 0 }
            }
        )
    }

    /// The number as JSON shows it.
    private func decimal(_ value: Double) -> Decimal { Decimal(string: "\(value)") ?? .nan }

    @Test("a category that the offer says nothing about gives its weight to the others")
    func redistributes() throws {
        let offer = try Fixtures.offer(#"{"title":"Développeur Java","skills":[{"name":"Git"}]}"#)
        let score = Fixtures.score(try Fixtures.profile(Fixtures.developer), offer)
        #expect(score.category("skills")?.appliedWeight == 63.6)
        #expect(score.category("title")?.appliedWeight == 36.4)
        #expect(score.category("education")?.appliedWeight == 0)
        #expect(score.category("education")?.items.isEmpty == true)
        #expect(score.score == 100)
    }

    @Test("an offer that is only a title is scored by the title alone, and an empty one by nothing")
    func poorOffers() throws {
        let profile = try Fixtures.profile(Fixtures.developer)
        #expect(Fixtures.score(profile, try Fixtures.offer(#"{"title":"Développeuse Java"}"#)).score == 100)
        let empty = Fixtures.score(profile, try Fixtures.offer("{}"))
        #expect(empty.score == 0)
        #expect(empty.categories.allSatisfy { $0.appliedWeight == 0 && $0.items.isEmpty })
    }

    @Test("what the CV says nothing about is unknown and counts neither as proof nor as nothing")
    func unknowns() throws {
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        var profile = try Fixtures.profile(Fixtures.developer)
        profile.languages = nil
        profile.education = nil
        let score = Fixtures.score(profile, offer)
        #expect(score.mustHave("anglais B2")?.verdict == .unknown)
        #expect(score.item("Master Informatique")?.verdict == .unknown)
        let languages = try #require(score.category("languages"))
        #expect(languages.points > 0 && languages.points < languages.appliedWeight)
        let nobody = Fixtures.score(Profile(), offer)
        #expect(nobody.score == 0)
        #expect(nobody.mustHaves.allSatisfy { $0.verdict == .unknown })
    }

    @Test("a language is missing where others are listed and unknown where none is")
    func languages() throws {
        let offer = try Fixtures.offer(
            #"{"x-greffier":{"languages":[{"language":"German","cefr":"B2","required":true}]}}"#
        )
        func verdict(_ languages: String) throws -> Scores.MustHave.Verdict? {
            Fixtures.score(try Fixtures.profile("{\(languages)}"), offer).mustHaves.first?.verdict
        }
        #expect(try verdict(#""languages":[{"language":"Allemand","fluency":"C1 (courant)"}]"#) == .met)
        #expect(try verdict(#""languages":[{"language":"Allemand","fluency":"B1 – Goethe"}]"#) == .partly)
        #expect(try verdict(#""languages":[{"language":"Allemand"}]"#) == .partly)
        #expect(try verdict(#""languages":[{"language":"Espagnol","fluency":"C2"}]"#) == .missing)
        #expect(try verdict(#""x-greffier":{"language":"fr"}"#) == .unknown)
        #expect(try verdict(#""x-greffier":{"language":"de"}"#) == .partly)
    }

    @Test("no other degree stands in for the state diploma of a profession")
    func stateDiplomas() throws {
        let offer = try Fixtures.offer(#"{"qualifications":["Diplôme d'État infirmier"],"x-greffier":{"eqf":6}}"#)
        func verdict(_ type: String, _ area: String) throws -> Scores.MustHave.Verdict? {
            let json = #"{"education":[{"studyType":"\#(type)","area":"\#(area)"}]}"#
            return Fixtures.score(try Fixtures.profile(json), offer).mustHaves.first?.verdict
        }
        #expect(try verdict("Diplôme d'État", "Infirmière") == .met)
        #expect(try verdict("Master", "Histoire") == .partly)
        #expect(try verdict("CAP", "Cuisine") == .missing)
    }

    @Test("a degree counts in full in the field asked for, and half at its level alone")
    func fieldsOfStudy() throws {
        let offer = try Fixtures.offer(#"{"qualifications":["Master Informatique"],"x-greffier":{"eqf":7}}"#)
        func verdict(_ type: String, _ area: String) throws -> Scores.MustHave.Verdict? {
            let json = #"{"education":[{"studyType":"\#(type)","area":"\#(area)"}]}"#
            return Fixtures.score(try Fixtures.profile(json), offer).mustHaves.first?.verdict
        }
        #expect(try verdict("MSc", "Software Engineering") == .met)
        #expect(try verdict("Master", "Management des systèmes d'information") == .met)
        #expect(try verdict("Master", "Histoire") == .partly)
        #expect(try verdict("Licence", "Informatique") == .partly)
        #expect(try verdict("Licence", "Histoire") == .missing)
        let any = try Fixtures.offer(#"{"qualifications":["Bac+5"],"x-greffier":{"eqf":7}}"#)
        let profile = try Fixtures.profile(#"{"education":[{"studyType":"Master","area":"Histoire"}]}"#)
        #expect(Fixtures.score(profile, any).mustHaves.first?.verdict == .met)
    }

    @Test("kindred tools are not the same tool")
    func kin() throws {
        let offer = try Fixtures.offer(#"{"skills":[{"name":"Silae"},{"name":"Déclaration de TVA"}]}"#)
        let score = Fixtures.score(try Fixtures.profile(#"{"skills":[{"name":"ADP"},{"name":"VAT returns"}]}"#), offer)
        #expect(score.mustHave("Silae")?.verdict == .partly)
        #expect(score.mustHave("Déclaration de TVA")?.verdict == .met)
    }

    @Test("scoring twice gives the same bytes")
    func sameBytes() throws {
        let profile = try Fixtures.profile(Fixtures.developer)
        let offers = try (1...5).map { try Fixtures.offer(Fixtures.javaOffer, id: "o\($0)") }
        func bytes(_ offers: [OfferEntry]) throws -> Data {
            let scorer = Scorer(lexicons: Fixtures.lexicons)
            return try CanonicalJSON.pretty(
                scorer.scores(profile: profile, evidence: [:], offers: offers, asOf: "2026-11-20")
            )
        }
        let first = try bytes(offers)
        #expect(try bytes(offers) == first)
        #expect(try bytes(offers.reversed()) == first)
    }

    @Test("name, photo, age, street, postal code and nationality never enter: the twin's bytes are equal")
    func twins() throws {
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        let scorer = Fixtures.scorer
        var twin = try Fixtures.profile(Fixtures.developer)
        let first = try CanonicalJSON.pretty(
            scorer.scores(profile: twin, evidence: [:], offers: [offer], asOf: "2026-11-20")
        )
        twin.basics?.name = "Fatoumata Traoré"
        twin.basics?.image = nil
        twin.basics?.email = "f.traore@courriel.example"
        twin.basics?.phone = "+221 77 000 00 00"
        twin.basics?.location?.address = "3 allée du Bois"
        twin.basics?.location?.postalCode = "93000"
        twin.basics?.location?.city = "Saint-Denis"
        twin.basics?.location?.countryCode = "SN"
        twin.greffier = .init()
        twin.greffier?.withheld = ["birth_date", "nationality", "family_status", "photo"]
        let second = try CanonicalJSON.pretty(
            scorer.scores(profile: twin, evidence: [:], offers: [offer], asOf: "2026-11-20")
        )
        #expect(first == second)
    }

    @Test(
        "the other gender of a title changes no figure",
        arguments: [
            ("Développeur Java", "Développeuse Java"), ("Aide-soignant de nuit", "Aide-soignante de nuit"),
            ("Conseiller de vente", "Conseillère de vente"), ("Attaché commercial", "Attachée commerciale"),
            ("Directeur commercial", "Directrice commerciale"), ("Infirmier", "Infirmière"), ("Serveur", "Serveuse"),
            ("Chef de partie", "Cheffe de partie"), ("Technicien de maintenance", "Technicienne de maintenance"),
            ("Agent de propreté", "Agente de propreté"), ("Barman", "Barmaid"), ("Salesman", "Saleswoman"),
            ("Vendeur", "Vendeuse"), ("Ouvrier qualifié", "Ouvrière qualifiée"), ("Coiffeur", "Coiffeuse"),
            ("Rédacteur technique", "Rédactrice technique"), ("Zingueur", "Zingueuse"), ("Waiter", "Waitress"),
        ]
    )
    func genders(masculine: String, feminine: String) throws {
        for title in [masculine, feminine, masculine + " (H/F)", "Développeur Java", "Responsable commercial"] {
            let offer = try Fixtures.offer(#"{"title":"\#(title)","x-greffier":{"years":3}}"#)
            func figures(_ own: String) throws -> [String] {
                let json = #"{"basics":{"label":"\#(own)"},"work":[{"position":"\#(own)","startDate":"2020-01"}]}"#
                return Fixtures.score(try Fixtures.profile(json), offer).figures
            }
            #expect(try figures(masculine) == figures(feminine))
        }
    }

    @Test("location counts only with a weight, and then only location moves")
    func location() throws {
        let scorer = Fixtures.scorer.with(weights: ScoringWeights(location: 10))
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        var profile = try Fixtures.profile(Fixtures.developer)
        let far = Fixtures.score(profile, offer, scorer: scorer)
        profile.basics?.location?.city = "NANTES"
        let near = Fixtures.score(profile, offer, scorer: scorer)
        #expect(far.category("location")?.points == 0)
        #expect(near.category("location")?.points == near.category("location")?.appliedWeight)
        #expect(far.categories.filter { $0.name != "location" } == near.categories.filter { $0.name != "location" })
    }

    @Test("weights are read by name, and nonsense is refused")
    func weights() {
        #expect(ScoringWeights(named: ["location": 15])?.location == 15)
        #expect(ScoringWeights(named: [:]) == ScoringWeights())
        #expect(ScoringWeights(named: ["charm": 1]) == nil)
        #expect(ScoringWeights(named: ["skills": -1]) == nil)
        #expect(
            ScoringWeights(named: [
                "skills": 0, "experience": 0, "title": 0, "education": 0, "languages": 0, "meaning": 0,
            ])
                == nil
        )
    }

    @Test("offers of one score stand in the order of their titles, then ids")
    func order() throws {
        let offers = try [("Zèbre", "a"), ("Abeille", "c"), ("Abeille", "b")].map {
            try Fixtures.offer(#"{"title":"\#($0.0)"}"#, id: $0.1)
        }
        let scores = Fixtures.scorer.scores(profile: Profile(), evidence: [:], offers: offers, asOf: "2026-11-20")
        #expect(scores.offers.map(\.offer.id) == ["b", "c", "a"])
        #expect(scores.version == "score/5")
    }
}

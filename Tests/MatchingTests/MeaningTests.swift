// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Matching
import ProfileModel
import SeededRandom
import Testing

@Suite("Closeness of meaning")
struct MeaningTests {
    private static let scorer = Fixtures.scorer.with(weights: ScoringWeights(meaning: 20))
    private static let offer = #"""
        {"title":"Gestionnaire de paie","skills":[{"name":"Paie"}],"x-greffier":{"language":"fr"},
         "responsibilities":["Établir les bulletins de salaire de 300 salariés","Déclarer les cotisations sociales",
          "Conseiller les salariés sur leurs congés"]}
        """#

    private func points(_ highlights: [String], name: String = "Anne Roche", language: String = "fr") throws -> Double {
        let lines = highlights.map { "\"\($0)\"" }.joined(separator: ",")
        let json = #"""
            {"basics":{"name":"\#(name)"},"work":[{"position":"Assistant","highlights":[\#(lines)]}],
             "x-greffier":{"language":"\#(language)"}}
            """#
        let score = Fixtures.score(try Fixtures.profile(json), try Fixtures.offer(Self.offer), scorer: Self.scorer)
        return try #require(score.category("meaning")).points
    }

    @Test("achievements close to what there is to do earn points that strange ones do not")
    func closeness() throws {
        let near = try points(["Bulletins de salaire de 120 salariés", "Déclaration des cotisations sociales"])
        #expect(near > (try points(["Taille de pierre pour monuments", "Pose de charpentes"])))
        #expect(near > 3)
    }

    @Test("one candidate against all offers at once is as close to each as compared one by one")
    func table() {
        var random = SplitMix64(seed: 11)
        func vector(_ count: Int) -> MeaningVector {
            // Some of the components share all but their highest bits.
            let indices = Set((0..<count).map { _ in UInt32(random.below(300) + 65_536 * random.below(3)) }).sorted()
            return MeaningVector(indices: indices, values: indices.map { _ in Float(random.below(100)) / 400 })
        }
        for _ in 0..<20 {
            let offers = (0..<8).map { _ in random.chance(80) ? vector(40) : nil }
            let own = vector(120)
            let found = MeaningTable(offers).closeness(to: own)
            #expect(found == offers.map { $0.map { own.closeness(to: $0) } })
            #expect(found.contains { $0 ?? 0 > 0 })
        }
        #expect(MeaningTable([vector(3)]).closeness(to: nil) == [nil])
    }

    @Test("words about the person move nothing")
    func persons() throws {
        let plain = try points(["Etablit les bulletins de salaire"])
        for line in [
            "Elle établit les bulletins de salaire", "À 52 ans, établit les bulletins de salaire",
            "Anne établit les bulletins de salaire", "Marocaine, établit les bulletins de salaire",
            "Célibataire, établit les bulletins de salaire", "Établit les bulletins de salaire à Rennes",
        ] {
            #expect(try points([line]) == plain, "\(line)")
        }
        let feminine = try points(["Formatrice chargée de la paie"])
        #expect(try points(["Formateur chargé de la paie"]) == feminine)
    }

    @Test("a CV in another language is neither near nor far")
    func languages() throws {
        let json =
            #"{"work":[{"position":"Payroll clerk","highlights":["Runs payslips"]}],"x-greffier":{"language":"en"}}"#
        let score = Fixtures.score(try Fixtures.profile(json), try Fixtures.offer(Self.offer), scorer: Self.scorer)
        #expect(score.category("meaning")?.items.first?.verdict == .unknown)
    }

    @Test("an offer of few words has no such category, and neither has a scorer without an embedder")
    func noData() throws {
        let profile = try Fixtures.profile(Fixtures.developer)
        let short = try Fixtures.offer(#"{"title":"Développeur Java","skills":[{"name":"Git"}]}"#)
        #expect(Fixtures.score(profile, short).category("meaning")?.noData == true)
        let blind = Scorer(lexicons: Fixtures.lexicons)
        #expect(
            Fixtures.score(profile, try Fixtures.offer(Self.offer), scorer: blind).category("meaning")?.noData == true
        )
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import Matching
import ProfileModel
import Testing

@Suite("Twins")
struct TwinTests {
    private func entry(_ profile: Profile, _ id: String = "c") -> CandidateEntry {
        CandidateEntry(
            reference: .init(id: id, source: "\(id).pdf", name: profile.basics?.name ?? id),
            profile: profile,
            evidence: [:]
        )
    }

    @Test("a twin of random CVs has the figures of its original", arguments: TwinAttribute.allCases)
    func random(attribute: TwinAttribute) throws {
        var pairs = RandomPairs(seed: 7)
        let candidates = (0..<20).map { entry(pairs.profile(), "c\($0)") }
        let offers = (0..<12).map { pairs.offer("o\($0)") }
        let report = BiasAudit(Fixtures.scorer)
            .report(candidates: candidates, offers: offers, asOf: "2026-11-20", attributes: [attribute])
        #expect(report.verdict == .equal, "\(report.differences.prefix(3))")
        #expect(report.attributes[0].pairs >= 240)
    }

    @Test("twins do differ in what they are made to differ in")
    func different() throws {
        var profile = try Fixtures.profile(Fixtures.developer)
        profile.basics?.summary = "Motivée, elle dirige une équipe. Développeuse avant tout. Camille aime la voile."
        let maker = TwinMaker(lexicons: Fixtures.lexicons)
        let other = try #require(maker.twins(of: profile, in: .gender).first)
        #expect(other.basics?.label == "Développeuse Java")
        #expect(other.work?[1].position == "Développeuse front-end")
        #expect(other.basics?.summary == "Motivé, il dirige une équipe. Développeur avant tout. Camille aime la voile.")
        let renamed = maker.twins(of: profile, in: .name)
        #expect(renamed.count >= 4)
        #expect(
            renamed.allSatisfy {
                $0.basics?.name != "Camille Durand" && $0.basics?.summary?.contains("Camille") == false
            }
        )
        #expect(maker.twins(of: profile, in: .age).allSatisfy { $0.education != profile.education })
        #expect(maker.twins(of: profile, in: .gap).allSatisfy { $0.work?.count == 3 })
        for attribute in TwinAttribute.allCases {
            #expect(maker.twins(of: profile, in: attribute).allSatisfy { $0 != profile })
        }
    }

    @Test(
        "where an offer gives the place a weight, twins elsewhere differ in its points alone; of remote jobs in nothing"
    )
    func place() throws {
        let json = Fixtures.javaOffer.replacing("\"years\":4", with: "\"years\":4,\"location_weight\":20")
        var offer = try Fixtures.offer(json)
        let profile = try Fixtures.profile(Fixtures.developer)
        let there = TwinMaker(lexicons: Fixtures.lexicons).twins(of: profile, in: .address)
        var same = profile
        same.basics?.location?.city = "Nantes"
        func figures(_ profile: Profile) -> (location: Double?, rest: [String]) {
            let score = Fixtures.score(profile, offer)
            let rest = score.categories.filter { $0.name != "location" }
                .map { "\($0.name) \($0.appliedWeight) \($0.points)" }
            return (score.category("location")?.points, rest)
        }
        let own = figures(same)
        #expect(own.location == 16.6, "20 beside 100")
        #expect(Fixtures.score(same, offer).category("location")?.weight == 16.6)
        for twin in there + [profile] {
            #expect(figures(twin).location == 0 && figures(twin).rest == own.rest)
        }
        let report = BiasAudit(Fixtures.scorer)
            .report(candidates: [entry(profile)], offers: [offer], asOf: "2026-11-20")
        #expect(report.verdict == .equal, "\(report.differences)")
        offer.offer.remote = "100 % télétravail"
        #expect(Fixtures.score(same, offer).score == Fixtures.score(profile, offer).score)
        #expect(Fixtures.score(same, offer).category("location")?.noData == true)
        offer.offer.remote = "2 jours de télétravail par semaine"
        #expect(figures(same).location == 16.6)
        offer.offer.location = nil
        #expect(Fixtures.score(same, offer).category("location")?.noData == true)
    }

    @Test(
        "a job is done from anywhere only where its offer says so",
        arguments: [
            ("100 % télétravail", true), ("Full remote", true), ("Fully remote (UK)", true), ("Remote", true),
            ("Télétravail total", true), ("Télétravail", true), ("Télétravail possible", false),
            ("hybrid, remote", false),
            ("Remote 3 days a week", false), ("Pas de télétravail", false), ("Télétravail : 2 jours", false),
            ("", false),
        ]
    )
    func remote(words: String, isAnywhere: Bool) throws {
        var offer = try Fixtures.offer(#"{"title":"Comptable","location":{"city":"Brest"}}"#)
        offer.offer.remote = words
        offer.offer.greffier = .init()
        offer.offer.greffier?.locationWeight = 50
        let profile = try Fixtures.profile(#"{"basics":{"label":"Comptable","location":{"city":"Brest"}}}"#)
        let location = Fixtures.score(profile, offer).category("location")
        #expect((location?.noData == true) == isAnywhere)
    }

    @Test("a word of the other gender changes no figure, in highlights and lists too")
    func words() throws {
        let offer = try Fixtures.offer(
            #"{"title":"Chargé de recrutement","skills":[{"name":"Conducteur de ligne automatisée"},{"name":"Formateur occasionnel"}]}"#
        )
        func figures(_ line: String, _ keyword: String) throws -> [String] {
            let json =
                #"{"work":[{"position":"Opérateur","highlights":["\#(line)"]}],"skills":[{"keywords":["\#(keyword)"]}]}"#
            return Fixtures.score(try Fixtures.profile(json), offer).figures
        }
        let masculine = try figures("Promu conducteur de ligne automatisée", "Formateur occasionnel")
        #expect(try figures("Promue conductrice de ligne automatisée", "Formatrice occasionnelle") == masculine)
        #expect(masculine.contains { $0.hasPrefix("Conducteur de ligne automatisée matched") })
    }

    @Test("a difference is found and named: a lexicon that tells genders apart would not pass")
    func finds() throws {
        // A position that is worded as a break for one gender alone.
        let lexicons = try Lexicons(files: [
            "x.lex": "[titles]\nserveur = serveuse\n[breaks]\npause = serveuse"
        ])
        var profile = Profile()
        var work = Profile.Work()
        work.position = "Serveur"
        work.startDate = "2020-01"
        profile.work = [work]
        let report = BiasAudit(Scorer(lexicons: lexicons)).report(
            candidates: [entry(profile)],
            offers: [try Fixtures.offer(#"{"title":"Serveur"}"#)],
            asOf: "2026-11-20"
        )
        #expect(report.verdict == .different)
        let gender = try #require(report.attributes.first { $0.name == "gender" })
        #expect(gender.differing == 1 && gender.largest == 100)
        #expect(report.differences.first?.candidate.id == "c")
        #expect(report.attributes.first { $0.name == "address" }?.differing == 0)
    }

    @Test("an empty collection has nothing to compare, and a large one is examined evenly")
    func sizes() throws {
        let audit = BiasAudit(Fixtures.scorer, most: 3)
        #expect(audit.report(candidates: [], offers: [], asOf: "2026-11-20").verdict == .nothingToCompare)
        let profile = try Fixtures.profile(Fixtures.developer)
        let report = audit.report(
            candidates: (0..<10).map { entry(profile, "c\($0)") },
            offers: [try Fixtures.offer(Fixtures.javaOffer)],
            asOf: "2026-11-20"
        )
        #expect(report.candidates == 10 && report.examined == 3)
    }

    @Test("twins of all samples have the figures of their originals", .enabled(if: Samples.folder != nil))
    func samples() throws {
        let report = BiasAudit(Fixtures.scorer)
            .report(candidates: try Samples.candidates(), offers: try Samples.offers(), asOf: "2026-11-20")
        print("MEASURE bias:", report.attributes.map { "\($0.name) \($0.pairs) pairs, largest \($0.largest)" })
        #expect(report.verdict == .equal, "\(report.differences.prefix(5))")
        #expect(report.candidates == 48)
    }
}

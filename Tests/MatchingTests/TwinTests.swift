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

// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Matching
import ProfileModel
import SeededRandom
import Testing

@Suite("Offers and CVs with very many skills")
struct LongListTests {
    private func offer(_ names: [String]) -> OfferEntry {
        var offer = Offer()
        offer.skills = names.map { Offer.Skill(name: $0, level: "required") }
        return OfferEntry(reference: .init(id: "o", source: "o.pdf", title: "o"), offer: offer, evidence: [:])
    }

    private func profile(_ names: [String], lines: [String] = []) -> Profile {
        var profile = Profile()
        var skill = Profile.Skill()
        skill.keywords = names
        profile.skills = [skill]
        var work = Profile.Work()
        work.highlights = lines.isEmpty ? nil : lines
        profile.work = [work]
        return profile
    }

    private func comparisons(_ count: Int) -> Int {
        // Half of them are the same, a quarter shares two words of three with thousands of others.
        func names(_ side: String) -> [String] {
            (0..<count).map { place in
                switch place % 4 {
                case 0, 1: "procédé kerlann \(place)"
                case 2: "réglage \(side)\(place)"
                default: "conduite machine \(side)\(place)"
                }
            }
        }
        let scorer = Fixtures.scorer
        let lines = (0..<count / 10).map { "Mise en route du banc \($0)" }
        let candidate = scorer.features(of: profile(names("a"), lines: lines), evidence: [:], asOf: "2026-11-20")
        let wanted = offer(names("b"))
        return scorer.assess(candidate, scorer.features(of: wanted.offer, evidence: [:])).comparisons
    }

    @Test("the comparisons grow as the lists do, not as their product")
    func growth() {
        let (small, large) = (comparisons(2_000), comparisons(8_000))
        #expect(large < 5 * small, "\(small) for 2,000, \(large) for 8,000")
        #expect(large < 8_000 * 600)
    }

    @Test("100,000 skills are compared with 100,000")
    func largest() throws {
        let names = (0..<100_000).map { "Procédé kerlann \($0)" }
        let profile = profile(names)
        let wanted = offer(names.map { $0 + " bis" })
        let scorer = Fixtures.scorer
        let candidate = scorer.features(of: profile, evidence: [:], asOf: "2026-11-20")
        let assessment = scorer.assess(candidate, scorer.features(of: wanted.offer, evidence: [:]))
        #expect(assessment.comparisons < 100_000 * 600)
        #expect(assessment.tenths > 0)
    }

    @Test("a long list is judged as a short one with the same skills", arguments: 0..<6)
    func same(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let words = (0..<40).map { "mot\($0)" }
        func name() -> String {
            (0..<(1 + random.below(3))).map { _ in words[random.below(words.count)] }.joined(separator: " ")
        }
        let asked = (0..<30).map { _ in name() }
        let own = (0..<400).map { _ in name() }
        let scorer = Fixtures.scorer
        let listed = scorer.features(of: profile(own), evidence: [:], asOf: "2026-11-20")
        // Each demand alone against each skill alone, the best of which is that of the list.
        let alone = own.map { scorer.features(of: profile([$0]), evidence: [:], asOf: "2026-11-20") }
        for demand in asked {
            let wanted = scorer.features(of: offer([demand]).offer, evidence: [:])
            let best = alone.map { scorer.assess($0, wanted).tenths }.max()
            #expect(scorer.assess(listed, wanted).tenths == best, "\(demand)")
        }
    }
}

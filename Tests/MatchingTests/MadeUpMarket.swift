// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Matching
import ProfileModel
import SeededRandom

/// Offers and candidates that a seed makes and changes, with fingerprints of their contents.
struct MadeUpMarket {
    private var random: SplitMix64
    private var made = 0
    private(set) var offers: [OfferSource] = []
    private(set) var candidates: [CandidateEntry] = []
    var judged = JudgedPairs()

    private static let titles = [
        "Comptable", "Cuisinier", "Développeur Java", "Infirmière", "Chef de projet", "Vendeur",
    ]
    private static let skills = [
        "Excel", "Sage 100", "HACCP", "Java", "SQL", "Git", "Spring Boot", "Docker", "Paie", "Anglais", "Soudure",
    ]
    private static let names = ["Ali Benoît", "Zoé Martin", "Bea Cole", "Chloé Petit", "Ivan Roy"]

    init(seed: UInt64, offers: Int, candidates: Int) throws {
        random = SplitMix64(seed: seed)
        for _ in 0..<offers { try addOffer() }
        for _ in 0..<candidates { addCandidate() }
    }

    var sources: [CandidateSource] {
        candidates.map { entry in
            CandidateSource(reference: entry.reference, fingerprint: Self.fingerprint(entry.profile)) { entry }
        }
    }

    /// One to four changes of any kind.
    mutating func change() throws {
        for _ in 0...random.below(4) {
            switch random.below(8) {
            case 0: try addOffer()
            case 1: if !offers.isEmpty { offers.remove(at: random.below(offers.count)) }
            case 2:
                guard !offers.isEmpty else { continue }
                offers[random.below(offers.count)].closed = random.chance(50) ? "closed" : nil
            case 3: if !candidates.isEmpty { candidates.remove(at: random.below(candidates.count)) }
            case 4:
                guard !candidates.isEmpty else { continue }
                let place = random.below(candidates.count)
                candidates[place].profile = profile()
            case 5:
                guard !candidates.isEmpty, !offers.isEmpty else { continue }
                let outcome = random.pick(Recommendations.Outcome.allCases)
                judged[
                    offers[random.below(offers.count)].entry.reference.id,
                    candidates[random.below(candidates.count)].reference.id
                ] = outcome
            default: addCandidate()
            }
        }
    }

    private mutating func addOffer() throws {
        made += 1
        let level = random.chance(70) ? "required" : "preferred"
        let skills = Set((0..<2 + random.below(3)).map { _ in random.pick(Self.skills) }).sorted()
        let asked = skills.map { #"{"name":"\#($0)","level":"\#(level)"}"# }.joined(separator: ",")
        let json = #"{"title":"\#(random.pick(Self.titles))","skills":[\#(asked)]}"#
        replace(try Fixtures.offer(json, id: "o\(made)"))
    }

    private mutating func replace(_ entry: OfferEntry) {
        offers.removeAll { $0.entry.reference.id == entry.reference.id }
        offers.append(OfferSource(entry: entry, fingerprint: Self.fingerprint(entry.offer)))
    }

    private mutating func addCandidate() {
        made += 1
        // Some are twins of others, and some are no candidates.
        let twin = random.chance(15) && !candidates.isEmpty ? random.pick(candidates).profile : nil
        let reference = Recommendations.CandidateReference(
            id: "c\(made)",
            source: "c\(made).pdf",
            name: random.pick(Self.names)
        )
        candidates.append(CandidateEntry(reference: reference, profile: twin ?? profile(), evidence: [:]))
    }

    private mutating func profile() -> Profile {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "N"
        profile.basics?.label = random.pick(Self.titles)
        profile.skills = (0..<random.below(5)).map { _ in
            var skill = Profile.Skill()
            skill.name = random.pick(Self.skills)
            return skill
        }
        if random.chance(5) {
            profile.greffier = .init()
            profile.greffier?.review = ["not_a_cv"]
        }
        return profile
    }

    private static func fingerprint(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return ((try? encoder.encode(value)) ?? Data()).base64EncodedString()
    }
}

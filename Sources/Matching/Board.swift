// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// All offers against all candidates: two bytes a pair, words only for the pairs that are shown.
struct Board {
    /// Sorted by title, then id.
    let offers: [OfferEntry]
    /// Sorted by name, then id.
    let candidates: [CandidateEntry]
    private let scorer: Scorer
    private let wanted: [OfferFeatures]
    private let known: [CandidateFeatures]
    /// Tenths of points, offer by offer.
    private let tenths: [UInt16]

    init(_ recommender: Recommender, offers: [OfferEntry], candidates: [CandidateEntry], asOf: String) {
        let scorer = recommender.scorer
        let offers = Self.distinct(offers.sorted(by: Self.isBefore)) { $0.reference.id }
        let candidates = Self.distinct(candidates.sorted(by: Self.isBefore)) { $0.reference.id }
        let wanted = offers.map { scorer.features(of: $0.offer, evidence: $0.evidence) }
        let known = candidates.map { scorer.features(of: $0.profile, evidence: $0.evidence, asOf: asOf) }
        var tenths: [UInt16] = []
        tenths.reserveCapacity(wanted.count * known.count)
        for offer in wanted {
            for candidate in known { tenths.append(UInt16(scorer.assess(candidate, offer).tenths)) }
        }
        self.scorer = scorer
        self.offers = offers
        self.candidates = candidates
        self.wanted = wanted
        self.known = known
        self.tenths = tenths
    }

    /// The places of the best candidates, best first.
    func bestCandidates(for offer: Int, _ count: Int) -> [Int] {
        Self.best(count, of: candidates.count) { tenths[offer * candidates.count + $0] }
    }

    /// The places of the best offers, best first.
    func bestOffers(for candidate: Int, _ count: Int) -> [Int] {
        Self.best(count, of: offers.count) { tenths[$0 * candidates.count + candidate] }
    }

    func explained(_ offer: Int, _ candidate: Int) -> Scores.OfferScore {
        scorer.explain(
            scorer.assess(known[candidate], wanted[offer]),
            candidate: known[candidate],
            offer: wanted[offer],
            reference: offers[offer].reference
        )
    }

    /// The `limit` places of the highest values above 0; of equal values the earlier place first.
    private static func best(_ limit: Int, of count: Int, _ value: (Int) -> UInt16) -> [Int] {
        var best: [(place: Int, value: UInt16)] = []
        for place in 0..<count {
            let value = value(place)
            guard value > 0, best.count < limit || value > best[limit - 1].value else { continue }
            let position = best.firstIndex { $0.value < value } ?? best.count
            best.insert((place, value), at: position)
            if best.count > limit { best.removeLast() }
        }
        return best.map(\.place)
    }

    private static func isBefore(_ left: OfferEntry, _ right: OfferEntry) -> Bool {
        (left.reference.title, left.reference.id) < (right.reference.title, right.reference.id)
    }

    private static func isBefore(_ left: CandidateEntry, _ right: CandidateEntry) -> Bool {
        (left.reference.name, left.reference.id) < (right.reference.name, right.reference.id)
    }

    private static func distinct<Entry>(_ entries: [Entry], by id: (Entry) -> String) -> [Entry] {
        var seen: Set<String> = []
        return entries.filter { seen.insert(id($0)).inserted }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Who stands in which list, on both sides.
struct Choice {
    /// Places of candidates by offer, and of offers by candidate: all with points and not rejected, best first.
    let candidatesByScore: [[Int32]]
    let offersByScore: [[Int32]]
    /// Who is chosen, best first.
    private(set) var forOffers: [[Int]] = []
    private(set) var forCandidates: [[Int]] = []
    /// Who stands in enough other lists, by list.
    private(set) var heldFromOffers: [Set<Int>] = []
    private(set) var heldFromCandidates: [Set<Int>] = []
    /// How many were rejected.
    let rejectedByOffer: [Int]
    let rejectedByCandidate: [Int]
    let options: RecommendationOptions
    let perCandidate: Int
    let perOffer: Int

    init(_ board: Board, _ options: RecommendationOptions, _ judged: JudgedPairs) {
        self.options = options
        let (offers, people) = (board.offers.count, board.candidates.count)
        let rejected = Rejections(board, judged)
        rejectedByOffer = rejected.byOffer.map(\.count)
        rejectedByCandidate = rejected.byCandidate.map(\.count)
        candidatesByScore = (0..<offers).map { offer in
            let without = rejected.byOffer[offer]
            return Ranking.order(of: people) {
                !without.contains($0)
            } _: {
                board.tenths(offer, $0)
            }
        }
        offersByScore = (0..<people).map { person in
            let without = rejected.byCandidate[person]
            return Ranking.order(of: offers) {
                !without.contains($0)
            } _: {
                board.tenths($0, person)
            }
        }
        perCandidate =
            options.perCandidate
            ?? RecommendationOptions.usualCap(lists: offers, of: options.top, among: people)
        perOffer =
            options.perOffer ?? RecommendationOptions.usualCap(lists: people, of: options.top, among: offers)
        choose(board)
    }

    private mutating func choose(_ board: Board) {
        let varied = VariedChoice(share: options.diversity)
        let top = options.top
        // Whoever stands further down scores too little less alike to be chosen for that.
        let window = max(options.explained, 5 * top)
        let (candidates, offers) = (candidatesByScore, offersByScore)
        let forOffers = Allotment(
            lists: board.offers.count,
            members: board.candidates.count,
            cap: perCandidate,
            value: { board.tenths($0, $1) },
            choose: { offer, without in
                let pool = Self.first(window, of: candidates[offer], without: without)
                let chosen = varied.choose(top, from: pool) {
                    board.tenths(offer, $0)
                } likeness: {
                    board.likeness($0, $1)
                }
                return chosen.sorted { ($0 == $1 ? false : Self.isBefore($0, $1) { board.tenths(offer, $0) }) }
            }
        )
        let forCandidates = Allotment(
            lists: board.candidates.count,
            members: board.offers.count,
            cap: perOffer,
            value: { board.tenths($1, $0) },
            choose: { person, without in Self.first(top, of: offers[person], without: without) }
        )
        self.forOffers = forOffers.lists
        heldFromOffers = forOffers.refused
        self.forCandidates = forCandidates.lists
        heldFromCandidates = forCandidates.refused
    }

    private static func isBefore(_ left: Int, _ right: Int, _ tenths: (Int) -> UInt16) -> Bool {
        (tenths(right), left) < (tenths(left), right)
    }

    private static func first(_ count: Int, of order: [Int32], without: Set<Int>) -> [Int] {
        guard !without.isEmpty else { return order.prefix(count).map(Int.init) }
        return Array(order.lazy.map(Int.init).filter { !without.contains($0) }.prefix(count))
    }
}

/// Who was rejected for what, by places.
private struct Rejections {
    var byOffer: [Set<Int>]
    var byCandidate: [Set<Int>]

    init(_ board: Board, _ judged: JudgedPairs) {
        byOffer = Array(repeating: [], count: board.offers.count)
        byCandidate = Array(repeating: [], count: board.candidates.count)
        guard !judged.isEmpty else { return }
        let places = Dictionary(uniqueKeysWithValues: board.candidates.enumerated().map { ($1.reference.id, $0) })
        for (offer, reference) in board.offers.enumerated() {
            for id in judged.rejected(for: reference.id) {
                guard let place = places[id] else { continue }
                byOffer[offer].insert(place)
                byCandidate[place].insert(offer)
            }
        }
    }
}

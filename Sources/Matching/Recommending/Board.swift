// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// All open offers against all candidates: two bytes a pair, words only for the pairs that are shown.
struct Board {
    /// Sorted by title, then id.
    let offers: [Scores.OfferReference]
    /// Sorted by name, then id; without what is no candidate.
    private(set) var candidates: [CandidateSource] = []
    private(set) var leftOut: [Recommendations.LeftOut] = []
    private(set) var likenesses: [[TermID]] = []
    private(set) var scoring: PairScoring
    /// The slot of each offer.
    private let slots: [Int]
    /// Tenths of points by slot, candidate by candidate.
    private var tenths: [UInt16] = []
    private let width: Int

    init(
        offers: [OfferSource],
        candidates: [CandidateSource],
        scorer: Scorer,
        options: RecommendationOptions,
        task: RecommendationTask,
        memory: RecommendationMemory
    ) throws {
        self.offers = offers.map(\.entry.reference)
        scoring = PairScoring(
            scorer,
            offers: offers,
            explained: options.explained,
            asOf: task.asOf,
            memory: memory
        )
        let places = Dictionary(uniqueKeysWithValues: scoring.memory.offers.enumerated().map { ($1, $0) })
        slots = offers.compactMap { places[$0.fingerprint] }
        width = scoring.wanted.count
        tenths.reserveCapacity(width * candidates.count)
        for source in candidates {
            guard !task.isCancelled() else { throw CancellationError() }
            let record = try scoring.record(of: source)
            switch record.kind {
            case .candidate:
                self.candidates.append(source)
                likenesses.append(record.likeness)
                tenths += record.tenths
            case .leftOut(let reason):
                let reference = source.reference
                leftOut.append(.init(id: reference.id, source: reference.source, reason: reason))
            case .other: break
            }
        }
        leftOut.sort { ($0.source, $0.id) < ($1.source, $1.id) }
    }

    func tenths(_ offer: Int, _ candidate: Int) -> UInt16 { tenths[candidate * width + slots[offer]] }

    func likeness(_ left: Int, _ right: Int) -> Double { VariedChoice.likeness(likenesses[left], likenesses[right]) }

    /// The words of these offers for a candidate, by the offer's place; those that are not kept are made.
    mutating func words(of candidate: Int, for offers: Set<Int>) throws -> [Int: PairWords] {
        byPlace(offers, try scoring.words(of: candidates[candidate], slots: slots(of: offers)))
    }

    /// The same, without those that are not kept.
    func keptWords(of candidate: Int, for offers: Set<Int>) -> [Int: PairWords] {
        guard !offers.isEmpty else { return [:] }
        return byPlace(offers, scoring.keptWords(of: candidates[candidate], slots: slots(of: offers)))
    }

    private func slots(of offers: Set<Int>) -> Set<Int> { Set(offers.map { slots[$0] }) }

    private func byPlace(_ offers: Set<Int>, _ words: [Int: PairWords]) -> [Int: PairWords] {
        Dictionary(uniqueKeysWithValues: offers.compactMap { offer in words[slots[offer]].map { (offer, $0) } })
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// Ranks all candidates for each offer and all offers for each candidate.
///
/// Pure and deterministic: equal inputs give equal recommendations, whatever the order in which they come. Ties stand
/// in the order of names (titles), then ids. Pairs that score 0 are left out, and so are, by name, documents that are
/// of no candidate.
package struct Recommender: Sendable {
    package let scorer: Scorer
    /// The most matches that one offer or candidate gets.
    package let top: Int

    /// `top` counts at least 1; the default is 10.
    package init(scorer: Scorer, top: Int = 10) {
        self.scorer = scorer
        self.top = max(1, top)
    }

    /// The recommendations of the day `asOf` (`YYYY-MM-DD`).
    ///
    /// A match is new when `previous` does not hold the same offer and candidate on the same side; without `previous`
    /// all are new. `generatedAt` is written as it is, RFC 3339 in UTC. Entries that repeat an id are left out.
    package func recommendations(
        offers: [OfferEntry],
        candidates: [CandidateEntry],
        previous: Recommendations? = nil,
        asOf: String,
        generatedAt: String
    ) -> Recommendations {
        let board = Board(
            self,
            offers: offers,
            candidates: candidates.filter { $0.profile.noCandidate == nil },
            asOf: asOf
        )
        let known = KnownPairs(previous)
        let forOffers = board.offers.indices.map { offer in
            let best = board.bestCandidates(for: offer, top)
            return Recommendations.ForOffer(
                offer: board.offers[offer].reference,
                candidates: best.map { match(board, offer, $0, known) }
            )
        }
        let forCandidates = board.candidates.indices.map { candidate in
            let best = board.bestOffers(for: candidate, top)
            return Recommendations.ForCandidate(
                candidate: board.candidates[candidate].reference,
                offers: best.map { mirror(board, $0, candidate, known) }
            )
        }
        let leftOut = Set(candidates.compactMap(\.leftOut)).sorted { ($0.source, $0.id) < ($1.source, $1.id) }
        return Recommendations(
            generatedAt: generatedAt,
            offers: forOffers,
            candidates: forCandidates,
            leftOut: leftOut
        )
    }

    private func match(
        _ board: Board,
        _ offer: Int,
        _ candidate: Int,
        _ known: KnownPairs
    ) -> Recommendations.ForOffer.Match {
        let score = board.explained(offer, candidate)
        let reference = board.candidates[candidate].reference
        return .init(
            candidate: reference,
            score: score.score,
            new: !known.forOffers.contains(.init(offer: score.offer.id, candidate: reference.id)),
            mustHaves: score.mustHaves,
            reasons: Reasons(score, scorer.language).lines
        )
    }

    private func mirror(
        _ board: Board,
        _ offer: Int,
        _ candidate: Int,
        _ known: KnownPairs
    ) -> Recommendations.ForCandidate.Match {
        let score = board.explained(offer, candidate)
        let id = board.candidates[candidate].reference.id
        return .init(
            offer: score.offer,
            score: score.score,
            new: !known.forCandidates.contains(.init(offer: score.offer.id, candidate: id)),
            mustHaves: score.mustHaves,
            reasons: Reasons(score, scorer.language).lines
        )
    }
}

/// The matches of an earlier run.
private struct KnownPairs {
    struct Pair: Hashable {
        var offer: String
        var candidate: String
    }

    var forOffers: Set<Pair> = []
    var forCandidates: Set<Pair> = []

    init(_ previous: Recommendations?) {
        for entry in previous?.offers ?? [] {
            for match in entry.candidates {
                forOffers.insert(Pair(offer: entry.offer.id, candidate: match.candidate.id))
            }
        }
        for entry in previous?.candidates ?? [] {
            for match in entry.offers {
                forCandidates.insert(Pair(offer: match.offer.id, candidate: entry.candidate.id))
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// Ranks all candidates for one offer.
///
/// Pure and deterministic: the same inputs give the same list, in whatever order they come. Ties stand in the order of
/// names, then ids. Words are made for those alone that are listed.
package struct Shortlister: Sendable {
    private let scorer: Scorer
    /// The most candidates that are listed.
    private let top: Int

    /// `top` counts at least 1; the default is 20.
    package init(scorer: Scorer, top: Int = 20) {
        self.scorer = scorer
        self.top = max(1, top)
    }

    /// The list of the day `asOf` (`YYYY-MM-DD`), from the candidates of `collection`; nobody for a closed offer.
    package func shortlist(
        _ offer: OfferEntry,
        isOpen: Bool,
        candidates: [CandidateEntry],
        in collection: String,
        asOf: String
    ) -> Shortlist {
        var list = Shortlist(
            version: Scorer.version,
            asOf: asOf,
            offer: offer.reference,
            isOpen: isOpen,
            validUntil: offer.offer.greffier?.validUntil,
            collection: collection
        )
        guard isOpen else { return list }
        let people = candidates.filter { $0.profile.noCandidate == nil }
        let wanted = scorer.features(of: offer.offer, evidence: offer.evidence)
        let ranked = people.map { person in
            let known = scorer.features(of: person.profile, evidence: person.evidence, asOf: asOf)
            return (person: person, tenths: scorer.assess(known, wanted).tenths)
        }.filter { $0.tenths > 0 }.sorted { left, right in
            if left.tenths != right.tenths { return left.tenths > right.tenths }
            let (one, other) = (left.person.reference, right.person.reference)
            return (one.name, one.id) < (other.name, other.id)
        }
        list.compared = people.count
        list.candidates = ranked.prefix(top).map { match($0.person, wanted, offer.reference, asOf) }
        list.leftOut = Set(candidates.compactMap(\.leftOut)).sorted { ($0.source, $0.id) < ($1.source, $1.id) }
        return list
    }

    private func match(
        _ person: CandidateEntry,
        _ wanted: OfferFeatures,
        _ reference: Scores.OfferReference,
        _ asOf: String
    ) -> Shortlist.Match {
        let known = scorer.features(of: person.profile, evidence: person.evidence, asOf: asOf)
        let assessment = scorer.assess(known, wanted)
        let score = scorer.explain(assessment, candidate: known, offer: wanted, reference: reference)
        return Shortlist.Match(
            candidate: person.reference,
            score: score.score,
            mustHaves: score.mustHaves,
            categories: score.categories,
            reasons: Reasons(score, scorer.language).lines
        )
    }
}

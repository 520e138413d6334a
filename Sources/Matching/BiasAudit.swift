// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// Scores twins of all candidates and compares every figure with that of the original.
///
/// The rules never read what twins differ in, so nothing may differ. The audit shows that it is so on a company's own
/// CVs and offers, or names the pairs of which it is not.
package struct BiasAudit: Sendable {
    private let scorer: Scorer
    private let maker: TwinMaker
    /// The most candidates examined, spread evenly over the collection.
    private let most: Int
    /// The most differences that are listed.
    private static let listed = 100

    /// The audit of a scorer; it examines at most `most` candidates.
    package init(_ scorer: Scorer, most: Int = 500) {
        self.scorer = scorer
        maker = TwinMaker(lexicons: scorer.lexicons)
        self.most = max(1, most)
    }

    /// The report of the day `asOf`, `YYYY-MM-DD`.
    package func report(
        candidates: [CandidateEntry],
        offers: [OfferEntry],
        asOf: String,
        attributes: [TwinAttribute] = TwinAttribute.allCases
    ) -> BiasReport {
        let all = candidates.filter { $0.profile.noCandidate == nil }
            .sorted { $0.reference.id < $1.reference.id }
        let step = max(1, (all.count + most - 1) / most)
        let examined = stride(from: 0, to: all.count, by: step).map { all[$0] }
        let found = attributes.map { compare($0, examined, offers, asOf) }
        var report = BiasReport(
            version: Scorer.version,
            asOf: asOf,
            candidates: all.count,
            examined: examined.count,
            offers: offers.count,
            attributes: found.map(\.attribute)
        )
        report.differences = Array(found.flatMap(\.differences).prefix(Self.listed))
        if !examined.isEmpty, !offers.isEmpty {
            report.verdict = found.allSatisfy { $0.attribute.differing == 0 } ? .equal : .different
        }
        return report
    }

    /// The scorer for one attribute, and whether the figures of the place are held too.
    ///
    /// Who lives elsewhere may have other points for the place, where it has a weight, and for nothing else. Offers that
    /// set a weight of their own keep it.
    private func scorer(for attribute: TwinAttribute) -> (scorer: Scorer, isPlaceHeld: Bool) {
        var weights = scorer.weights
        if attribute == .addressWithLocation { weights.location = max(weights.location, 10) }
        let isAddress = attribute == .address || attribute == .addressWithLocation
        return (scorer.with(weights: weights), !isAddress)
    }

    private func compare(
        _ attribute: TwinAttribute,
        _ candidates: [CandidateEntry],
        _ offers: [OfferEntry],
        _ day: String
    )
        -> (attribute: BiasReport.Attribute, differences: [BiasReport.Difference])
    {
        let (scorer, isPlaceHeld) = scorer(for: attribute)
        let prepared = scorer.prepare(offers)
        var result = BiasReport.Attribute(name: attribute.rawValue, twins: 0, pairs: 0, differing: 0, largest: 0)
        var differences: [BiasReport.Difference] = []
        for candidate in candidates {
            let own = scorer.features(of: candidate.profile, evidence: candidate.evidence, asOf: day)
            for twin in maker.twins(of: candidate.profile, in: attribute) {
                let other = scorer.features(of: twin, evidence: [:], asOf: day)
                result.twins += 1
                for offer in prepared {
                    result.pairs += 1
                    let first = Figures(scorer.assess(own, offer.features), offer.features, withPlace: isPlaceHeld)
                    let second = Figures(scorer.assess(other, offer.features), offer.features, withPlace: isPlaceHeld)
                    guard first != second else { continue }
                    result.differing += 1
                    result.largest = max(result.largest, points(abs(first.tenths - second.tenths)))
                    differences.append(
                        .init(
                            attribute: attribute.rawValue,
                            candidate: candidate.reference,
                            offer: offer.reference,
                            score: points(first.tenths),
                            twinScore: points(second.tenths)
                        )
                    )
                }
            }
        }
        let sorted = differences.enumerated().sorted { left, right in
            let (first, second) = (
                abs(left.element.score - left.element.twinScore), abs(right.element.score - right.element.twinScore)
            )
            return first == second ? left.offset < right.offset : first > second
        }
        return (result, sorted.map(\.element))
    }

    /// All figures of a pair: the score, and what every demand met with.
    private struct Figures: Equatable {
        var tenths: Int
        var verdicts: [Assessment.Verdict]
        var points: [Int]

        init(_ assessment: Assessment, _ offer: OfferFeatures, withPlace: Bool) {
            let kept = zip(offer.order, assessment.judgements).filter { withPlace || $0.0 != .city }.map(\.1)
            verdicts = kept.map(\.verdict)
            points = kept.map(\.points)
            tenths = points.reduce(0, +)
        }
    }
}

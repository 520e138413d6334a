// SPDX-License-Identifier: GPL-3.0-or-later

/// One pair judged: the points, without the words.
package struct Assessment: Sendable {
    /// What one demand of the offer met with, in the order of `OfferFeatures.worths`.
    struct Judgement: Sendable {
        var verdict: Verdict
        /// How much of the item's worth it earns, in thousandths; unused when unknown.
        var credit: Int
        /// The quote of the CV that proves it, by its place in `CandidateFeatures.quotes`; -1 for none.
        ///
        /// `nearestLine` stands for the line that `Scorer.nearestLine` finds.
        var quote: Int
        /// Tenths of a point.
        var points = 0

        static let nearestLine = -2

        static func matched(_ quote: Int) -> Judgement { .init(verdict: .matched, credit: 1000, quote: quote) }
        static func partly(_ credit: Int, _ quote: Int) -> Judgement {
            .init(verdict: .partly, credit: credit, quote: quote)
        }
        static let missing = Judgement(verdict: .missing, credit: 0, quote: -1)
        static func missing(_ quote: Int) -> Judgement { .init(verdict: .missing, credit: 0, quote: quote) }
        static let unknown = Judgement(verdict: .unknown, credit: 0, quote: -1)
        static func unknown(_ quote: Int) -> Judgement { .init(verdict: .unknown, credit: 0, quote: quote) }
    }

    enum Verdict: UInt8, Sendable { case matched, partly, missing, unknown }

    var judgements: [Judgement]
    /// Months in the occupation and its kin, weighted by kinship.
    var months = 0
    /// Whether all of those months are in kindred occupations.
    var isKinOnly = false
    /// How many texts were compared word by word: what the time of an assessment goes by.
    package var comparisons = 0
    /// The score in tenths of a point, 0 to 1000.
    package private(set) var tenths = 0

    /// Turns verdicts into points.
    ///
    /// A known item earns `worth × credit`, rounded to a tenth. An unknown one earns half of what the known ones earn on
    /// average: saying nothing is neither as good as a proof nor as bad as a gap, and an empty CV still gets 0. With
    /// `isLastPlace` the last item is the place, which has no part in that average: where somebody lives moves the
    /// points of the place alone.
    mutating func count(worths: [Int], isLastPlace: Bool) {
        var (earned, known) = (0, 0)
        let place = isLastPlace ? judgements.count - 1 : -1
        for index in judgements.indices where judgements[index].verdict != .unknown {
            judgements[index].points = (worths[index] * judgements[index].credit + 500) / 1000
            tenths += judgements[index].points
            guard index != place else { continue }
            earned += judgements[index].points
            known += worths[index]
        }
        guard known > 0 else { return }
        for index in judgements.indices where judgements[index].verdict == .unknown {
            judgements[index].points = worths[index] * earned / (2 * known)
            tenths += judgements[index].points
        }
    }
}

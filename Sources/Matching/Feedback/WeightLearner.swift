// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import ProfileModel

/// Learns from people's decisions how much each category of the score should count.
///
/// Of two candidates judged for one offer, the one who came further (hired, interviewed, shortlisted, rejected) should
/// score higher. The chance of that is taken as `1 / (1 + exp(−10 × d))`, where `d` is the difference of the two
/// scores, 1 for a hundred points. The weights that make the decisions most likely are found by gradient descent, each
/// held near its default by the penalty `20 × (factor − 1)²` and between half and double of it. So one decision
/// changes little, fifty may change much, and the problem has one solution, found the same way every time.
///
/// All that it sees of a candidate is the share of points earned in each category: what never enters a score cannot be
/// learned.
package struct WeightLearner: Sendable {
    /// One judged candidate.
    package struct Example: Sendable {
        package var offer: String
        package var outcome: Recommendations.Outcome
        /// The share of the category's points that was earned, by `ScoreCategory.allCases`.
        var shares: [Double]

        package init(_ score: Scores.OfferScore, outcome: Recommendations.Outcome) {
            offer = score.offer.id
            self.outcome = outcome
            shares = ScoreCategory.allCases.map { category in
                guard let part = score.categories.first(where: { $0.name == category.rawValue }), part.appliedWeight > 0
                else { return 0 }
                return part.points / part.appliedWeight
            }
        }
    }

    /// Decisions below this change nothing.
    package static let least = 20
    /// The bounds of each weight as factors of its default.
    package static let bounds = 0.5...2.0
    private static let slope = 10.0
    private static let penalty = 20.0

    package init() {}

    /// The weights for these decisions.
    package func learn(_ examples: [Example], from defaults: ScoringWeights = .init()) -> LearnedWeights {
        let pairs = Self.pairs(examples)
        let base = ScoreCategory.allCases.map { defaults[$0] }
        let whole = max(base.reduce(0, +), 1e-9)
        let isEnough = examples.count >= Self.least && !pairs.isEmpty
        var factors = base.map { _ in 1.0 }
        if isEnough { descend(&factors, pairs, base.map { $0 / whole }) }
        factors = factors.map { ($0 * 1000).rounded() / 1000 }
        let ones = base.map { _ in 1.0 }
        return LearnedWeights(
            isInForce: isEnough,
            judgements: examples.count,
            comparisons: pairs.count,
            weights: zip(ScoreCategory.allCases, base.indices).map { category, index in
                .init(
                    category: category.rawValue,
                    from: base[index],
                    to: (base[index] * factors[index] * 100).rounded() / 100
                )
            },
            agreementBefore: Self.agreement(pairs, base, ones),
            agreementAfter: Self.agreement(pairs, base, factors)
        )
    }

    /// Two candidates of one offer of whom one came further: the difference of their shares, and how much it counts.
    private struct Pair {
        var difference: [Double]
        var weight: Double
    }

    /// All pairs of an offer together count as much as its decisions, so that long lists do not drown short ones.
    private static func pairs(_ examples: [Example]) -> [Pair] {
        let grade: [Recommendations.Outcome: Int] = [.rejected: 0, .shortlisted: 1, .interviewed: 2, .hired: 3]
        return Dictionary(grouping: examples, by: \.offer).sorted { $0.key < $1.key }.flatMap { _, judged in
            var differences: [[Double]] = []
            for better in judged {
                for worse in judged where (grade[better.outcome] ?? 0) > (grade[worse.outcome] ?? 0) {
                    differences.append(zip(better.shares, worse.shares).map { $0 - $1 })
                }
            }
            let weight = Double(judged.count) / Double(max(1, differences.count))
            return differences.map { Pair(difference: $0, weight: weight) }
        }
    }

    private func descend(_ factors: inout [Double], _ pairs: [Pair], _ base: [Double]) {
        // A step that the curvature of the loss allows: no step can overshoot.
        let curvature = pairs.reduce(2 * Self.penalty) { sum, pair in
            let size = zip(pair.difference, base).reduce(0) { $0 + $1.0 * $1.1 * $1.0 * $1.1 }
            return sum + pair.weight * Self.slope * Self.slope / 4 * size
        }
        for _ in 0..<2_000 {
            var gradient = factors.map { 2 * Self.penalty * ($0 - 1) }
            for pair in pairs {
                let score = zip(pair.difference, zip(base, factors)).reduce(0) { $0 + $1.0 * $1.1.0 * $1.1.1 }
                let wrong = 1 / (1 + exp(Self.slope * score))
                for index in gradient.indices {
                    gradient[index] -= pair.weight * Self.slope * wrong * base[index] * pair.difference[index]
                }
            }
            for index in factors.indices {
                let moved = factors[index] - gradient[index] / curvature
                factors[index] = min(Self.bounds.upperBound, max(Self.bounds.lowerBound, moved))
            }
        }
    }

    /// The share of comparisons that the scores decide as people did, to three decimals; equal scores count half.
    private static func agreement(_ pairs: [Pair], _ base: [Double], _ factors: [Double]) -> Double {
        guard !pairs.isEmpty else { return 0 }
        let right = pairs.reduce(0.0) { sum, pair in
            let score = zip(pair.difference, zip(base, factors)).reduce(0) { $0 + $1.0 * $1.1.0 * $1.1.1 }
            return sum + (score > 1e-9 ? 1 : score < -1e-9 ? 0 : 0.5)
        }
        return (right / Double(pairs.count) * 1000).rounded() / 1000
    }
}

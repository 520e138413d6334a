// SPDX-License-Identifier: GPL-3.0-or-later

/// Joins the ranks of several searches into one by a convex combination of their normalised scores.
///
/// Each leg's scores are stretched to 0…1 over its own list; what a leg did not find counts 0 there. Better than
/// reciprocal ranks where one leg is much weaker than the other (Bruch et al., arXiv 2210.11934).
package enum Fusion {
    /// Scores by row.
    ///
    /// A leg that found nothing at all gives its share to the others.
    package static func combine(_ legs: [(weight: Double, scores: [Int64: Double])]) -> [Int64: Double] {
        let present = legs.filter { !$0.scores.isEmpty && $0.weight > 0 }
        let total = present.reduce(0) { $0 + $1.weight }
        var combined: [Int64: Double] = [:]
        for leg in present {
            for (row, score) in stretched(leg.scores) { combined[row, default: 0] += leg.weight / total * score }
        }
        return combined
    }

    /// Scores moved linearly so that the least is 0 and the greatest 1; all 1 where they are equal.
    static func stretched(_ scores: [Int64: Double]) -> [Int64: Double] {
        guard let least = scores.values.min(), let greatest = scores.values.max(), greatest > least else {
            return scores.mapValues { _ in 1 }
        }
        return scores.mapValues { ($0 - least) / (greatest - least) }
    }
}

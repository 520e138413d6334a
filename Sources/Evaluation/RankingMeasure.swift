// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation

/// A figure from 0 to 1 that says how good one ranking is.
package enum RankingMeasure: String, CaseIterable, Sendable, Codable {
    /// Normalised discounted cumulative gain of the first ten: the gain is `2^grade − 1`, divided by `log2(rank + 1)`.
    case nDCG10 = "nDCG@10"
    /// One by the rank of the first that is relevant; 0 where none is.
    case mrr = "MRR"
    /// The share of the first five that is relevant; fewer than five count as five.
    case precision5 = "P@5"
    /// The share of the relevant ones that is among the first hundred.
    case recall100 = "R@100"

    /// Of the grades in the order of the ranking, and of all that there are; a grade above 0 is relevant.
    package func value(ranked: [Double], all: [Double]) -> Double {
        switch self {
        case .nDCG10:
            let best = Self.gain(all.sorted(by: >).prefix(10))
            return best > 0 ? Self.gain(ranked.prefix(10)) / best : 0
        case .mrr: return ranked.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
        case .precision5: return Double(ranked.prefix(5).count { $0 > 0 }) / 5
        case .recall100:
            let relevant = all.count { $0 > 0 }
            return relevant > 0 ? Double(ranked.prefix(100).count { $0 > 0 }) / Double(relevant) : 0
        }
    }

    private static func gain(_ grades: ArraySlice<Double>) -> Double {
        grades.enumerated().reduce(0) { sum, item in
            sum + (exp2(item.element) - 1) / log2(Double(item.offset) + 2)
        }
    }
}

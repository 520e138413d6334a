// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits a whole into whole parts, so that shown figures add up exactly.
enum Apportionment {
    /// Parts of `total` in the ratio of `weights`, by largest remainder; ties go to the earlier part.
    ///
    /// The parts sum to `total`, or are all 0 when no weight is above 0. Weights below 0 count as 0.
    static func split(_ total: Int, by weights: [Double]) -> [Int] {
        let positive = weights.map { max(0, $0) }
        let sum = positive.reduce(0, +)
        guard sum > 0, sum.isFinite, total > 0 else { return weights.map { _ in 0 } }
        let exact = positive.map { $0 / sum * Double(total) }
        // Weights such as 1/3 must not lose a part to the last binary digit.
        var parts = exact.map { Int(($0 + 1e-9).rounded(.down)) }
        let remainders = zip(exact, parts).map { $0 - Double($1) }
        let order = parts.indices.sorted { left, right in
            abs(remainders[left] - remainders[right]) < 1e-9 ? left < right : remainders[left] > remainders[right]
        }
        var missing = total - parts.reduce(0, +)
        for index in order where missing > 0 && positive[index] > 0 {
            parts[index] += 1
            missing -= 1
        }
        return parts
    }
}

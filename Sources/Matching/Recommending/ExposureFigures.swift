// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// How evenly members stand in lists.
enum ExposureFigures {
    /// In how many lists each member stands.
    static func counts(_ lists: [[Int]], of members: Int) -> [Int] {
        var counts = Array(repeating: 0, count: members)
        for list in lists { for member in list { counts[member] += 1 } }
        return counts
    }

    /// The share of members that stand in any list, to three decimals; 0 without members.
    static func coverage(_ counts: [Int]) -> Double {
        counts.isEmpty ? 0 : rounded(Double(counts.count { $0 > 0 }) / Double(counts.count))
    }

    /// Gini's coefficient, to three decimals: 0 where all stand in equally many lists, near 1 where one stands in all.
    static func gini(_ counts: [Int]) -> Double {
        let sum = counts.reduce(0, +)
        guard sum > 0 else { return 0 }
        let sorted = counts.sorted()
        let weighted = sorted.enumerated().reduce(0) { $0 + (2 * ($1.offset + 1) - sorted.count - 1) * $1.element }
        return rounded(Double(weighted) / Double(sorted.count * sum))
    }

    static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

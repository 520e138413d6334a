// SPDX-License-Identifier: GPL-3.0-or-later

/// How alike two short texts are, from 0 to 1.
package enum Similarity {
    /// The edit similarity of the sorted folded words: 1 for the same words in any order.
    ///
    /// `1 − distance / (length + length)` with substitution counted as two edits (the ratio of rapidfuzz's
    /// token_sort_ratio).
    package static func tokenSort(_ left: String, _ right: String) -> Double {
        ratio(Folding.words(left).sorted().joined(separator: " "), Folding.words(right).sorted().joined(separator: " "))
    }

    /// `2 × longest common subsequence / (length + length)` over characters; 1 for two empty texts.
    package static func ratio(_ left: String, _ right: String) -> Double {
        let first = Array(left.utf16)
        let second = Array(right.utf16)
        guard !first.isEmpty || !second.isEmpty else { return 1 }
        var previous = [Int](repeating: 0, count: second.count + 1)
        var current = previous
        for a in first {
            for (index, b) in second.enumerated() {
                current[index + 1] = a == b ? previous[index] + 1 : max(previous[index + 1], current[index])
            }
            swap(&previous, &current)
        }
        return Double(2 * previous[second.count]) / Double(first.count + second.count)
    }
}

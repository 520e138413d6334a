// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// When two readings of one value say the same.
enum Agreement {
    /// Texts: the same words, or all the words of one in the other, or almost the same letters.
    static func text(_ left: String, _ right: String) -> Bool {
        let first = Folding.words(left)
        let second = Folding.words(right)
        guard !first.isEmpty, !second.isEmpty else { return left == right }
        return first == second || contains(first, second) || contains(second, first)
            || Similarity.tokenSort(left, right) >= 0.9
    }

    /// Dates: the same as far as both go.
    static func date(_ left: String, _ right: String) -> Bool { left.hasPrefix(right) || right.hasPrefix(left) }

    /// Phone numbers: the same national digits.
    static func phone(_ left: String, _ right: String) -> Bool {
        let digits = { (text: String) in String(text.filter(\.isNumber).suffix(9)) }
        return digits(left) == digits(right)
    }

    /// Addresses on the web: the same without scheme, `www.` and final slash.
    static func address(_ left: String, _ right: String) -> Bool { bare(left) == bare(right) }

    /// How alike two texts are, from 0 to 1; `nil` when one is missing.
    static func degree(_ left: String?, _ right: String?) -> Double? {
        guard let left, let right else { return nil }
        return text(left, right) ? 1 : Similarity.tokenSort(left, right)
    }

    private static func contains(_ outer: [String], _ inner: [String]) -> Bool {
        outer.count > inner.count && Set(inner).isSubset(of: Set(outer))
    }

    private static func bare(_ address: String) -> String {
        var text = address.lowercased()
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}

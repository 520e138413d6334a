// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// When two values say the same: case, accents, punctuation and spaces never matter.
enum Likeness {
    /// Least token-sort ratio of two texts that are one.
    private static let ratio = 0.85
    /// Least token-sort ratio where all words of one text are in the other.
    private static let ratioOfParts = 0.60

    /// Letters and digits alone; `+` and `#` stay, for C, C++ and C# are three skills.
    static func key(_ text: String) -> String {
        Folding.words(text).joined().filter { $0 != "." }
    }

    /// Lower case without accents and spaces around it.
    static func folded(_ text: String) -> String {
        Folding.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The same words in any order.
    static func haveSameWords(_ left: String, _ right: String) -> Bool {
        let words = Folding.words(left).sorted()
        return !words.isEmpty && words == Folding.words(right).sorted()
    }

    /// A token-sort ratio of at least 0.85; or all words of one in the other, and at least 0.60.
    static func areAlike(_ left: String, _ right: String) -> Bool {
        let likeness = Similarity.tokenSort(left, right)
        if likeness >= ratio { return true }
        let (one, two) = (Set(Folding.words(left)), Set(Folding.words(right)))
        return likeness >= ratioOfParts && !one.isEmpty && !two.isEmpty
            && (one.isSubset(of: two) || two.isSubset(of: one))
    }

    /// A web address without its scheme, `www.` and a slash at its end.
    static func address(_ text: String) -> String {
        var text = folded(text)
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The same year, and the same month where the truth has one.
    ///
    /// `found` must be `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Two values that are no dates ("current") are one when equal.
    static func isSameDate(_ found: String, _ expected: String) -> Bool {
        guard isDate(expected) else { return found == expected }
        let precision = expected.count == 4 ? 4 : 7
        return isDate(found) && found.prefix(precision) == expected.prefix(precision)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (1...3).contains(parts.count) && parts[0].count == 4 && parts.dropFirst().allSatisfy { $0.count == 2 }
            && parts.joined().allSatisfy { $0.isASCII && $0.isNumber }
    }
}

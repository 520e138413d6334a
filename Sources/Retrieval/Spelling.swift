// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Tells words that are written alike, as misspelt and joined ones are, from those that merely share some letters.
struct Spelling {
    /// Half of what two words have in 4-grams is common: `dévelopeur` and `développeur` are alike, `soudeur` and `vendeur`
    /// are not.
    private static let leastLikeness = 0.5

    private let words: [Set<String>]

    /// Of the words that are looked for.
    init(_ words: [String]) {
        self.words = words.map { Self.grams(Folding.fold(String($0.prefix(TermAnalyzer.longestWord)))) }
    }

    /// Whether one of the words is written nearly like one of the text.
    func isNear(_ text: String) -> Bool {
        var seen: Set<String> = []
        for word in WordScanner.words(in: text) {
            let folded = Folding.fold(String(word.prefix(TermAnalyzer.longestWord)))
            guard seen.insert(folded).inserted else { continue }
            let grams = Self.grams(folded)
            if words.contains(where: { Self.likeness($0, grams) >= Self.leastLikeness }) { return true }
        }
        return false
    }

    private static func grams(_ folded: String) -> Set<String> { Set(TermAnalyzer.grams(ofWord: folded)) }

    /// Dice's coefficient.
    private static func likeness(_ left: Set<String>, _ right: Set<String>) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        return 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
    }
}

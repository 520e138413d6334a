// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A folded word or name as a number that is the same on every machine and run.
typealias TermID = UInt64

/// Turns names into numbers and sets of numbers, which is what pairs are compared by.
enum Terms {
    /// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), of the UTF-8 bytes.
    static func id(_ text: String) -> TermID {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        return hash
    }

    /// The words of `text` that carry meaning, without their plural, as sorted distinct numbers.
    static func set(_ text: String) -> [TermID] { set(words: Folding.words(text)) }

    /// The same for words that are folded already.
    static func set(words: [String]) -> [TermID] {
        let ids = words.filter { !fillers.contains($0) }.map { id(stem($0)) }
        return Array(Set(ids)).sorted()
    }

    /// Whether every number of `part` is in `whole`; both sorted.
    static func isSubset(_ part: [TermID], of whole: [TermID]) -> Bool {
        guard part.count <= whole.count else { return false }
        var position = 0
        for term in part {
            while position < whole.count, whole[position] < term { position += 1 }
            guard position < whole.count, whole[position] == term else { return false }
            position += 1
        }
        return true
    }

    /// How many numbers two sorted sets share.
    static func overlap(_ left: [TermID], _ right: [TermID]) -> Int {
        var (first, second, count) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                count += 1
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }

    /// The word without the plural endings that French and English share, and without a final `e`.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 3, word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
        var view = Substring(word)
        if view.hasSuffix("s") || view.hasSuffix("x"), !view.hasSuffix("ss") { view.removeLast() }
        if view.utf8.count > 3, view.hasSuffix("e") { view.removeLast() }
        return String(view)
    }

    private static let fillers: Set<String> = [
        "a", "an", "and", "at", "au", "aux", "avec", "by", "d", "dans", "de", "des", "du", "en", "et", "for", "from",
        "in", "l", "la", "le", "les", "of", "on", "or", "ou", "par", "pour", "s", "sur", "the", "to", "un", "une",
        "with",
    ]
}

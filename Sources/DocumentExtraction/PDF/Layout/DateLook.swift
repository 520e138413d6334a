// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a word looks like part of the dates beside an entry of a CV.
enum DateLook {
    private static let ongoing: Set<String> = [
        "aujourd'hui", "aujourd’hui", "présent", "present", "current", "now", "actuel", "actuellement", "today",
        "ongoing",
    ]

    /// A year from 1900 to 2099, a month with its year as in `03/21`, or a word for today.
    static func matches(_ word: ArraySlice<Unicode.Scalar>, hasDigit: Bool) -> Bool {
        guard let first = word.first else { return false }
        if hasDigit { return hasYear(word) || isShortDate(word) || isShortYear(word) }
        guard word.count >= 3, word.count <= 12, isStart(first, word[word.startIndex + 1]) else { return false }
        return ongoing.contains(String(String.UnicodeScalarView(word)).lowercased())
    }

    /// Whether a word is a month's name, in full or shortened: `Sept.`, `août`.
    static func isMonth(_ word: String) -> Bool {
        let letters = word.lowercased().prefix { $0.isLetter }
        return (3...9).contains(letters.count) && word.count <= letters.count + 1
            && months.contains(letters.prefix(3).lowercased())
    }

    /// How months begin, in English and French.
    private static let months: Set<String> = [
        "jan", "feb", "fév", "fev", "mar", "apr", "avr", "may", "mai", "jun", "jui", "jul", "aug", "aoû", "aou", "sep",
        "oct", "nov", "dec", "déc",
    ]

    /// Whether a word for today may start so: strings are dear where every word of a book is looked at.
    private static func isStart(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch (first.value | 0x20, second.value | 0x20) {
        case (0x61, 0x75), (0x61, 0x63): true  // au, ac
        case (0x6E, 0x6F), (0x6F, 0x6E), (0x74, 0x6F): true  // no, on, to
        case (0x70, 0x72), (0x63, 0x75): true  // pr, cu
        default: false
        }
    }

    /// Whether four digits that start with 19 or 20 stand in it, without further digits beside them.
    private static func hasYear(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.count >= 4 else { return false }
        var digits = 0
        var value: UInt32 = 0
        for scalar in word {
            if Letters.isDigit(scalar) {
                digits += 1
                if digits <= 4 { value = value * 10 + scalar.value - 0x30 }
            } else {
                if digits == 4, (1900...2099).contains(value) { return true }
                (digits, value) = (0, 0)
            }
        }
        return digits == 4 && (1900...2099).contains(value)
    }

    /// `'22`.
    private static func isShortYear(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.count == 3 && (word.first == "'" || word.first == "’") && word.dropFirst().allSatisfy(Letters.isDigit)
    }

    private static func isShortDate(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.contains("/") else { return false }
        return word.split { $0 == "-" || $0 == "–" }.contains { part in
            let pieces = part.split(separator: "/")
            return pieces.count == 2 && part.count <= 5
                && pieces.allSatisfy { $0.count <= 2 && $0.allSatisfy(Letters.isNumber) }
        }
    }
}

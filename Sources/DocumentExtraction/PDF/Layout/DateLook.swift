// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a word looks like part of the dates beside an entry of a CV.
enum DateLook {
    private static let ongoing: Set<String> = [
        "aujourd'hui", "aujourd’hui", "présent", "present", "current", "now", "actuel", "actuellement", "today",
        "ongoing",
    ]

    /// A year from 1900 to 2099, a month with its year as in `03/21`, a year as in `'19`, or a word for today.
    static func matches(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first else { return false }
        if word.contains(where: Letters.isDigit) { return hasYear(word) || isShortDate(word) }
        guard word.count >= 3, word.count <= 12, "anoptcANOPTC".unicodeScalars.contains(first) else { return false }
        return ongoing.contains(String(String.UnicodeScalarView(word)).lowercased())
    }

    /// Whether four digits that start with 19 or 20 stand in it, without further digits beside them.
    private static func hasYear(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.split { !Letters.isDigit($0) }.contains { digits in
            guard digits.count == 4, let first = digits.first else { return false }
            let second = digits[digits.startIndex + 1]
            return (first == "1" && second == "9") || (first == "2" && second == "0")
        }
    }

    private static func isShortDate(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.split { $0 == "-" || $0 == "–" }.contains { part in
            let pieces = part.split(separator: "/")
            return pieces.count == 2 && part.count <= 5
                && pieces.allSatisfy { $0.count <= 2 && $0.allSatisfy(Letters.isNumber) }
        }
    }
}

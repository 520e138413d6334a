// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// The names of the months.
enum MonthNames {
    static let french = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let folded = zip(french, english).map { [Folding.fold($0), $1] }

    /// The month, from 1, whose name in either language begins with `word`; `nil` for none or several.
    static func month(_ word: String) -> Int? {
        let word = Folding.fold(word)
        guard word.count >= 3 else { return nil }
        let found = folded.indices.filter { month in folded[month].contains { $0.hasPrefix(word) } }
        return found.count == 1 ? found[0] + 1 : nil
    }
}

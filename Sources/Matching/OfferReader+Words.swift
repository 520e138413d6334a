// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// What printed words of an offer mean by the tables of the rules, for a reader that finds the words by other means.
extension OfferReader {
    /// The first date in a text, `YYYY-MM-DD` or `YYYY-MM`; `nil` without one.
    package func date(printed text: String) -> String? {
        PrintedDay.all(in: text, lexicons: lexicons, isEnglish: false).first?.text
    }

    /// The first number of years, a range by its lower bound.
    package func years(printed text: String) -> Double? {
        Self.duration(in: Folding.words(text), allowsMonths: true)?.years
    }

    /// The lowest EQF level that a text names.
    package func degree(printed text: String) -> Int? { lowestDegree(in: text, isLabelled: true)?.level }

    /// The level of a language, A1 to C2.
    package func languageLevel(printed text: String) -> String? { level(in: Folding.words(text), without: nil)?.name }

    /// The ISO code of the first language that a text names.
    package func language(printed text: String) -> String? {
        lexicons[.languages].matches(in: Folding.words(text)).first.map {
            $0.entry.attributes["iso"] ?? Folding.key($0.entry.canonical)
        }
    }

    /// The name that all spellings of a known skill share.
    package func skill(printed text: String) -> String? { lexicons.canonicalSkill(text) }
}

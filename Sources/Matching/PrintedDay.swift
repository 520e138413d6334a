// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// A date that stands in an offer: a day, or a month where no day is printed.
struct PrintedDay: Equatable {
    /// `YYYY-MM-DD` or `YYYY-MM`.
    var text: String
    /// The words as printed.
    var quote: String
    /// Its words among those of the text.
    var range: Range<Int>

    var isDay: Bool { text.count == 10 }

    /// All dates with a year in `text`, in their order; dates that there are not (31 February) are left out.
    ///
    /// `isEnglish` leaves out figures of which nobody can tell the day from the month.
    static func all(in text: String, lexicons: Lexicons, isEnglish: Bool) -> [PrintedDay] {
        let ranges = WordRanges(text)
        var found: [PrintedDay] = []
        for (index, word) in ranges.words.enumerated() {
            guard let (date, range) = named(at: index, word, ranges.words, lexicons), let quote = ranges.printed(range)
            else { continue }
            found.append(PrintedDay(text: date, quote: quote, range: range))
        }
        return (found + figures(in: text, ranges, isEnglish: isEnglish)).sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
    }

    // MARK: Names of months

    /// `15 décembre 2026`, `December 15th, 2026`, `mars 2027`, around the name of a month.
    private static func named(at index: Int, _ word: String, _ words: [String], _ lexicons: Lexicons) -> (
        String, Range<Int>
    )? {
        guard word.utf8.count >= 3, let month = lexicons[.months].entry(key: word).flatMap({ Int($0.canonical) }) else {
            return nil
        }
        if index + 1 < words.count, let year = year(words[index + 1]) {
            if index > 0, let day = day(words[index - 1]) {
                return date(year, month, day).map { ($0, (index - 1)..<(index + 2)) }
            }
            return date(year, month, nil).map { ($0, index..<(index + 2)) }
        }
        if index + 2 < words.count, let day = day(words[index + 1]), let year = year(words[index + 2]) {
            return date(year, month, day).map { ($0, index..<(index + 3)) }
        }
        return nil
    }

    private static func year(_ word: String) -> Int? {
        word.utf8.count == 4 ? Int(word).flatMap { (1990...2099).contains($0) ? $0 : nil } : nil
    }

    /// `15`, `1er`, `2nd`.
    private static func day(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count),
            ["", "er", "st", "nd", "rd", "th", "e"].contains(word.dropFirst(digits.count))
        else { return nil }
        return Int(digits)
    }

    // MARK: Figures

    /// `15/12/2026`, `15.12.2026`, `2026-12-15`.
    private static func figures(in text: String, _ ranges: WordRanges, isEnglish: Bool) -> [PrintedDay] {
        guard text.contains(where: { "/.-".contains($0) }) else { return [] }
        return text.matches(of: /\b(\d{1,4})([\/.\-])(\d{1,2})\2(\d{1,4})\b/).compactMap { match in
            guard let first = Int(match.1), let middle = Int(match.3), let last = Int(match.4) else { return nil }
            let parts: (Int, Int, Int)
            if match.1.count == 4, match.4.count <= 2 {
                parts = (first, middle, last)
            } else if match.4.count == 4, match.1.count <= 2 {
                if middle > 12 { parts = (last, first, middle) } else { parts = (last, middle, first) }
                if isEnglish, first <= 12, middle <= 12, first != middle { return nil }
            } else {
                return nil
            }
            guard let date = date(parts.0, parts.1, parts.2) else { return nil }
            let before = Folding.words(String(text[..<match.range.lowerBound])).count
            return PrintedDay(text: date, quote: String(match.0), range: before..<(before + 3))
        }
    }

    // MARK: Calendar

    /// The ISO form; `nil` for what is no date of the calendar.
    private static func date(_ year: Int, _ month: Int, _ day: Int?) -> String? {
        guard (1...12).contains(month) else { return nil }
        let start = "\(year)-\(month < 10 ? "0" : "")\(month)"
        guard let day else { return start }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return (1...days).contains(day) ? "\(start)-\(day < 10 ? "0" : "")\(day)" : nil
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// The one grammar of dates and periods.
///
/// Reads months in words (French and English, with or without accents and dots) and numbers, days, seasons, years,
/// two-digit years beside a month, ranges with any dash or joining word or none, `since` forms and open ends, and skips
/// durations beside them. A word counts as a month only when it is one as a whole and a year belongs to it, so
/// 'Marketing' is not March and 'Mai Huong' not May.
struct DateScanner: Sendable {
    private let words: DateWords

    init(_ lexicons: Lexicons) { words = DateWords(lexicons) }

    /// One date or period in a text.
    struct Match: Sendable, Equatable {
        var range: Range<String.Index>
        var start: PartialDate?
        var end: PartialDate?
        /// Open: `Present`, or `depuis…`.
        var isCurrent = false
        /// Written as two ends or as an open period.
        var isPeriod = false
        /// Ends in a dash with nothing after it: the end may stand on the next line.
        var isDangling = false
        /// `in progress` or `present` alone.
        var isOnlyPresent = false

        /// Two ends, or one and open.
        var isSpan: Bool { !isOnlyPresent && (isPeriod || isCurrent) }

        /// Whether nothing stands before it, or nothing behind it.
        func isAtEdge(of text: String) -> Bool {
            !text[..<range.lowerBound].contains { $0.isLetter || $0.isNumber }
                || !text[range.upperBound...].contains { $0.isLetter || $0.isNumber }
        }

        /// Whether it fills a bracket of `text`.
        func isBracketed(in text: String) -> Bool {
            text[..<range.lowerBound].last { !$0.isWhitespace } == "("
                && text[range.upperBound...].first { !$0.isWhitespace } == ")"
        }
    }

    /// All dates of `text`, from left to right.
    func matches(in text: String) -> [Match] {
        guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || words.mayBePresent(text) else { return [] }
        let tokens = DateToken.tokens(of: text, words: words)
        var found: [Match] = []
        var position = 0
        while position < tokens.count {
            var parser = DateParser(tokens: tokens, words: words, position: position)
            if let match = parser.period(text) {
                found.append(match)
                position = max(parser.position, position + 1)
            } else {
                position += 1
            }
        }
        return found
    }

    /// Whether a folded word stands between both ends of a period: `to`, `à`.
    func joins(_ word: String) -> Bool { words.to.contains(word) }

    /// Where a word for the open end stops that stands at the start of `text`.
    func presentPrefix(_ text: String) -> String.Index? {
        let tokens = DateToken.tokens(of: text.count > 60 ? String(text.prefix(60)) : text, words: words)
        guard let count = words.presentPrefix(tokens) else { return nil }
        return tokens[count - 1].range.upperBound
    }

    /// The first period or date of `text` that spans all of its letters and digits.
    func whole(_ text: String) -> Match? {
        let all = matches(in: text)
        guard all.count == 1, let match = all.first else { return nil }
        let rest = text[..<match.range.lowerBound] + text[match.range.upperBound...]
        return rest.contains { $0.isLetter || $0.isNumber } ? nil : match
    }
}

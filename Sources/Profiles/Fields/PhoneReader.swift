// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel

/// Finds phone numbers and writes them as E.164 (ITU-T E.164: `+`, country code, national number, at most 15 digits).
struct PhoneReader {
    let lexicons: Lexicons

    /// The first phone number of `lines`, mobile or not; a fax never.
    func read(_ lines: [CVLine], country: String?, language: String?) -> Found? {
        var first: Found?
        for line in lines where !line.source.text.isEmpty {
            for (range, quote) in Self.numbers(in: line.source.text) {
                let before = line.source.text[..<range.lowerBound].suffix(14).lowercased()
                if before.contains("fax") || before.contains("siret") || before.contains("°") { continue }
                let labelled = line.words.contains { lexicons[.contactLabels].entry(key: $0)?.canonical == "phone" }
                guard let found = number(quote, line: line, labelled: labelled, country: country, language: language)
                else { continue }
                if first == nil { first = found }
            }
            if first != nil { return first }
            if let found = link(line, country: country, language: language) { return found }
        }
        return first
    }

    /// The number that links call, whatever is printed there.
    func links(_ lines: [CVLine], country: String?, language: String?) -> Found? {
        lines.lazy.compactMap { link($0, country: country, language: language) }.first
    }

    private func link(_ line: CVLine, country: String?, language: String?) -> Found? {
        for link in line.source.spans.compactMap(\.link) {
            guard case .phone(let quote)? = LinkTarget(link) else { continue }
            if var found = number(quote, line: line, labelled: true, country: country, language: language) {
                found.quote = link
                found.source = .link
                return found
            }
        }
        return nil
    }

    private func number(_ quote: String, line: CVLine, labelled: Bool, country: String?, language: String?) -> Found? {
        let digits = quote.filter(\.isNumber)
        if let e164 = Self.e164(quote, country: country, language: language) {
            return Found(e164, line: line.index, quote: quote, confidence: 0.98, derivation: .e164)
        }
        // Unknown forms count behind a label alone: long digits may be anything.
        guard labelled, (8...15).contains(digits.count) else { return nil }
        return Found(Text.squeeze(quote), line: line.index, quote: quote, confidence: 0.7)
    }

    /// Runs of digits with the signs that people put between them.
    static func numbers(in text: String) -> [(range: Range<String.Index>, quote: String)] {
        guard text.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) >= 8 else { return [] }
        var found: [(Range<String.Index>, String)] = []
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let starts = character == "+" || character == "(" || (character.isNumber && character.isASCII)
            guard starts, index == text.startIndex || !isWord(text[text.index(before: index)]) else {
                index = text.index(after: index)
                continue
            }
            let end = self.end(of: text, from: index)
            let quote = Text.trim(text[index..<end], ".-–/ \u{A0}")
            let digits = quote.filter { $0.isNumber }
            if (8...15).contains(digits.count), end == text.endIndex || !isWord(text[end]), !looksLikeDates(quote) {
                let closed = quote.hasPrefix("(") && !quote.contains(")") ? String(quote.dropFirst()) : quote
                found.append((index..<end, closed.hasSuffix("(") ? Text.trim(closed.dropLast()) : closed))
            }
            index = end > index ? end : text.index(after: index)
        }
        return found
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character == "@" || character == "_" || character == "/"
    }

    private static func end(of text: String, from start: String.Index) -> String.Index {
        var index = start
        var gap = 0
        var digits = 0
        var lastDigit = start
        while index < text.endIndex {
            let character = text[index]
            if character.isNumber, character.isASCII {
                gap = 0
                digits += 1
                lastDigit = text.index(after: index)
            } else if character.isWhitespace || ".-–‑()+/\u{A0}\u{202F}".contains(character) {
                if character == "+", index != start, lastDigit != start { break }
                // '02 61 91 55 10 / 06 39 98 44 12' are two numbers.
                if character == "/", digits >= 8 { break }
                gap += 1
                if gap > 3 { break }
            } else {
                break
            }
            index = text.index(after: index)
        }
        return max(lastDigit, text.index(after: start))
    }

    /// `2019 - 2021`, `12/03/1990`.
    private static func looksLikeDates(_ quote: String) -> Bool {
        let groups = quote.split { !$0.isNumber }
        let years = groups.count { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
        return !quote.hasPrefix("+") && !quote.hasPrefix("0") && years >= 1 && groups.count <= 4
            || (quote.contains("/") && groups.count == 3 && groups[2].count == 4)
    }

    /// The E.164 form, or `nil` when the country cannot be told.
    static func e164(_ quote: String, country: String?, language: String?) -> String? {
        let compact = quote.replacing("(0)", with: "")
        var digits = String(compact.filter { $0.isNumber && $0.isASCII })
        let isInternational = compact.contains("+") || digits.hasPrefix("00")
        if isInternational {
            if !compact.contains("+") { digits.removeFirst(2) }
            for code in ["33", "44", "32", "41", "49", "31", "352", "353"] where digits.hasPrefix(code + "0") {
                digits = code + digits.dropFirst(code.count + 1)
            }
            return (8...15).contains(digits.count) ? "+" + digits : nil
        }
        let groups = compact.split { !$0.isNumber }.map(\.count)
        if digits.hasPrefix("0") {
            return national(digits, country: country, language: language)
        }
        if digits.count == 10, groups == [3, 3, 4] || (groups == [10] && (country == "US" || country == "CA")) {
            return "+1" + digits
        }
        if digits.count == 11, digits.hasPrefix("1"), groups == [1, 3, 3, 4] { return "+" + digits }
        return nil
    }

    private static func national(_ digits: String, country: String?, language: String?) -> String? {
        let rest = digits.dropFirst()
        switch country {
        case "FR": if digits.count == 10 { return "+33" + rest }
        case "GB": if digits.count == 11 || digits.count == 10 { return "+44" + rest }
        case "BE": if digits.count == 9 || digits.count == 10 { return "+32" + rest }
        case "CH": if digits.count == 10 { return "+41" + rest }
        case "IE": if digits.count == 10 || digits.count == 9 { return "+353" + rest }
        case "MA": if digits.count == 10 { return "+212" + rest }
        default: break
        }
        if digits.count == 11 { return "+44" + rest }
        if digits.count == 10, language != "en" || country == nil { return "+33" + rest }
        return nil
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Recognises what a CV should not need to say: birth date, age, nationality, family, sex, health, social security.
///
/// The kinds are listed; the values go nowhere. Lines of the head that only say such things are kept from every reader.
struct SensitiveReader {
    let lexicons: Lexicons

    struct Finding {
        var kind: String
        var line: Int
        /// The cue alone, never the value.
        var cue: String
    }

    func read(_ lines: [CVLine]) -> [Finding] {
        var found: [Finding] = []
        for line in lines {
            for part in Text.fields(line.text, at: ["|", "•", "·", "\t", ",", ";", "–", "—"]) {
                for finding in kinds(part, line: line.index) where !found.contains(where: { $0.kind == finding.kind }) {
                    found.append(finding)
                }
            }
            if let number = Self.socialSecurity(line.text), !found.contains(where: { $0.kind == number }) {
                found.append(Finding(kind: number, line: line.index, cue: ""))
            }
        }
        return found
    }

    private func kinds(_ part: String, line: Int) -> [Finding] {
        let words = Folding.words(part)
        guard !words.isEmpty, words.count <= 14 else { return [] }
        if isAge(words) { return [Finding(kind: "age", line: line, cue: "")] }
        if words.count == 2, Self.demonyms.contains(words[0]), words[1] == "citizen" || words[1] == "national" {
            return [Finding(kind: "nationality", line: line, cue: words[1])]
        }
        // 'Children's Book Illustrator': a cue of one word before a title speaks of work.
        if let first = lexicons[.sensitive].longestMatch(words, at: 0), first.count == 1, words.count > 1,
            !part.contains(":"), words.indices.contains(where: { lexicons[.titles].longestMatch(words, at: $0) != nil })
        {
            return []
        }
        guard let match = lexicons[.sensitive].longestMatch(words, at: 0) else {
            let inner = lexicons[.sensitive].matches(in: words).first { $0.range.count >= 2 || words.count <= 3 }
            return inner.map {
                [Finding(kind: $0.entry.canonical, line: line, cue: words[$0.range].joined(separator: " "))]
            } ?? []
        }
        let isLabel = part.contains(":") || match.count >= 2 || words.count <= 4
        return isLabel
            ? [Finding(kind: match.entry.canonical, line: line, cue: words[..<match.count].joined(separator: " "))] : []
    }

    /// `27 ans`, `35 years old`, `age 35`.
    private func isAge(_ words: [String]) -> Bool {
        guard words.count <= 4, let number = words.compactMap({ Int($0) }).first, (15...80).contains(number) else {
            return false
        }
        if words.count == 2, words[1] == "ans" || words[1] == "yo" { return true }
        return words.contains("old") || words.contains("age")
    }

    /// A French number of 13 or 15 digits that starts with 1 or 2 and a month.
    private static func socialSecurity(_ text: String) -> String? {
        for (_, quote) in PhoneReader.numbers(in: text) {
            let digits = Array(quote.filter(\.isNumber))
            guard digits.count == 13 || digits.count == 15, digits[0] == "1" || digits[0] == "2",
                let month = Int(String(digits[3...4])), (1...12).contains(month), !quote.contains("+")
            else { continue }
            return "social_security_number"
        }
        return nil
    }

    static let demonyms: Set<String> = [
        "british", "french", "irish", "american", "german", "spanish", "italian", "us", "uk", "eu", "canadian",
        "indian", "polish", "australian", "european",
    ]

    private static let classes: Set<String> = [
        "a", "a1", "a2", "am", "b", "be", "c", "c1", "ce", "c1e", "d", "d1", "de",
    ]

    /// Driving licences as classes.
    func licences(_ lines: [CVLine]) -> [Found] {
        var found: [Found] = []
        for line in lines where line.words.count <= 30 {
            for match in lexicons[.licences].matches(in: line.words) {
                guard line.words[match.range].contains(where: { $0.count > 2 }) else { continue }
                var codes = [match.entry.canonical]
                var range = match.range
                // 'Permis d'exploitation' is no licence of class D.
                if line.words[range.upperBound - 1] == "d", Folding.fold(line.text).contains(" d'") { continue }
                if !Self.classes.contains(line.words[range.upperBound - 1]) { codes = [] }
                // 'Permis B, C, CE': the classes that follow belong to the word.
                while range.upperBound < line.words.count, Self.classes.contains(line.words[range.upperBound]) {
                    codes.append(line.words[range.upperBound].uppercased())
                    range = range.lowerBound..<(range.upperBound + 1)
                }
                if codes.isEmpty { codes = [match.entry.canonical] }
                guard range.count > 1 || line.words.count <= 4 else { continue }
                let quote = Quote.piece(of: line.text, words: line.words, range: range) ?? line.text
                for code in codes where !found.contains(where: { $0.value == code }) {
                    found.append(Found(code, line: line.index, quote: quote, confidence: 0.9, derivation: .licence))
                }
            }
        }
        return found
    }
}

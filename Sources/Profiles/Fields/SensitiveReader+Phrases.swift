// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Turns of phrase within running text, and numbers of social security.
extension SensitiveReader {
    /// Ranges of words that say such a thing in the middle of a sentence.
    func phrases(in words: [String]) -> [(kind: String, words: Range<Int>)] {
        var found: [(kind: String, words: Range<Int>)] = []
        var index = 0
        while index < words.count {
            if let phrase = phrase(in: words, at: index) {
                found.append(phrase)
                index = phrase.words.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func phrase(in words: [String], at index: Int) -> (kind: String, words: Range<Int>)? {
        if let end = ageEnd(words, index) { return ("age", index..<end) }
        if let end = birthEnd(words, index) { return ("birth_date", index..<end) }
        if let end = nationalityEnd(words, index) { return ("nationality", index..<end) }
        if let end = parentEnd(words, index) { return ("marital_status", index..<end) }
        if let match = lexicons[.sensitive].longestMatch(words, at: index),
            match.entry.attributes["use"] == "phrase", match.entry.canonical == "health", match.count > 1
        {
            return ("health", index..<(index + match.count))
        }
        // What only a person can be, in either gender: 'mariée', 'pacsé'.
        if statuses.contains(words[index]), Self.isSure(words[index]) {
            return ("marital_status", index..<(index + 1))
        }
        return nil
    }

    private static func isSure(_ word: String) -> Bool {
        ["marie", "mariee", "pacse", "pacsee", "celibataire", "divorce", "divorcee"].contains(word) && word != "marie"
            && word != "divorce"
    }

    /// `âgé de 34 ans`, `aged 34`, `34 years old`, `34-year-old`, `j'ai 34 ans` without what they were spent on.
    private func ageEnd(_ words: [String], _ index: Int) -> Int? {
        func number(_ offset: Int) -> Bool {
            index + offset < words.count && Int(words[index + offset]).map { (15...80).contains($0) } ?? false
        }
        func word(_ offset: Int, _ options: String...) -> Bool {
            index + offset < words.count && options.contains(words[index + offset])
        }
        if word(0, "age", "agee"), word(1, "de"), number(2), word(3, "ans") { return index + 4 }
        if word(0, "aged"), number(1), !word(2, "to", "and", "or", "years", "plus") { return index + 2 }
        if number(0), word(1, "year", "years", "yrs"), word(2, "old") { return index + 3 }
        if word(0, "ai"), number(1), word(2, "ans"), !word(3, "d", "de", "en", "dans", "chez") { return index + 3 }
        if word(0, "homme", "femme"), word(1, "de"), number(2), word(3, "ans") { return index + 4 }
        return nil
    }

    /// `née le 3 avril 1985 à Lyon`, `born in 1985`.
    private func birthEnd(_ words: [String], _ index: Int) -> Int? {
        guard let match = lexicons[.sensitive].longestMatch(words, at: index), match.entry.canonical == "birth_date",
            match.entry.attributes["use"] == "value"
        else { return nil }
        let start = index + match.count
        // The year is the last number of the date.
        let near = start..<min(start + 5, words.count)
        guard let year = near.last(where: { Int(words[$0]).map { (1930...2012).contains($0) } ?? false }) else {
            return nil
        }
        let hasPlace = year + 2 < words.count + 0 && ["a", "in"].contains(words[year + 1])
        return hasPlace ? year + 3 : year + 1
    }

    private func nationalityEnd(_ words: [String], _ index: Int) -> Int? {
        guard words[index] == "nationalite" || words[index] == "nationality" else { return nil }
        var end = index + 1
        while end < words.count,
            demonyms.contains(words[end])
                || end + 1 < words.count && Self.joins.contains(words[end])
                    && demonyms.contains(words[end + 1])
        { end += 1 }
        return end > index + 1 ? end : nil
    }

    /// `père de deux enfants`, `mother of two`.
    private func parentEnd(_ words: [String], _ index: Int) -> Int? {
        guard ["pere", "mere", "papa", "maman", "father", "mother", "parent"].contains(words[index]),
            index + 2 < words.count, ["de", "of", "d"].contains(words[index + 1])
        else { return nil }
        let rest = words[(index + 2)...].prefix(3)
        if let last = rest.lastIndex(where: Self.children.contains) { return last + 1 }
        return ["one", "two", "three", "four"].contains(words[index + 2]) ? index + 3 : nil
    }

    // MARK: Social security

    /// Where a number of social security stands: French with a right key, or in its usual groups; British; American.
    func socialSecurity(_ text: String, isOpen: Bool) -> Range<String.Index>? {
        guard text.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) >= 6 else { return nil }
        for run in Self.runs(of: text) {
            let groups = text[run].split { !$0.isLetter && !$0.isNumber }.map(String.init)
            if Self.isFrench(groups.joined().uppercased(), groups: groups.map(\.count)) { return run }
            if isOpen, Self.isBritish(groups.joined()) { return run }
            if isOpen, groups.map(\.count) == [3, 2, 4], text[run].contains("-"),
                groups.allSatisfy({ $0.allSatisfy(\.isNumber) })
            {
                return run
            }
        }
        return nil
    }

    /// Runs of digits and capitals with spaces, dots and dashes between them.
    private static func runs(of text: String) -> [Range<String.Index>] {
        var runs: [Range<String.Index>] = []
        var start: String.Index?
        var end = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if character.isASCII, character.isNumber || "ABCDEGHJKLMNOPRSTWXYZQ".contains(character) {
                if start == nil { start = index }
                end = next
            } else if !(" .-\u{A0}".contains(character) && start != nil) {
                if let first = start { runs.append(first..<end) }
                start = nil
            }
            index = next
        }
        if let first = start { runs.append(first..<end) }
        return runs.flatMap { trimmedToDigits($0, in: text) }
    }

    /// The whole run, and the run without the words in capitals around it.
    private static func trimmedToDigits(_ run: Range<String.Index>, in text: String) -> [Range<String.Index>] {
        guard let first = text[run].firstIndex(where: \.isNumber), let last = text[run].lastIndex(where: \.isNumber)
        else {
            return []
        }
        let digits = first..<text.index(after: last)
        return digits == run ? [run] : [digits, run]
    }

    /// Sex, year, month, department (with Corsica's 2A and 2B), commune, order; the key is 97 − n mod 97 (INSEE).
    private static func isFrench(_ digits: String, groups: [Int]) -> Bool {
        guard digits.utf8.count == 13 || digits.utf8.count == 15, "12".contains(digits.prefix(1)) else { return false }
        let body = String(digits.prefix(13))
        let plain = body.replacing("2A", with: "19").replacing("2B", with: "18")
        guard plain.allSatisfy(\.isNumber), let number = Int(plain) else { return false }
        let month = Int(String(Array(plain)[3...4])) ?? 0
        guard (1...12).contains(month) || (20...42).contains(month) || month >= 50 else { return false }
        if digits.utf8.count == 15 {
            return Int(digits.suffix(2)) == 97 - number % 97 || groups.starts(with: [1, 2, 2, 2, 3, 3])
        }
        return groups == [1, 2, 2, 2, 3, 3]
    }

    /// Two letters, six digits, a letter from A to D.
    private static func isBritish(_ text: String) -> Bool {
        let characters = Array(text)
        return characters.count == 9 && characters[..<2].allSatisfy(\.isUppercase)
            && characters[2..<8].allSatisfy(\.isNumber) && "ABCD".contains(characters[8])
    }
}

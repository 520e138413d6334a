// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Retrieval

/// Sentence ends and token estimates letter by letter, as slowly and plainly as they can be told.
enum PlainSentences {
    static func sentences(_ line: String) -> [String] {
        let characters = Array(line)
        var sentences: [String] = []
        var start = 0
        for index in characters.indices where ".!?…".contains(characters[index]) && index >= start {
            var end = index + 1
            while end < characters.count, "»”\")".contains(characters[end]) { end += 1 }
            let next = characters[end...].first { !$0.isWhitespace }
            guard end == characters.count || characters[end].isWhitespace, begins(next),
                !isAbbreviation(characters, before: index)
            else { continue }
            sentences.append(trimmed(characters[start..<end]))
            start = end
        }
        let rest = trimmed(characters[start...])
        return rest.isEmpty ? sentences : sentences + [rest]
    }

    static func tokens(_ text: String) -> Int {
        var total = 0
        var run = 0
        for scalar in text.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            let properties = scalar.properties
            if isDigit || properties.isAlphabetic || properties.generalCategory == .nonspacingMark {
                if run % 5 == 0 { total += 1 }
                run += 1
            } else {
                run = 0
                if !properties.isWhitespace { total += 1 }
            }
        }
        return total
    }

    private static func begins(_ character: Character?) -> Bool {
        guard let character else { return true }
        return character.isUppercase || character.isNumber || "«“\"(-–—•".contains(character)
    }

    private static func isAbbreviation(_ characters: [Character], before end: Int) -> Bool {
        guard characters[end] == "." else { return false }
        var start = end
        while start > 0, characters[start - 1].isLetter || characters[start - 1] == "." { start -= 1 }
        let word = String(characters[start..<end]).lowercased()
        return (word.count == 1 && characters[start].isUppercase) || SentenceSplitter.abbreviations.contains(word)
    }

    private static func trimmed(_ characters: ArraySlice<Character>) -> String {
        String(characters.trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed())
    }
}

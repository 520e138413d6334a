// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TextFolding

/// Small text tools that every step shares.
enum Text {
    /// Without white space and the given characters at both ends.
    static func trim(_ text: some StringProtocol, _ extra: String = "") -> String {
        var view = text[...]
        func drops(_ character: Character) -> Bool { character.isWhitespace || extra.contains(character) }
        while let first = view.first, drops(first) { view.removeFirst() }
        while let last = view.last, drops(last) { view.removeLast() }
        return String(view)
    }

    /// Without separators at both ends, and without brackets that have lost their partner.
    static func tidy(_ text: some StringProtocol) -> String {
        var result = trim(text, ",;:|•·–—-−/\\*>»«→▪◦●■_~\u{F0B7}")
        for (open, close) in [("(", ")"), ("[", "]")] {
            let opens = result.count { String($0) == open }
            let closes = result.count { String($0) == close }
            if opens > closes, result.hasSuffix(open) { result = trim(result.dropLast(), ",;:|–—-") }
            if opens < closes, result.hasPrefix(close) { result = trim(result.dropFirst(), ",;:|–—-") }
            if opens > closes, result.hasPrefix(open) { result = trim(result.dropFirst()) }
            if opens < closes, result.hasSuffix(close) { result = trim(result.dropLast(), ",;:|–—-") }
        }
        return result
    }

    /// Runs of white space as one space.
    static func squeeze(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether it has letters and none of them is lower case.
    static func isCapitals(_ text: some StringProtocol) -> Bool {
        var letters = 0
        for character in text where character.isLetter {
            if character.isLowercase { return false }
            letters += 1
        }
        return letters >= 2
    }

    /// `fArms I hAve worked on`, `LAnguAges`: small capitals as some programs write them into PDF files.
    static func isSmallCapitals(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { !$0.isLetter }).filter { $0.count >= 4 }
        let mixed = words.count { word in
            zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
        }
        return mixed > 0 && mixed * 3 >= words.count * 2 && text.count <= 40
    }

    static func startsLowercase(_ text: some StringProtocol) -> Bool {
        text.first { $0.isLetter || $0.isNumber }?.isLowercase == true
    }

    static func wordCount(_ text: some StringProtocol) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    /// `P R O F I L` as `PROFIL`; other texts unchanged.
    static func joinSpacedLetters(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count(where: { $0.count == 1 }) >= 4, words.allSatisfy({ $0.count <= 1 }) else { return text }
        return words.map { $0.isEmpty ? " " : String($0) }.joined()
    }

    /// What stands before and behind the first of `words` that parts the text in two, the second of which fits.
    static func parted(
        _ text: String,
        at words: [String],
        options: String.CompareOptions = [],
        where fits: (_ after: String, _ word: String) -> Bool = { _, _ in true }
    ) -> (before: String, after: String)? {
        for word in words {
            guard let range = text.range(of: word, options: options) else { continue }
            let before = text[..<range.lowerBound]
            let after = String(text[range.upperBound...])
            if !before.allSatisfy(\.isWhitespace), fits(after, word) { return (String(before), after) }
        }
        return nil
    }

    /// Parts between separators, tabs, or two spaces and more.
    static func fields(_ text: String, at separators: Set<Character>) -> [String] {
        var marked = ""
        var spaces = 0
        for character in text {
            spaces = character == " " ? spaces + 1 : 0
            if spaces == 2 { marked.append("\t") } else { marked.append(character) }
        }
        return split(marked, at: separators.union(["\t"]))
    }

    /// The parts between separators that stand outside brackets.
    static func split(_ text: String, at separators: Set<Character>) -> [String] {
        var parts: [String] = []
        var current = ""
        var depth = 0
        for character in text {
            if character == "(" || character == "[" { depth += 1 }
            if character == ")" || character == "]" { depth = max(0, depth - 1) }
            if depth == 0, separators.contains(character) {
                parts.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        parts.append(current)
        // A bracket that never closes must not glue the rest together.
        if depth > 0, parts.count == 1, text.contains(where: separators.contains) {
            parts = text.split(whereSeparator: separators.contains).map(String.init)
        }
        return parts.map { trim($0) }.filter { !$0.isEmpty }
    }
}

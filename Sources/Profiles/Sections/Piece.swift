// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import TextFolding

/// A part of an entry's header between separators: a title, an employer, a place.
struct Piece: Sendable {
    var text: String
    var line: Int
    /// Order of the line within the header, and of the piece within the line.
    var row: Int
    var column: Int
    var look: CVLine.Look
    /// It stood in brackets.
    var isBracketed = false
    /// A comma stands before it, not a stronger separator.
    var afterComma = false
    /// `chez`, `at` or `@` stands before it: this is the employer.
    var isNamedEmployer = false
    /// `Position:` or `Poste occupé :` stands before it.
    var isNamedTitle = false

    var words: [String] { Folding.words(text) }

    /// The piece in two at the first of `words` behind which stands what fits; itself where it has none, or in brackets.
    ///
    /// What stands behind the word is neither that of a comma nor the employer by it.
    func parted(
        at words: [String],
        options: String.CompareOptions = [],
        where fits: (_ after: String, _ word: String) -> Bool
    ) -> [Piece] {
        guard !isBracketed, let texts = Text.parted(text, at: words, options: options, where: fits) else {
            return [self]
        }
        var (before, after) = (self, self)
        before.text = texts.before
        after.text = texts.after
        after.afterComma = false
        after.isNamedEmployer = false
        return [before, after]
    }

    /// All pieces of a header, dates left out.
    ///
    /// A short line in small letters is the rest of the one above, unless `opens` says that its words begin a name.
    static func pieces(of header: [CVLine], opens: ([String]) -> Bool = { _ in false }) -> [Piece] {
        var pieces: [Piece] = []
        for (row, line) in header.enumerated() {
            // The rest of a wrapped line: its start tells enough, and the date may stand between them.
            if row > 0, line.dates.isEmpty, Text.startsLowercase(line.text), line.words.count <= 5, !opens(line.words) {
                continue
            }
            var column = 0
            for separated in split(partedByStyle(withoutDates(line), of: line)) {
                for (part, bracketed) in brackets(separated.text).flatMap(cutAtDates) {
                    let tidy = Text.tidy(part)
                    guard tidy.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
                    let look = self.look(of: tidy, in: line)
                    pieces.append(
                        Piece(
                            text: tidy,
                            line: line.index,
                            row: row,
                            column: column,
                            look: look,
                            isBracketed: bracketed,
                            afterComma: separated.afterComma,
                            isNamedEmployer: separated.isNamedEmployer && !bracketed
                        )
                    )
                    column += 1
                }
            }
        }
        return pieces
    }

    /// The text with a tab where a line goes from bold to plain or back, as from a title to its employer.
    private static func partedByStyle(_ text: String, of line: CVLine) -> String {
        let spans = line.source.spans.filter { !$0.text.allSatisfy(\.isWhitespace) }
        guard let first = spans.first, let change = spans.firstIndex(where: { $0.bold != first.bold }),
            spans[change...].allSatisfy({ $0.bold != first.bold })
        else { return text }
        let head = Text.tidy(spans[..<change].map(\.text).joined())
        guard let range = text.range(of: head), text[range.upperBound...].first == " ",
            let next = text[range.upperBound...].dropFirst().first, next.isUppercase || next.isNumber,
            let word = head.split(separator: " ").last, word.count > 3 || word.first?.isUppercase == true
        else { return text }
        return text.replacingCharacters(in: range.upperBound..<text.index(after: range.upperBound), with: "\t")
    }

    /// The look of the span that holds the piece's start, so that a bold title beside a plain employer shows.
    private static func look(of text: String, in line: CVLine) -> CVLine.Look {
        var look = line.look
        let head = text.prefix(12)
        if line.source.spans.count > 1, let span = line.source.spans.first(where: { $0.text.contains(head) }) {
            look.bold = span.bold
            look.italic = span.italic
        }
        look.capitals = Text.isCapitals(text)
        return look
    }

    /// The text of a line with a tab in place of each date.
    static func withoutDates(_ line: CVLine) -> String {
        var text = ""
        var index = line.text.startIndex
        for match in line.dates where !match.isOnlyPresent || line.isOnlyDate {
            guard match.range.lowerBound >= index else { continue }
            text += line.text[index..<match.range.lowerBound] + "\t"
            index = match.range.upperBound
        }
        return (text + line.text[index...]).replacing("(\t)", with: "\t").replacing("[\t]", with: "\t")
    }

    /// A stretch of a line between two separators.
    private struct Part {
        var text: String
        var afterComma = false
        var isNamedEmployer = false
    }

    /// Parts between tabs, bars, bullets, spaced dashes and colons, wide gaps and commas outside brackets.
    private static func split(_ text: String) -> [Part] {
        var parts: [Part] = []
        var current = Part(text: "")
        var depth = 0
        let characters = Array(text)
        let lastClosing = characters.lastIndex(of: ")") ?? 0
        var index = 0
        func spaced(_ at: Int) -> Bool {
            (at == 0 || characters[at - 1].isWhitespace)
                && (at + 1 >= characters.count || characters[at + 1].isWhitespace)
        }
        while index < characters.count {
            let character = characters[index]
            // A bracket that never closes must not glue the rest together.
            if character == "(", index < lastClosing { depth += 1 }
            if character == ")" { depth = index == lastClosing ? 0 : max(0, depth - 1) }
            let isStrong =
                "\t|•·●▪;".contains(character) || ("–—-−@:/".contains(character) && spaced(index))
                || (character == ":" && index + 1 < characters.count && characters[index + 1].isWhitespace)
                || (character == "—" || character == "–") && (index > 0 && characters[index - 1].isWhitespace)
            let isGap =
                character == " " && index + 2 < characters.count && characters[index + 1] == " "
                && characters[index + 2] == " "
            if depth == 0, isStrong || isGap || character == "," {
                parts.append(current)
                current = Part(text: "", afterComma: character == ",", isNamedEmployer: character == "@")
            } else {
                current.text.append(character)
            }
            index += 1
        }
        parts.append(current)
        return parts.filter { !Text.trim($0.text).isEmpty }.flatMap(splitAtWords)
    }

    /// `Développeuse chez Acme`, `Developer at Acme`.
    private static func splitAtWords(_ part: Part) -> [Part] {
        // 'Home Care Worker, Comfort at Home Ltd': behind a comma stands a firm already.
        let words = [" chez ", part.afterComma ? nil : " at ", " @ ", " au sein de ", " au sein du "].compactMap { $0 }
        guard let (title, employer) = Text.parted(part.text, at: words) else { return [part] }
        var before = part
        before.text = title
        return [before, Part(text: employer, isNamedEmployer: true)]
    }

    /// What stands on both sides of a date is no one value: the document does not say it in one.
    private static func cutAtDates(_ part: (String, Bool)) -> [(String, Bool)] {
        guard part.0.contains("\t") else { return [part] }
        return part.0.split(separator: "\t").map { (String($0), part.1) }
    }

    /// A part without the brackets at its end, then each bracket's content.
    ///
    /// Where words go on after a bracket the piece keeps it, so that it stands in the document as it is.
    private static func brackets(_ text: String) -> [(String, Bool)] {
        guard text.contains("("), text.contains(")") else { return [(text, false)] }
        var outside = ""
        var inside: [String] = []
        var current = ""
        var depth = 0
        /// Up to the last word outside of brackets.
        var kept = text.startIndex
        for index in text.indices {
            let character = text[index]
            if character == "(" {
                depth += 1
                if depth == 1 { continue }
            }
            if character == ")", depth > 0 {
                depth -= 1
                if depth == 0 {
                    inside.append(current)
                    current = ""
                    continue
                }
            }
            if depth > 0 {
                current.append(character)
            } else {
                outside.append(character)
                if character.isLetter || character.isNumber { kept = text.index(after: index) }
            }
        }
        if depth > 0 { kept = text.endIndex }
        let goesOn = text[..<kept].contains("(")
        let lead = !goesOn ? outside : text[kept...].contains("(") ? String(text[..<kept]) : text
        return [(lead, false)] + inside.map { ($0, true) }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Finds the tags of a Mustache text, one after the other.
struct PromptScanner {
    /// A tag as it is written.
    struct Tag {
        /// What its kind is told by, `#` for example; `nil` for a plain name.
        var sign: Character?
        /// What follows the sign, without white space around it.
        var content: String
        var line: Int
        var column: Int
    }

    /// Where a tag begins that does not end.
    private(set) var unclosed: (line: Int, column: Int)?
    /// What ends a tag at present.
    var closing: String { String(end) }

    private let text: [Character]
    private var position = 0
    private var line = 1
    private var column = 1
    private var start: [Character] = ["{", "{"]
    private var end: [Character] = ["}", "}"]

    init(_ text: String) { self.text = Array(text) }

    /// The next tag; `nil` at the end.
    mutating func next() -> Tag? {
        while position < text.count, !isHere(start) { advance() }
        guard position < text.count else { return nil }
        let place = (line: line, column: column)
        advance(by: start.count)
        let sign = position < text.count && "#^/!{&><$=%".contains(text[position]) ? text[position] : nil
        if sign != nil { advance() }
        let ending: [Character] =
            switch sign {
            case "{": ["}"] + end
            case "=": ["="] + end
            default: end
            }
        let from = position
        while position < text.count, !isHere(ending) { advance() }
        guard position < text.count else {
            unclosed = place
            return nil
        }
        let content = String(text[from..<position])
        advance(by: ending.count)
        if sign == "=" { setDelimiters(content) }
        return Tag(
            sign: sign,
            content: content.trimmingCharacters(in: .whitespacesAndNewlines),
            line: place.line,
            column: place.column
        )
    }

    private func isHere(_ signs: [Character]) -> Bool {
        position + signs.count <= text.count && text[position..<position + signs.count].elementsEqual(signs)
    }

    private mutating func advance(by count: Int = 1) {
        for _ in 0..<count where position < text.count {
            if text[position].isNewline {
                line += 1
                column = 1
            } else {
                column += 1
            }
            position += 1
        }
    }

    private mutating func setDelimiters(_ content: String) {
        let parts = content.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2 else { return }
        start = Array(parts[0])
        end = Array(parts[1])
    }
}

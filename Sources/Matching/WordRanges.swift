// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// The folded words of a text with where each stands, to quote what was matched as it is printed.
struct WordRanges {
    let words: [String]
    private let text: String
    private let ranges: [Range<String.Index>]

    init(_ text: String) {
        self.text = text
        words = Folding.words(text)
        var found: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            if Self.isWord(text, at: index, isInside: start != nil) {
                start = start ?? index
            } else if let first = start {
                found.append(first..<index)
                start = nil
            }
        }
        if let first = start { found.append(first..<text.endIndex) }
        ranges = found.filter { !Folding.key(String(text[$0])).isEmpty }
    }

    /// The printed text of a range of words; `nil` where folding cut the text in another way.
    func printed(_ range: Range<Int>) -> String? {
        guard !range.isEmpty, ranges.count == words.count, range.upperBound <= ranges.count else { return nil }
        return String(text[ranges[range.lowerBound].lowerBound..<ranges[range.upperBound - 1].upperBound])
    }

    private static func isWord(_ text: String, at index: String.Index, isInside: Bool) -> Bool {
        let character = text[index]
        if character.isLetter || character.isNumber { return true }
        guard isInside else { return false }
        if character == "+" || character == "#" { return true }
        let next = text.index(after: index)
        return character == "." && next < text.endIndex && text[next].isLetter
    }
}

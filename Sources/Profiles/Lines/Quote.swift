// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TextFolding

/// Finds in a text the very words that a step read there in folded form.
enum Quote {
    /// The part of `text` that the words at `range` of `Folding.words(text)` stand in.
    static func piece(of text: String, words: [String], range: Range<Int>) -> String? {
        let pieces = spans(of: text)
        guard pieces.count == words.count, range.upperBound <= pieces.count, !range.isEmpty else { return nil }
        return String(text[pieces[range.lowerBound].lowerBound..<pieces[range.upperBound - 1].upperBound])
    }

    /// Where each of the words of `Folding.words(text)` stands.
    static func spans(of text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var start: String.Index?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            let isWord = !Folding.words(String(character)).isEmpty
            let isInner =
                start != nil
                && ("+#".contains(character) || (character == "." && next < text.endIndex && text[next].isLetter))
            if isWord || isInner {
                if start == nil { start = index }
            } else if let first = start, !isInvisible(character) {
                found.append(first..<index)
                start = nil
            }
            index = next
        }
        if let first = start { found.append(first..<text.endIndex) }
        return found
    }

    private static func isInvisible(_ character: Character) -> Bool { Folding.fold(String(character)).isEmpty }
}

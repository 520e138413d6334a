// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// How a line is cut into what it says one after the other.
extension SensitiveReader {
    /// The parts of a text between commas, bars, bullets, brackets, spaced dashes and ends of sentences.
    ///
    /// A label with a colon opens a part too: `Né le : 3/4/1985 Nationalité : belge`.
    func parts(of text: String) -> [Part] {
        Self.pieces(of: text).flatMap(labelled)
    }

    private static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        var before: Character = " "
        var isInWord = false
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            let after: Character = next < text.endIndex ? text[next] : " "
            // 'Né(e) le' is one word.
            if character == "(", before.isLetter { isInWord = true }
            let isBracket = "()".contains(character) && !isInWord
            if character == ")" { isInWord = false }
            let isCut =
                isBracket || "|•·\t,;[]●▪■◆".contains(character)
                || "–—-/".contains(character) && before.isWhitespace && after.isWhitespace
                || ".!?".contains(character) && after.isWhitespace
                || character == " " && after == " "
            if isCut {
                pieces.append(text[start..<index])
                start = next
            }
            before = character
            index = next
        }
        pieces.append(text[start...])
        return pieces.map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// A piece cut before each label that a colon follows.
    private func labelled(_ piece: Substring) -> [Part] {
        let own = String(piece)
        let words = Folding.words(own)
        guard own.contains(":") else { return [Part(text: piece, words: words)] }
        let spans = Quote.spans(of: own)
        guard spans.count == words.count else { return [Part(text: piece, words: words)] }
        var starts: [(word: Int, end: Int, entry: Lexicons.Entry?)] = []
        for index in words.indices where Self.isColon(after: spans[index].upperBound, in: own) {
            if let label = label(endingAt: index, in: words, from: starts.last?.end ?? 0) { starts.append(label) }
        }
        guard let first = starts.first else { return [Part(text: piece, words: words)] }
        var parts: [Part] = []
        func add(_ range: Range<Int>, _ label: Lexicons.Entry?, _ valueStart: Int) {
            guard !range.isEmpty else { return }
            let end = range.upperBound < words.count ? spans[range.upperBound].lowerBound : own.endIndex
            let text = Self.part(of: piece, own, spans[range.lowerBound].lowerBound..<end)
            let value = Array(words[min(valueStart, range.upperBound)..<range.upperBound])
            parts.append(Part(text: text, words: Array(words[range]), label: label, value: value))
        }
        add(0..<first.word, nil, 0)
        for (order, start) in starts.enumerated() {
            add(start.word..<(order + 1 < starts.count ? starts[order + 1].word : words.count), start.entry, start.end)
        }
        return parts
    }

    private static func isColon(after end: String.Index, in text: String) -> Bool {
        text[end...].first { !$0.isWhitespace && $0 != ")" } == ":"
    }

    /// The longest label of a person's data whose last word is `last`; any other label ends the one before it.
    private func label(
        endingAt last: Int,
        in words: [String],
        from first: Int
    ) -> (word: Int, end: Int, entry: Lexicons.Entry?)? {
        for count in stride(from: min(7, last + 1 - first), to: 0, by: -1) {
            let key = words[(last + 1 - count)...last].joined(separator: " ")
            if let entry = lexicons[.sensitive].entry(key: key) { return (last + 1 - count, last + 1, entry) }
            if lexicons[.contactLabels].contains(key: key) || lexicons[.sections].contains(key: key) {
                return (last + 1 - count, last + 1, nil)
            }
        }
        return nil
    }

    private static func part(of piece: Substring, _ own: String, _ range: Range<String.Index>) -> Substring {
        let start = piece.index(piece.startIndex, offsetBy: own.distance(from: own.startIndex, to: range.lowerBound))
        let end = piece.index(start, offsetBy: own.distance(from: range.lowerBound, to: range.upperBound))
        return trimmed(piece[start..<end])
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel
import TextFolding

/// Finds the words of a document that a model's value stands for.
///
/// What is published is always those words, never the
/// model's.
struct Grounding {
    let lines: [TextLine]

    /// Words of the document that were found for a value.
    struct Span: Equatable {
        /// Index of the first line.
        var line: Int
        /// As it stands in the document; lines joined by one space.
        var quote: String
        var match: Match
    }

    /// How alike value and quote are.
    enum Match: Double {
        /// Character by character.
        case exact = 0.85
        /// But for case, accents and punctuation.
        case normalised = 0.8
        /// But for a slip of few letters; digits are the same.
        case fuzzy = 0.6
    }

    /// Models often miscount lines by one or two.
    private static let tolerance = 2
    private static let longestLine = 2000

    /// The words for `text` in or near the line of that number (from 1); `nil` when the document does not say so there.
    func span(for text: String, near number: Int) -> Span? {
        let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard value.contains(where: { $0.isLetter || $0.isNumber }), value.count <= 300 else { return nil }
        let named = number - 1
        let places = [0] + (1...Self.tolerance).flatMap { [-$0, $0] }
        let indices = places.map { named + $0 }.filter(lines.indices.contains)
        for find in [exact, normalised, wrapped, fuzzy] {
            for index in indices {
                if let span = find(value, index) { return span }
            }
        }
        return nil
    }

    private func text(_ index: Int) -> String { String(lines[index].text.prefix(Self.longestLine)) }

    private func exact(_ value: String, _ index: Int) -> Span? {
        let line = text(index)
        var rest = line[...]
        while let range = rest.firstRange(of: value) {
            let before = line[..<range.lowerBound].last
            let after = line[range.upperBound...].first
            if !Self.joins(before, value.first), !Self.joins(after, value.last) {
                return Span(line: index, quote: String(line[range]), match: .exact)
            }
            rest = line[line.index(after: range.lowerBound)...]
        }
        return nil
    }

    /// Whether two neighbours belong to one word, so that `Java` is not found in `JavaScript`.
    private static func joins(_ outer: Character?, _ inner: Character?) -> Bool {
        guard let outer, let inner else { return false }
        return Word.isPart(outer) && Word.isPart(inner)
    }

    private func normalised(_ value: String, _ index: Int) -> Span? {
        find(Word.all(in: value), in: text(index), line: index)
    }

    /// A value that begins on one line and ends on the next of the same block.
    private func wrapped(_ value: String, _ index: Int) -> Span? {
        guard index + 1 < lines.count, lines[index].block == lines[index + 1].block else { return nil }
        let words = Word.all(in: value)
        guard words.count > 1 else { return nil }
        return find(words, in: text(index) + " " + text(index + 1), line: index)
    }

    private func find(_ wanted: [Word], in line: String, line index: Int) -> Span? {
        let words = Word.all(in: line)
        guard !wanted.isEmpty, words.count >= wanted.count else { return nil }
        for start in 0...(words.count - wanted.count) {
            let window = words[start..<(start + wanted.count)]
            if zip(window, wanted).allSatisfy({ $0.folded == $1.folded }) {
                return Span(line: index, quote: Word.slice(window, of: line), match: .normalised)
            }
        }
        return nil
    }

    private func fuzzy(_ value: String, _ index: Int) -> Span? {
        let wanted = Word.all(in: value)
        let wantedText = wanted.map(\.folded).joined(separator: " ")
        let line = text(index)
        let words = Word.all(in: line)
        guard wantedText.count >= 6 else { return nil }
        var best: (score: Double, words: ArraySlice<Word>)?
        for count in max(1, wanted.count - 1)...(wanted.count + 1) where count <= words.count {
            for start in 0...(words.count - count) {
                let window = words[start..<(start + count)]
                let text = window.map(\.folded).joined(separator: " ")
                guard abs(text.count - wantedText.count) <= 2, text.filter(\.isNumber) == wantedText.filter(\.isNumber)
                else {
                    continue
                }
                let score = Similarity.ratio(text, wantedText)
                if score >= 0.9, score > best?.score ?? 0 { best = (score, window) }
            }
        }
        return best.map { Span(line: index, quote: Word.slice($0.words, of: line), match: .fuzzy) }
    }

    /// Evidence for a span.
    func evidence(_ span: Span, derivation: String? = nil) -> EvidenceEntry {
        let line = lines[span.line]
        return EvidenceEntry(
            page: line.page,
            line: line.number,
            bbox: line.box.map { [$0.x0, $0.y0, $0.x1, $0.y1] },
            quote: span.quote,
            confidence: span.match.rawValue,
            source: .model,
            derivation: derivation
        )
    }
}

/// A word of a text and where it stands.
struct Word {
    var folded: String
    var range: Range<String.Index>

    static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "+" || character == "#"
    }

    static func all(in text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        for index in text.indices {
            if isPart(text[index]) {
                if start == nil { start = index }
            } else if let first = start {
                words.append(Word(folded: Folding.fold(String(text[first..<index])), range: first..<index))
                start = nil
            }
        }
        if let start { words.append(Word(folded: Folding.fold(String(text[start...])), range: start..<text.endIndex)) }
        return words
    }

    /// The text from the first word to the last.
    static func slice(_ words: ArraySlice<Word>, of text: String) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return String(text[first.range.lowerBound..<last.range.upperBound])
    }
}

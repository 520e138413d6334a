// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A person's name wherever it stands in running text.
struct OwnName {
    /// Folded, in the order of the name.
    private let words: [String]
    /// Those that name the person by themselves.
    private let telling: Set<String>

    init(_ name: String) {
        words = Self.pieces(of: name).map { Folding.fold(String(name[$0])) }.filter { !$0.isEmpty }
        let long = words.filter { $0.count >= 3 && !Self.particles.contains($0) }
        telling = Set(long)
    }

    /// Whether a part of the name stands in an address: `soaziglegoff.example.org`.
    func isIn(address: String) -> Bool {
        let folded = Folding.fold(address)
        return telling.contains { $0.count >= 4 && folded.contains($0) }
    }

    /// `text` with `code` in the place of the name, or of any part of it that is written as a name.
    func removed(from text: String, code: String) -> String {
        guard !words.isEmpty else { return text }
        let spans = Self.pieces(of: text)
        guard !spans.isEmpty else { return text }
        let folded = spans.map { Folding.fold(String(text[$0])) }
        var result = ""
        var start = text.startIndex
        var index = 0
        while index < spans.count {
            guard let end = end(of: index, spans, folded, in: text) else {
                index += 1
                continue
            }
            let first = beginning(of: index, spans, folded, in: text, from: start)
            result += text[start..<spans[first].lowerBound] + code
            start = spans[end - 1].upperBound
            // 'J. Dupont' and 'Dupont J.' leave no dot behind.
            if folded[end - 1].count == 1, start < text.endIndex, text[start] == "." {
                start = text.index(after: start)
            }
            index = end
        }
        return result + text[start...]
    }

    /// The end of the run of words of the name that begins at `index`; `nil` where none does.
    private func end(of index: Int, _ spans: [Range<String.Index>], _ folded: [String], in text: String) -> Int? {
        guard words.contains(folded[index]), isName(text[spans[index]]) else { return nil }
        var end = index + 1
        var names = telling.contains(folded[index]) ? 1 : 0
        while end < spans.count, Self.adjoins(text[spans[end - 1].upperBound..<spans[end].lowerBound]) {
            let isInitial = folded[end].count == 1 && words.contains { $0.hasPrefix(folded[end]) }
            guard words.contains(folded[end]) || isInitial && names > 0 && isName(text[spans[end]]) else { break }
            if telling.contains(folded[end]) { names += 1 }
            end += 1
        }
        // Of a name of short words alone two are needed: 'Li Na'.
        return names > 0 || telling.isEmpty && end - index > 1 ? end : nil
    }

    /// Where a run begins whose first found word stands at `index`: titles and initials before it belong to it.
    private func beginning(
        of index: Int,
        _ spans: [Range<String.Index>],
        _ folded: [String],
        in text: String,
        from start: String.Index
    ) -> Int {
        var first = index
        while first > 0, spans[first - 1].lowerBound >= start,
            Self.adjoins(text[spans[first - 1].upperBound..<spans[first].lowerBound])
        {
            let word = folded[first - 1]
            let isInitial = word.count == 1 && words.contains { $0.hasPrefix(word) } && isName(text[spans[first - 1]])
            guard isInitial || Self.civilities.contains(word) else { break }
            first -= 1
        }
        return first
    }

    /// Whether a word is written as names are: 'pierre' is a stone.
    private func isName(_ word: Substring) -> Bool { word.first?.isLowercase == false }

    private static func adjoins(_ gap: Substring) -> Bool {
        gap.count <= 3
            && gap.allSatisfy { $0 == " " || $0 == "-" || $0 == "." || $0 == "'" || $0 == "’" || $0 == "\u{A0}" }
    }

    /// Where the letters of each word stand.
    private static func pieces(of text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            if text[index].isLetter {
                start = start ?? index
            } else if let first = start {
                found.append(first..<index)
                start = nil
            }
        }
        if let start { found.append(start..<text.endIndex) }
        return found
    }

    private static let particles: Set<String> = [
        "les", "des", "del", "dos", "das", "von", "van", "den", "der", "bin", "ben", "ibn", "abu", "dit", "née", "nee",
        "los", "las", "ter", "zur", "zum", "saint", "sainte", "san", "mac", "the",
    ]
    private static let civilities: Set<String> = [
        "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss", "mister",
    ]
}

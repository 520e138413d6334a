// SPDX-License-Identifier: GPL-3.0-or-later

/// Ends of French and English sentences, for cutting a block of lines where a reader would pause.
enum SentenceSplitter {
    /// The sentences of lines that belong together.
    ///
    /// A sentence may run over several lines.
    static func sentences(_ lines: [Passage.Segment]) -> [Passage] {
        var sentences: [Passage] = []
        var current: [Passage.Segment] = []
        for (index, line) in lines.enumerated() {
            let next = index + 1 < lines.count ? lines[index + 1].text.first : nil
            for (text, endsSentence) in pieces(line.text, followedBy: next) {
                current.append(Passage.Segment(line: line.line, text: text))
                if endsSentence {
                    sentences.append(Passage(segments: current))
                    current = []
                }
            }
        }
        if !current.isEmpty { sentences.append(Passage(segments: current)) }
        return sentences
    }

    /// Cuts one line behind each sentence end in it.
    private static func pieces(_ line: String, followedBy next: Character?) -> [(text: String, endsSentence: Bool)] {
        // Most lines of a CV end no sentence: no sign of it, nothing to look at letter by letter.
        guard line.utf8.contains(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == 0xE2 }) else {
            let whole = text(Substring(line))
            return whole.isEmpty ? [] : [(whole, false)]
        }
        let characters = Array(line)
        var pieces: [(String, Bool)] = []
        var start = 0
        for index in characters.indices where ".!?…".contains(characters[index]) {
            var end = index + 1
            while end < characters.count, "»”\")".contains(characters[end]) { end += 1 }
            let following = firstVisible(characters, from: end)
            guard end == characters.count || characters[end].isWhitespace,
                begins(end == characters.count ? next : following), !isAbbreviation(characters, before: index)
            else { continue }
            pieces.append((text(characters[start..<end]), true))
            start = end
        }
        let rest = text(characters[start...])
        if !rest.isEmpty { pieces.append((rest, false)) }
        return pieces
    }

    private static func firstVisible(_ characters: [Character], from start: Int) -> Character? {
        characters[start...].first { !$0.isWhitespace }
    }

    /// Whether a sentence may begin so; nothing behind counts as a beginning.
    private static func begins(_ character: Character?) -> Bool {
        guard let character else { return true }
        return character.isUppercase || character.isNumber || "«“\"(-–—•".contains(character)
    }

    private static func isAbbreviation(_ characters: [Character], before end: Int) -> Bool {
        guard characters[end] == "." else { return false }
        var start = end
        while start > 0, characters[start - 1].isLetter || characters[start - 1] == "." { start -= 1 }
        let word = String(characters[start..<end]).lowercased()
        return (word.count == 1 && characters[start].isUppercase) || abbreviations.contains(word)
    }

    private static func text<Characters: BidirectionalCollection<Character>>(_ characters: Characters) -> String
    where Characters.SubSequence == Characters {
        var slice = characters
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }

    private static let abbreviations: Set<String> = [
        "m", "mm", "mme", "mlle", "dr", "pr", "me", "st", "ste", "av", "bd", "ex", "cf", "env", "tél", "tel", "réf",
        "ref",
        "p", "pp", "vol", "éd", "ed", "dept", "dép", "mr", "mrs", "ms", "prof", "e.g", "i.e", "vs", "no", "inc", "ltd",
        "co",
        "janv", "févr", "sept", "oct", "nov", "déc", "jan", "feb", "aug", "dec",
    ]
}

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
            let next = index + 1 < lines.count ? lines[index + 1].text.unicodeScalars.first : nil
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
    private static func pieces(_ line: String, followedBy next: Unicode.Scalar?) -> [(text: String, endsSentence: Bool)]
    {
        var line = line
        return line.withUTF8 { bytes in
            var pieces: [(String, Bool)] = []
            var start = 0
            var position = 0
            while position < bytes.count {
                let mark = lengthOfMark(bytes, at: position)
                if mark > 0, let end = sentenceEnd(bytes, at: position, mark: mark, followedBy: next) {
                    pieces.append((trimmed(bytes, start..<end), true))
                    start = end
                    position = end
                } else {
                    position += max(1, mark)
                }
            }
            let rest = trimmed(bytes, start..<bytes.count)
            if !rest.isEmpty { pieces.append((rest, false)) }
            return pieces
        }
    }

    /// How many bytes of `.`, `!`, `?` or `…` stand here; 0 for anything else.
    private static func lengthOfMark(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        switch bytes[position] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 1
        case 0xE2:
            position + 2 < bytes.count && bytes[position + 1] == 0x80 && bytes[position + 2] == 0xA6 ? 3 : 0
        default: 0
        }
    }

    /// Behind the mark and the quotes and brackets that close with it; `nil` where it ends no sentence.
    private static func sentenceEnd(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        mark: Int,
        followedBy next: Unicode.Scalar?
    ) -> Int? {
        var end = position + mark
        while end < bytes.count {
            let (scalar, length) = UTF8Text.decode(bytes, at: end)
            guard let scalar, "»”\")".unicodeScalars.contains(scalar) else { break }
            end += length
        }
        if end < bytes.count, !isSpace(bytes, at: end) { return nil }
        var first = next
        if end < bytes.count {
            var visible = end
            while visible < bytes.count, isSpace(bytes, at: visible) {
                visible += UTF8Text.decode(bytes, at: visible).length
            }
            first = visible < bytes.count ? UTF8Text.decode(bytes, at: visible).scalar : nil
        }
        return begins(first) && !isAbbreviation(bytes, before: position) ? end : nil
    }

    /// Whether a sentence may begin so; nothing behind counts as a beginning.
    private static func begins(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        if ("a"..."z").contains(scalar) { return false }
        let properties = scalar.properties
        return properties.isUppercase || properties.numericType != nil
            || "«“\"(-–—•".unicodeScalars.contains(scalar)
    }

    private static func isAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        guard bytes[end] == UInt8(ascii: ".") else { return false }
        var start = end
        while start > 0 {
            var lead = start - 1
            while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
            guard let scalar = UTF8Text.decode(bytes, at: lead).scalar,
                scalar == "." || UTF8Text.isLetter(scalar)
            else { break }
            start = lead
            // No abbreviation is as long as that.
            if end - start > 24 { return false }
        }
        let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        if word.count == 1, word.first?.isUppercase == true { return true }
        return abbreviations.contains(word.lowercased())
    }

    private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        let byte = bytes[position]
        if byte < 0x80 { return byte == 0x20 || (9...13).contains(byte) }
        return UTF8Text.decode(bytes, at: position).scalar?.properties.isWhitespace == true
    }

    /// Without the space around.
    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isSpace(bytes, at: start) { start += UTF8Text.decode(bytes, at: start).length }
        while end > start {
            var lead = end - 1
            while lead > start, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
            guard isSpace(bytes, at: lead) else { break }
            end = lead
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    static let abbreviations: Set<String> = [
        "m", "mm", "mme", "mlle", "dr", "pr", "me", "st", "ste", "av", "bd", "ex", "cf", "env", "tél", "tel", "réf",
        "ref",
        "p", "pp", "vol", "éd", "ed", "dept", "dép", "mr", "mrs", "ms", "prof", "e.g", "i.e", "vs", "no", "inc", "ltd",
        "co",
        "janv", "févr", "sept", "oct", "nov", "déc", "jan", "feb", "aug", "dec",
    ]
}

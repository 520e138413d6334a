// SPDX-License-Identifier: GPL-3.0-or-later

/// Marks what a page paints outside its structure as artifacts, as PDF/UA wants it (ISO 14289-1, 7.1).
///
/// cairo 1.16 can tag text but not say of rules and page numbers that they carry no meaning. It writes plain operators,
/// so that a look at the words of the stream is enough: strings hold no words.
struct ContentArtifacts {
    private let content: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    /// Where the stretch outside all marked content begins.
    private var start = 0
    private var depth = 0
    /// Marked content without a place in the structure, such as the text of a ligature, within that stretch.
    private var inner = 0
    private var paints = false
    private var writes = false

    /// `content` with its unmarked painting marked: text as the page's footer, anything else as layout.
    static func marked(_ content: [UInt8]) -> [UInt8] {
        var marks = ContentArtifacts(content)
        marks.run()
        return marks.output
    }

    private init(_ content: [UInt8]) {
        self.content = content
        output.reserveCapacity(content.count + 256)
    }

    private mutating func run() {
        // The operands of BDC stand before it: the stretch ends where the first of them begins.
        var operands: Int?
        var isStructure = false
        while let word = next() {
            switch kind(of: word) {
            case .operand:
                if operands == nil { operands = word.lowerBound }
                isStructure = isStructure || isWord(word, "/MCID")
                continue
            case .begin:
                if depth == 0, !isStructure {
                    inner += 1
                } else {
                    if depth == 0 { close(at: operands ?? word.lowerBound) }
                    depth += 1
                }
            case .end: end(word)
            case .paint: paints = paints || depth == 0
            case .write:
                paints = paints || depth == 0
                writes = writes || depth == 0
            case .other: break
            }
            operands = nil
            isStructure = false
        }
        close(at: content.count)
    }

    private mutating func end(_ word: Range<Int>) {
        guard inner == 0 else {
            inner -= 1
            return
        }
        depth -= 1
        guard depth == 0 else { return }
        output += content[start..<word.upperBound]
        start = word.upperBound
    }

    /// Ends the stretch outside of marked content.
    private mutating func close(at end: Int) {
        if paints {
            let properties = writes ? "/Type /Pagination /Subtype /Footer" : "/Type /Layout"
            output += Array("\n/Artifact << \(properties) >> BDC\n".utf8)
            output += content[start..<end]
            output += Array("\nEMC\n".utf8)
        } else {
            output += content[start..<end]
        }
        start = end
        paints = false
        writes = false
    }

    private enum Kind {
        case operand, begin, end, paint, write, other
    }

    /// Told by its bytes: a page has thousands of words.
    private func kind(of word: Range<Int>) -> Kind {
        let first = content[word.lowerBound]
        switch first {
        // Names, strings, arrays, dictionaries and numbers.
        case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .operand
        default: break
        }
        switch word.count {
        case 1: return kind(of: first)
        case 2: return kind(of: first, content[word.lowerBound + 1])
        case 3...5:
            if isWord(word, "BDC") || isWord(word, "BMC") { return .begin }
            if isWord(word, "EMC") { return .end }
            return isWord(word, "true") || isWord(word, "false") || isWord(word, "null") ? .operand : .other
        default: return .other
        }
    }

    private func kind(of letter: UInt8) -> Kind {
        switch UnicodeScalar(letter) {
        case "f", "F", "S", "s", "B", "b": .paint
        case "'", "\"": .write
        default: .other
        }
    }

    private func kind(of first: UInt8, _ second: UInt8) -> Kind {
        switch (UnicodeScalar(first), UnicodeScalar(second)) {
        case ("f", "*"), ("B", "*"), ("b", "*"), ("s", "h"), ("D", "o"), ("E", "I"): .paint
        case ("T", "j"), ("T", "J"): .write
        default: .other
        }
    }

    private func isWord(_ word: Range<Int>, _ text: StaticString) -> Bool {
        guard word.count == text.utf8CodeUnitCount else { return false }
        return word.indices.allSatisfy { content[$0] == text.utf8Start[$0 - word.lowerBound] }
    }

    /// The next word: an operator, a number, a name, a whole string, or a bracket.
    private mutating func next() -> Range<Int>? {
        while position < content.count, Self.isSpace(content[position]) { position += 1 }
        guard position < content.count else { return nil }
        let begin = position
        switch content[position] {
        case UInt8(ascii: "("): skipString()
        case UInt8(ascii: "<"):
            position += 1
            if position < content.count, content[position] == UInt8(ascii: "<") {
                position += 1
            } else {
                while position < content.count, content[position] != UInt8(ascii: ">") { position += 1 }
                position = min(content.count, position + 1)
            }
        case UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"): position += 1
        default:
            position += 1
            while position < content.count, !Self.isSpace(content[position]), !Self.isDelimiter(content[position]) {
                position += 1
            }
        }
        return begin..<position
    }

    private mutating func skipString() {
        var level = 0
        while position < content.count {
            switch content[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): level += 1
            case UInt8(ascii: ")"): level -= 1
            default: break
            }
            position = min(content.count, position + 1)
            if level == 0 { return }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch UnicodeScalar(byte) {
        case "(", ")", "<", ">", "[", "]", "/", "%": true
        default: false
        }
    }
}

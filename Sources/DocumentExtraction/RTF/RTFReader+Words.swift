// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension RTFReader {
    /// Control words that stand for a character.
    static let characters = [
        "tab": "\t", "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“",
        "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    ]

    // MARK: Layout

    /// Takes a word that ends paragraphs, lines, cells or rows, or defines rows; whether it was one.
    mutating func takeLayout(_ word: String, _ parameter: Int?) -> Bool {
        switch word {
        // A paragraph whose end is deleted goes on with the next.
        case "par" where state.revision.isDeleted:
            units += 1
            review.delete("\n", state.revision, authors: authors, into: &context.findings)
        case "par", "sect", "page": endParagraph()
        case "line", "lbr":
            units += 1
            withOutput { $0.breakLine() }
        case "cell": endCell(level: 1)
        case "nestcell": endCell(level: max(2, state.level))
        case "row":
            let shape = rows[0]
            withOutput { $0.endRow(level: 1, shape) }
        case "nestrow":
            let (level, shape) = (max(2, state.level), rows[1])
            withOutput { $0.endRow(level: level, shape) }
        case "chftn": if state.destination != .footnote { review.isMarkDue = true }
        default: return rows[state.isInnerRow ? 1 : 0].define(word, parameter)
        }
        return true
    }

    private mutating func endCell(level: Int) {
        state.level = level
        endParagraph()
        units += 1
        withOutput { $0.endCell(level: level) }
    }

    private mutating func endParagraph() {
        units += 1
        let (level, kind, state) = (headingLevel, asides.last?.destination.kind ?? .paragraph, state)
        let context = context
        withOutput { $0.endParagraph(state, headingLevel: level, kind: kind, ledger: &context.ledger) }
    }

    private var headingLevel: Int? {
        if let outline = state.outline, (0...8).contains(outline) { return min(6, outline + 1) }
        guard let name = state.style.flatMap({ styleNames[$0] })?.lowercased().trimmingSpaces else { return nil }
        if name == "title" || name == "titre" { return 1 }
        for prefix in ["heading ", "titre "] where name.hasPrefix(prefix) {
            return Int(name.dropFirst(prefix.count)).map { min(6, max(1, $0)) }
        }
        return nil
    }

    // MARK: Format

    mutating func takeFormat(_ word: String, _ parameter: Int?) {
        let isOn = parameter != 0
        switch word {
        case "b": state.look.bold = isOn
        case "i": state.look.italic = isOn
        case "v": state.look.vanishes = isOn
        case "fs": state.look.size = parameter.map { Double($0) / 2 }
        case "cf": state.colorIndex = max(0, parameter ?? 0)
        case "f": state.font = parameter
        case "charscalex": state.look.width = parameter.map { Double($0) }
        case "up": state.look.rise = parameter.map { Double($0) / 2 }
        case "dn": state.look.rise = parameter.map { -Double($0) / 2 }
        case "highlight", "chcbpat", "cb": state.ground.run = parameter
        case "deleted": state.revision.isDeleted = isOn
        case "mvf": state.revision.isMoved = isOn
        case "revauthdel": state.revision.author = parameter
        case "revdttmdel": state.revision.date = parameter
        case "plain":
            (state.look, state.colorIndex, state.revision) = (WordLook(), 0, RTFRevision())
            (state.font, state.ground.run) = (nil, nil)
        default: takeParagraphFormat(word, parameter)
        }
    }

    private mutating func takeParagraphFormat(_ word: String, _ parameter: Int?) {
        switch word {
        case "cbpat": state.ground.paragraph = parameter
        case "pard":
            state.ground.paragraph = nil
            (state.style, state.outline, state.list, state.level) = (nil, nil, nil, 0)
        case "s": state.style = parameter
        case "outlinelevel": state.outline = parameter
        case "intbl": state.level = max(1, state.level)
        // Word stops at far fewer.
        case "itap": state.level = max(0, min(64, parameter ?? 0))
        case "ls": state.list = parameter
        default: takeDocumentFormat(word, parameter)
        }
    }

    /// Words that hold for the whole file, and those of the table of colours.
    private mutating func takeDocumentFormat(_ word: String, _ parameter: Int?) {
        switch word {
        case "ansicpg": if let parameter, parameter > 0 { fonts.document = CodePage(number: parameter) }
        case "mac": fonts.document = CodePage(number: 10000)
        case "pc": fonts.document = CodePage(number: 437)
        case "pca": fonts.document = CodePage(number: 850)
        case "deff": fonts.standard = parameter
        case "red": channel = (parameter ?? 0, channel?.green ?? 0, channel?.blue ?? 0)
        case "green": channel = (channel?.red ?? 0, parameter ?? 0, channel?.blue ?? 0)
        case "blue": channel = (channel?.red ?? 0, channel?.green ?? 0, parameter ?? 0)
        default: break
        }
    }
}

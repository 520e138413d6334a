// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// Plain text: blocks at empty lines, headings where rules, `#` or capitals mark them, list items at bullets.
struct PlainTextReader {
    private var blocks: [Block] = []
    private var open: [String] = []

    /// Reads `data`.
    ///
    /// Throws `document.unsupported` when it is no text.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> [Document.Page] {
        guard let text = TextDecoding.decode(data) else {
            throw GreffierError(.documentUnsupported, detail: "binary data of no known kind")
        }
        var reader = PlainTextReader()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline || $0 == "\u{0C}" }) {
            reader.append(TextCleaning.clean(String(line)))
        }
        reader.close()
        return [Document.Page(number: 1, blocks: reader.blocks)]
    }

    private mutating func append(_ line: String) {
        let text = line.trimmingSpaces
        if text.isEmpty {
            close()
        } else if let level = Self.ruleLevel(text) {
            underline(level)
        } else if let heading = Self.numberSignHeading(text) {
            close()
            blocks.append(Self.block(.heading, level: heading.level, lines: [heading.text]))
        } else if let item = Bullets.strip(text) {
            close()
            blocks.append(Self.block(.listItem, lines: [item]))
        } else if open.isEmpty, continuesItem(line) {
            blocks[blocks.count - 1].lines.append(Line(spans: [Span(text: text)]))
        } else {
            if open.isEmpty, Self.isCapitals(text) {
                blocks.append(Self.block(.heading, lines: [text]))
            } else {
                open.append(text)
            }
        }
        afterBlank = text.isEmpty
    }

    private var afterBlank = true

    /// Whether an indented line goes on with the list item just above it.
    private func continuesItem(_ line: String) -> Bool {
        guard !afterBlank, let last = blocks.last, last.kind == .listItem else { return false }
        return line.hasPrefix("  ") || line.hasPrefix("\t")
    }

    private mutating func close() {
        guard !open.isEmpty else { return }
        blocks.append(Self.block(.paragraph, lines: open))
        open = []
    }

    /// A rule under a lone short line makes that line a heading; any other rule only parts blocks.
    private mutating func underline(_ level: Int) {
        if open.count == 1, let text = open.first, text.count <= 60 {
            open = []
            blocks.append(Self.block(.heading, level: level, lines: [text]))
        } else if open.isEmpty, !afterBlank, let last = blocks.last, last.kind == .heading {
            blocks[blocks.count - 1].level = level
        } else {
            close()
        }
    }

    private static func block(_ kind: Block.Kind, level: Int? = nil, lines: [String]) -> Block {
        Block(kind: kind, level: level, lines: lines.map { Line(spans: [Span(text: $0)]) })
    }

    /// 1 for a line of `=`, 2 for a line of `-`, `_`, `*`, `~` or box drawing, `nil` for anything else.
    private static func ruleLevel(_ text: String) -> Int? {
        guard let first = text.first, text.count >= 3, text.allSatisfy({ $0 == first || $0 == " " }) else { return nil }
        if first == "=" || first == "═" { return 1 }
        return "-_*~#+─━—–".contains(first) ? 2 : nil
    }

    private static func numberSignHeading(_ text: String) -> (level: Int, text: String)? {
        let level = text.prefix { $0 == "#" }.count
        guard (1...6).contains(level), text.dropFirst(level).first == " " else { return nil }
        return (level, String(text.dropFirst(level)).trimmingSpaces)
    }

    /// Whether a line is a short title in capitals.
    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 4 && text.count <= 48 && letters.allSatisfy(\.isUppercase)
            && !text.contains { $0.isNumber || $0 == "@" }
    }
}

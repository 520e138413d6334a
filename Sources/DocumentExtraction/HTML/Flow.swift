// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Inline content on its way to blocks, white space collapsed as browsers do.
struct Flow {
    var blocks: [Block] = []
    private var lines: [[Span]] = [[]]
    private var gap = Gap()

    /// What lies between the text written last and the next.
    private struct Gap: Equatable {
        /// CSS pixels.
        var pixels = 0.0
        var isLine = false
        /// Whether the page has white space there too.
        var hasBlank = false
    }

    /// A space at least, as narrow as those of justified text; and what parts words as tags are parted, in pixels of text
    /// of the usual size.
    private static let (space, cell) = (2.0, 13.6)

    /// Takes text of one look.
    mutating func append(_ raw: String, bold: Bool, italic: Bool, link: String?, _ isPreformatted: Bool) {
        let cleaned = TextCleaning.clean(raw)
        if gap != Gap() {
            if cleaned.isBlank {
                gap.hasBlank = gap.hasBlank || !cleaned.isEmpty
                return
            }
            fillGap(before: cleaned)
        }
        guard !isPreformatted else {
            for (index, part) in raw.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { breakLine() }
                lines.write(Span(text: TextCleaning.clean(String(part)), bold: bold, italic: italic, link: link))
            }
            return
        }
        let text = collapsed(cleaned)
        lines.write(Span(text: text, bold: bold, italic: italic, link: link))
    }

    mutating func breakLine() {
        gap = Gap()
        lines.append([])
    }

    /// Sets what follows apart from what was written: called before and behind the content of an element.
    mutating func part(_ distance: CSSDistance, before: Bool) {
        switch distance {
        case .ownLine: gap.isLine = true
        case .beside(let left, let right): gap.pixels += before ? left : right
        }
    }

    private mutating func fillGap(before next: String) {
        defer { gap = Gap() }
        let line = lines.count - 1
        guard let last = lines[line].last?.text.last else { return }
        if gap.isLine { return breakLine() }
        guard gap.pixels >= Self.cell else {
            let isSpace = gap.hasBlank || gap.pixels >= Self.space && !isInitial(before: next)
            if isSpace, !last.isWhitespace { lines.write(Span(text: " ")) }
            return
        }
        while let last = lines[line].indices.last, lines[line][last].text.hasSuffix(" ") {
            lines[line][last].text.removeLast()
            if lines[line][last].text.isEmpty { lines[line].removeLast() }
        }
        if !lines[line].isEmpty { lines.write(Span(text: "\t")) }
    }

    /// Ends the block that is open, if it holds any text.
    mutating func close(kind: Block.Kind, level: Int?, number: Int?) {
        var written = lines.written
        lines = [[]]
        gap = Gap()
        guard !written.isEmpty else { return }
        var kind = kind
        if kind == .paragraph, written[0].stripBullet() { kind = .listItem }
        blocks.append(Block(kind: kind, level: level, marker: number.map { "\($0)." }, lines: written))
    }

    /// Whether the line ends in a letter of which `next` is the rest of the word: a large initial, with room around it.
    private func isInitial(before next: String) -> Bool {
        guard next.first?.isLowercase == true, let spans = lines.last else { return false }
        let end = spans.suffix(2).map { $0.text.suffix(2) }.joined().suffix(2)
        return end.last?.isUppercase == true && (end.count == 1 || end.first?.isWhitespace == true)
    }

    private func collapsed(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var isSpace = lines.last?.last?.text.last?.isWhitespace ?? true
        // Of all white space, cleaning leaves these two.
        for byte in text.utf8 {
            let isBlank = byte == 0x20 || byte == 0x09
            if !isBlank { result.append(byte) } else if !isSpace { result.append(0x20) }
            isSpace = isBlank
        }
        return String(decoding: result, as: UTF8.self)
    }
}

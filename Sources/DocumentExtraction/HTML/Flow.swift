// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Inline content on its way to blocks, white space collapsed as browsers do.
struct Flow {
    var blocks: [Block] = []
    private var lines: [[Span]] = [[]]

    /// Takes text of one look.
    mutating func append(_ raw: String, bold: Bool, italic: Bool, link: String?, _ isPreformatted: Bool) {
        guard !isPreformatted else {
            for (index, part) in raw.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { breakLine() }
                lines.write(Span(text: TextCleaning.clean(String(part)), bold: bold, italic: italic, link: link))
            }
            return
        }
        let text = collapsed(TextCleaning.clean(raw))
        lines.write(Span(text: text, bold: bold, italic: italic, link: link))
    }

    mutating func breakLine() { lines.append([]) }

    /// Ends the block that is open, if it holds any text.
    mutating func close(kind: Block.Kind, level: Int?, number: Int?) {
        var written = lines.written
        lines = [[]]
        guard !written.isEmpty else { return }
        var kind = kind
        if kind == .paragraph, written[0].stripBullet() { kind = .listItem }
        blocks.append(Block(kind: kind, level: level, marker: number.map { "\($0)." }, lines: written))
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

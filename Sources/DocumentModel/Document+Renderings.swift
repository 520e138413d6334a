// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
    /// text.md with its numbered flat lines.
    package var rendering: MarkdownRendering { MarkdownRendering(self) }

    /// The visible text, a line each.
    package var plainText: String { rendering.plainText }

    /// The visible text for people: paragraphs on one line each, a final newline.
    package var flowingText: String { TextRendering(self).text + "\n" }

    /// The visible text as one HTML page without styles or scripts.
    package var html: String { HTMLRendering(self).html }

    /// Visible characters that are not white space, as Unicode scalars, without the list markers that a format generates.
    package var characterCount: Int { pages.reduce(0) { $0 + $1.characterCount } }
}

extension Document.Page {
    /// Characters of its blocks that are not white space.
    package var characterCount: Int { blocks.reduce(0) { $0 + $1.characterCount } }

    /// Whether there is any, found without counting them.
    package var hasText: Bool { blocks.contains(where: \.hasText) }
}

extension Block {
    /// Characters of its lines and cells that are not white space.
    package var characterCount: Int {
        var count = 0
        for line in lines { for span in line.spans { count += span.text.inkCount } }
        for row in table?.rows ?? [] { for cell in row { for block in cell.blocks { count += block.characterCount } } }
        return count
    }

    fileprivate var hasText: Bool {
        lines.contains { $0.spans.contains { $0.text.unicodeScalars.contains { !$0.isBlank } } }
            || table?.rows.contains { $0.contains { $0.blocks.contains(where: \.hasText) } } ?? false
    }
}

extension String {
    /// Unicode scalars that are not white space.
    package var inkCount: Int {
        var count = 0
        for scalar in unicodeScalars {
            if !scalar.isBlank { count += 1 }
        }
        return count
    }
}

extension Unicode.Scalar {
    /// White space or a control character of ASCII.
    ///
    /// The white space of Unicode above ASCII is spelt out (`White_Space` in PropList.txt of Unicode 15): looking it up
    /// for each letter with an accent shows in the time that a book takes.
    package var isBlank: Bool {
        switch value {
        case ...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}

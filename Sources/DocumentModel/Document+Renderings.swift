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
}

extension Block {
    /// Characters of its lines and cells that are not white space.
    package var characterCount: Int {
        var count = 0
        for line in lines { for span in line.spans { count += span.text.inkCount } }
        for row in table?.rows ?? [] { for cell in row { for block in cell.blocks { count += block.characterCount } } }
        return count
    }
}

extension String {
    /// Unicode scalars that are not white space.
    package var inkCount: Int {
        var count = 0
        for scalar in unicodeScalars {
            let isBlank = scalar.value <= 0x20 || (scalar.value >= 0x80 && scalar.properties.isWhitespace)
            if !isBlank { count += 1 }
        }
        return count
    }
}

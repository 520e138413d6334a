// SPDX-License-Identifier: GPL-3.0-or-later

extension Document {
    /// text.md with its numbered flat lines.
    package var rendering: MarkdownRendering { MarkdownRendering(self) }

    /// The visible text, a line each.
    package var plainText: String { rendering.plainText }

    /// Visible characters that are not white space.
    package var characterCount: Int {
        rendering.lines.reduce(0) { count, line in count + line.text.count { !$0.isWhitespace } }
    }
}

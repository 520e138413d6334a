// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a Markdown text.
indirect enum MarkdownBlock: Sendable, Equatable {
    /// From 1 to 6, with its inline markup.
    case heading(Int, String)
    /// Lines parted by `\n`.
    case paragraph(String)
    /// `start` is the first number of a numbered list.
    case list(start: Int?, items: [[MarkdownBlock]])
    case quote([MarkdownBlock])
    case code(String)
    case rule
    /// The first row is the head.
    case table([[String]])
}

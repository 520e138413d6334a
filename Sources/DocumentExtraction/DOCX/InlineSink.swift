// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What the inline content of one paragraph amounts to.
struct InlineSink {
    private(set) var lines: [[Span]] = [[]]
    /// Blocks of text boxes anchored in the paragraph.
    var boxes: [Block] = []
    private(set) var hidden: [Document.HiddenText] = []
    /// Grows with all that is taken, so that an alternative can tell whether the one before it gave anything.
    private(set) var taken = 0

    mutating func append(_ span: Span) {
        taken += span.text.utf8.count
        lines.write(span)
    }

    mutating func hide(_ text: String, reason: String) {
        taken += text.utf8.count
        hidden.append(text, reason: reason)
    }

    mutating func append(boxes blocks: [Block]) {
        taken += blocks.count
        boxes += blocks
    }

    mutating func breakLine() { lines.append([]) }

    mutating func take(_ piece: InlinePiece) {
        switch piece.content {
        case .span(let span): append(span)
        case .hidden(let text, let reason): hide(text, reason: reason)
        case .lineBreak: breakLine()
        }
    }
}

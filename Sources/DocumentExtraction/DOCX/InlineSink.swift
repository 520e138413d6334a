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
        guard !span.text.isEmpty else { return }
        taken += span.text.utf8.count
        let line = lines.count - 1
        let last = lines[line].count - 1
        if last >= 0, lines[line][last].sameLook(as: span) {
            // In place: a copy of a long text for each of many runs would take for ever.
            lines[line][last].text += span.text
        } else {
            lines[line].append(span)
        }
    }

    mutating func hide(_ text: String, reason: String) {
        taken += text.utf8.count
        if hidden.last?.reason == reason {
            hidden[hidden.count - 1].text += text
        } else if !text.allSatisfy(\.isWhitespace) {
            hidden.append(.init(text: text, reason: reason, page: nil))
        }
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

extension Span {
    func sameLook(as other: Span) -> Bool {
        font == other.font && size == other.size && bold == other.bold && italic == other.italic && color == other.color
            && link == other.link
    }
}

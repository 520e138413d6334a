// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From words to spans of one look.
enum SpanBuilder {
    /// The line with a space between words and a tab between cells; white space ends the span before it.
    static func line(_ line: LaidLine) -> Line {
        var spans: [Span] = []
        var previous: PDFWord?
        for (cellIndex, cell) in line.cells.enumerated() {
            for (index, word) in cell.enumerated() {
                let separator = index == 0 ? (cellIndex == 0 ? "" : "\t") : separator(previous, word)
                if !spans.isEmpty { spans[spans.count - 1].text += separator }
                append(word, to: &spans)
                previous = word
            }
        }
        return Line(spans: spans, box: line.box)
    }

    private static func separator(_ previous: PDFWord?, _ word: PDFWord) -> String {
        guard word.isGlued, let previous else { return " " }
        return word.box.x0 - previous.box.x1 < 0.15 * word.size && word.box.y0 < previous.box.y1 ? "" : " "
    }

    private static func append(_ word: PDFWord, to spans: inout [Span]) {
        let style = word.style
        let span = Span(
            text: word.text,
            box: word.box,
            font: style.font,
            size: style.size,
            bold: style.bold,
            italic: style.italic,
            color: style.color,
            link: word.link
        )
        guard let last = spans.last, last.font == span.font, last.size == span.size, last.bold == span.bold,
            last.italic == span.italic, last.color == span.color, last.link == span.link, let box = last.box
        else {
            spans.append(span)
            return
        }
        spans[spans.count - 1].text += word.text
        spans[spans.count - 1].box = box.union(word.box)
    }

    /// Removes the bullet at the start of a line, with the space behind it.
    static func dropBullet(_ line: inout Line) {
        while let first = line.spans.first {
            if let text = Bullets.strip(first.text + "x"), text != "x" {
                line.spans[0].text = String(first.text.dropFirst().drop(while: \.isWhitespace))
                return
            }
            line.spans.removeFirst()
            if Bullets.isBullet(first.text.trimmingSpaces) { return }
        }
    }
}

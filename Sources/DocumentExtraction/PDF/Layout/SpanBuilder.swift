// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From words to spans of one look; the only place where the strings of a page are made.
struct SpanBuilder {
    private var bytes: [UInt8] = []
    private var spans: [Span] = []
    /// What the open span is made of.
    private var open: (style: Int32, link: Int32, box: Box, order: Int32)?

    /// The line with a space between words and a tab between cells; white space ends the span before it.
    mutating func line(_ line: LaidLine, of text: PageText, droppingBullet: Bool) -> Line {
        spans = []
        bytes.removeAll(keepingCapacity: true)
        var starts = line.cellStarts.dropFirst()
        var hasBullet = droppingBullet
        for (index, word) in line.words.enumerated() {
            let startsCell = starts.first == index
            if startsCell { starts.removeFirst() }
            var range = word.range
            if hasBullet {
                hasBullet = false
                range = range.dropFirst(1)
                if range.isEmpty { continue }
            }
            if open != nil, index > 0 {
                if startsCell {
                    bytes.append(0x09)
                } else if !isGlued(line.words[index - 1], word) {
                    bytes.append(0x20)
                }
            }
            append(word, range, of: text)
        }
        let direction = line.words.first?.direction ?? .right
        close(text, direction: direction)
        guard text.recognised.isEmpty else {
            let rotation = Int(direction.rawValue) * 90
            return Line(spans: spans, box: spans.bounds, rotation: rotation == 0 ? nil : rotation)
        }
        return Line(spans: spans, box: direction.page(line.box, width: text.width, height: text.height))
    }

    private func isGlued(_ previous: LayoutWord, _ word: LayoutWord) -> Bool {
        guard word.traits.contains(.glued) else { return false }
        let gap = max(word.box.x0 - previous.box.x1, previous.box.x0 - word.box.x1)
        return gap < 0.1 * word.size && word.box.y0 < previous.box.y1
    }

    private mutating func append(_ word: LayoutWord, _ range: Range<Int>, of text: PageText) {
        // Each recognised word has its own confidence.
        if let open, !text.recognised.isEmpty || open.link != word.link || open.style != word.style {
            close(text, direction: word.direction)
        }
        open = (word.style, word.link, open.map { $0.box.union(word.box) } ?? word.box, word.order)
        for place in range {
            let scalar = text.scalars[place]
            if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes.append(contentsOf: scalar.utf8) }
        }
    }

    private mutating func close(_ text: PageText, direction: TextDirection) {
        guard let open else { return }
        let style = text.styles[Int(open.style)]
        let known = text.recognised.isEmpty ? nil : text.recognised[Int(open.order)]
        spans.append(
            Span(
                text: String(decoding: bytes, as: UTF8.self),
                box: known?.box ?? direction.page(open.box, width: text.width, height: text.height),
                font: style.font,
                size: style.size,
                bold: style.bold,
                italic: style.italic,
                color: style.color.isEmpty ? nil : style.color,
                link: open.link < 0 ? nil : text.links[Int(open.link)],
                confidence: known?.confidence
            )
        )
        bytes.removeAll(keepingCapacity: true)
        self.open = nil
    }
}

extension [Span] {
    /// The smallest box that holds all of them, as far as they have boxes.
    var bounds: Box? {
        var result: Box?
        for box in lazy.compactMap(\.box) { result = result?.union(box) ?? box }
        return result
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// The paragraph that is open, then the text boxes anchored in it.
    func paragraph() throws(GreffierError) -> [Block] {
        var sink = InlineSink()
        var look = WordParagraphLook()
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "pPr" {
                look = try paragraphProperties()
            } else {
                try inline(element, paragraph: look, link: nil, into: &sink)
            }
        }
        for piece in fields.closeCodes() { sink.take(piece) }
        keep(sink.hidden)
        let block = block(look, lines: sink.lines)
        return (block.map { [$0] } ?? []) + sink.boxes
    }

    private func block(_ look: WordParagraphLook, lines: [[Span]]) -> Block? {
        let inherited = context.styles.paragraph(style: look.style)
        let full = look.over(inherited)
        var lines = lines.map { Line(spans: $0.trimmed()) }.filter { !$0.spans.isEmpty }
        guard !lines.isEmpty else { return nil }
        let mark = context.numbering.next(list: full.list, level: full.listLevel)
        if let outline = full.outline, outline < 9 { return heading(min(6, outline + 1), lines, mark) }
        if let level = context.styles.headingLevel(style: look.style) { return heading(level, lines, mark) }
        switch mark {
        case .bullet: return Block(kind: .listItem, lines: lines)
        case .number(let number): return Block(kind: .listItem, marker: number, lines: lines)
        case nil:
            guard lines[0].stripBullet() else { return Block(kind: .paragraph, lines: lines) }
            return Block(kind: .listItem, lines: lines)
        }
    }

    private func heading(_ level: Int, _ lines: [Line], _ mark: WordNumbering.Mark?) -> Block {
        guard case .number(let number) = mark else { return Block(kind: .heading, level: level, lines: lines) }
        return Block(kind: .heading, level: level, marker: number, lines: lines)
    }

    /// Reads `w:pPr` to its end.
    private func paragraphProperties() throws(GreffierError) -> WordParagraphLook {
        var look = WordParagraphLook()
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "numPr": continue
            case "rPr", "pPrChange", "sectPr": try reader.skipElement()
            default: look.take(element, theme: context.theme)
            }
        }
        return look
    }
}

extension [Span] {
    /// Without white space at both ends of the line.
    func trimmed() -> [Span] {
        var spans = self
        while let last = spans.last {
            var text = Substring(last.text)
            while text.last?.isWhitespace == true { text.removeLast() }
            spans[spans.count - 1].text = String(text)
            guard text.isEmpty else { break }
            spans.removeLast()
        }
        while let first = spans.first {
            spans[0].text = String(first.text.drop(while: \.isWhitespace))
            guard spans[0].text.isEmpty else { break }
            spans.removeFirst()
        }
        return spans
    }
}

extension Line {
    /// Removes a bullet typed as text; whether there was one.
    mutating func stripBullet() -> Bool {
        guard Bullets.strip(text) != nil else { return false }
        SpanBuilder.dropBullet(&self)
        return true
    }
}

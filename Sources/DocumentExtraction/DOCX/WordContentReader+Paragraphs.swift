// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// The paragraph that is open, then the text boxes anchored in it.
    func paragraph(into result: inout [Block]) throws(GreffierError) {
        var sink = InlineSink()
        var paragraph = WordParagraph(style: try context.styles.paragraph(nil))
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            if tag == .pPr {
                paragraph.look = try properties { () throws(GreffierError) in
                    try WordParagraphLook(reading: cursor, theme: context.theme)
                }
                if let style = paragraph.look.style { paragraph.style = try context.styles.paragraph(style) }
            } else {
                try inline(tag, paragraph: paragraph, link: nil, into: &sink)
            }
        }
        try end(paragraph, sink, into: &result)
    }

    /// The run or text that is open and stands in no paragraph, as a paragraph of its own.
    func strayText(_ tag: WordTag, into result: inout [Block]) throws(GreffierError) {
        try context.countBlock()
        var sink = InlineSink()
        let paragraph = WordParagraph(style: try context.styles.paragraph(nil))
        try inline(tag, paragraph: paragraph, link: nil, into: &sink)
        try end(paragraph, sink, into: &result)
    }

    private func end(
        _ paragraph: WordParagraph,
        _ sink: InlineSink,
        into result: inout [Block]
    ) throws(GreffierError) {
        var sink = sink
        for piece in fields.closeCodes() { add(piece, to: &sink) }
        context.hidden += sink.hidden
        if let block = try block(paragraph, lines: sink.lines.written) { result.append(block) }
        result += sink.boxes
    }

    private func block(_ paragraph: WordParagraph, lines: [Line]) throws(GreffierError) -> Block? {
        guard !lines.isEmpty else { return nil }
        let full = paragraph.look.over(paragraph.style.paragraph)
        // A list of the paragraph's own does not take the level that its style has in another.
        let level = paragraph.look.list == nil ? full.listLevel : paragraph.look.listLevel
        let mark = try context.mark(list: full.list, level: level, styles: paragraph.style.chain)
        if let outline = full.outline, outline < 9 { return heading(min(6, outline + 1), lines, mark) }
        if let level = paragraph.style.headingLevel { return heading(level, lines, mark) }
        switch mark {
        case .bullet: return Block(kind: .listItem, lines: lines)
        case .number(let number): return Block(kind: .listItem, marker: number, lines: lines)
        case nil:
            var lines = lines
            let isItem = context.ledger.stripBullet(&lines[0])
            return Block(kind: isItem ? .listItem : .paragraph, lines: lines)
        }
    }

    private func heading(_ level: Int, _ lines: [Line], _ mark: WordNumbering.Mark?) -> Block {
        guard case .number(let number) = mark else { return Block(kind: .heading, level: level, lines: lines) }
        return Block(kind: .heading, level: level, marker: number, lines: lines)
    }
}

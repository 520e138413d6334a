// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation

/// A document made of lines of text: what an extractor could hand to the readers of CVs.
///
/// An empty line ends a block. `^` and letters at the start of a line state its look and kind: `b` bold, `h` a heading, `s`
/// larger, `l` an item of a list, `x` in a text box, `f` in a footer, `c` a cell (two a row), `w` two columns right.
struct LinesInput {
    let document: Document

    init(_ data: Data) {
        var blocks: [Block] = []
        var isOpen = false
        var cells: [Block] = []
        var y = 0.0
        func closeTable(_ blocks: inout [Block]) {
            guard !cells.isEmpty else { return }
            let rows = stride(from: 0, to: cells.count, by: 2).map { start in
                cells[start..<min(start + 2, cells.count)].map {
                    Table.Cell(blocks: [$0], columnSpan: 1, rowSpan: 1)
                }
            }
            blocks.append(Block(kind: .table, table: Table(rows: rows)))
            cells = []
        }
        for raw in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            let (marks, text) = Self.marks(raw)
            y += 14
            let x = marks.contains("w") ? 300.0 : 50
            let box = Box(x0: x, y0: y.truncatingRemainder(dividingBy: 800), x1: x + 200, y1: y + 10)
            let span = Span(text: text, box: box, size: marks.contains("s") ? 18 : 10, bold: marks.contains("b"))
            let line = Line(spans: [span], box: box)
            if marks.contains("c") {
                cells.append(Block(kind: .paragraph, lines: [line]))
                isOpen = false
                continue
            }
            closeTable(&blocks)
            if text.isEmpty {
                isOpen = false
                continue
            }
            let kind = Self.kind(marks)
            if isOpen, blocks.last?.kind == kind {
                blocks[blocks.count - 1].lines.append(line)
            } else {
                blocks.append(Block(kind: kind, lines: [line]))
                isOpen = true
            }
        }
        closeTable(&blocks)
        document = Document(
            mediaType: "application/pdf",
            pages: [.init(number: 1, width: 595, height: 842, blocks: blocks)]
        )
    }

    private static func marks(_ raw: Substring) -> (Substring, String) {
        guard raw.first == "^" else { return ("", String(raw)) }
        let marks = raw.dropFirst().prefix { "bhslxfcw".contains($0) }
        return (marks, String(raw[marks.endIndex...].drop { $0 == " " }))
    }

    private static func kind(_ marks: Substring) -> Block.Kind {
        if marks.contains("h") { return .heading }
        if marks.contains("l") { return .listItem }
        if marks.contains("x") { return .textBox }
        return marks.contains("f") ? .footer : .paragraph
    }
}

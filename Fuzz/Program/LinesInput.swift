// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation

/// A document made of lines of text: what an extractor could hand to the readers of CVs.
///
/// An empty line ends a block. `^` and letters at the start of a line state its look and kind: `b` bold, `h` a heading, `s`
/// larger, `l` an item of a list, `x` in a text box, `f` in a footer, `c` a cell (two a row), `w` two columns right.
struct LinesInput {
    private var blocks: [Block] = []
    private var cells: [Block] = []
    /// Whether the next line may belong to the last block.
    private var isOpen = false

    init(_ data: Data) {
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, raw) in lines.enumerated() { take(raw, number: number) }
        closeTable()
    }

    var document: Document {
        Document(
            mediaType: "application/pdf",
            pages: [.init(number: 1, width: 595, height: 842, blocks: blocks)]
        )
    }

    private mutating func take(_ raw: Substring, number: Int) {
        let (marks, text) = Self.marks(raw)
        let line = Self.line(text, marks, number: number)
        if marks.contains("c") {
            cells.append(Block(kind: .paragraph, lines: [line]))
            isOpen = false
            return
        }
        closeTable()
        let kind = Self.kind(marks)
        if text.isEmpty {
            isOpen = false
        } else if isOpen, blocks.last?.kind == kind {
            blocks[blocks.count - 1].lines.append(line)
        } else {
            blocks.append(Block(kind: kind, lines: [line]))
            isOpen = true
        }
    }

    private mutating func closeTable() {
        guard !cells.isEmpty else { return }
        let rows = stride(from: 0, to: cells.count, by: 2).map { start in
            cells[start..<min(start + 2, cells.count)].map {
                Table.Cell(blocks: [$0], columnSpan: 1, rowSpan: 1)
            }
        }
        blocks.append(Block(kind: .table, table: Table(rows: rows)))
        cells = []
    }

    private static func line(_ text: String, _ marks: Substring, number: Int) -> Line {
        let x = marks.contains("w") ? 300.0 : 50
        let y = (14 * Double(number + 1)).truncatingRemainder(dividingBy: 800)
        let box = Box(x0: x, y0: y, x1: x + 200, y1: y + 10)
        let span = Span(text: text, box: box, size: marks.contains("s") ? 18 : 10, bold: marks.contains("b"))
        return Line(spans: [span], box: box)
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

// SPDX-License-Identifier: GPL-3.0-or-later

/// text.md and the flat lines that it was made of, numbered alike.
///
/// Bold, italics and links are marked up in text.md, and what would be taken for markup is escaped; the flat lines hold
/// the text as it is.
///
/// Headings get `#` by level, list items `- ` or their number, blocks are set apart by an empty line. A table whose cells are short and
/// form a grid becomes a Markdown table; any other table is layout, and its cells follow one another.
package struct MarkdownRendering: Sendable, Equatable {
    /// The whole of text.md, with a final newline.
    package private(set) var markdown = ""
    /// The same text without markup, one line per `TextLine`.
    package private(set) var lines: [TextLine] = []

    private var nextNumber = 1
    private var blockCount = 0
    private var tableCount = 0
    private var hasPages = false

    /// Renders all pages of `document`, hidden text left out.
    package init(_ document: Document) {
        hasPages = document.pages.contains { $0.width > 0 }
        for page in document.pages {
            for block in page.blocks { append(block, page: page.number, cell: nil) }
        }
    }

    /// The lines' texts joined by newlines.
    package var plainText: String { lines.map(\.text).joined(separator: "\n") }

    private mutating func append(_ block: Block, page: Int, cell: TextLine.CellPosition?) {
        if let table = block.table {
            append(table, page: page)
            return
        }
        let visible = block.lines.filter { !$0.text.isBlank }
        guard !visible.isEmpty else { return }
        separate()
        for (index, line) in visible.enumerated() {
            let text = block.text(of: line, first: index == 0)
            emit(prefix(of: block, first: index == 0) + block.markdown(of: line, first: index == 0))
            lines.append(textLine(line, text: text, number: nextNumber - 1, page: page, block: block, cell: cell))
        }
        blockCount += 1
    }

    private mutating func append(_ table: Table, page: Int) {
        let index = tableCount
        tableCount += 1
        if table.isGrid {
            separate()
            for (rowIndex, row) in table.rows.enumerated() {
                appendGridRow(row, at: rowIndex, table: index, page: page)
            }
            blockCount += 1
        } else {
            for (rowIndex, row) in table.rows.enumerated() {
                for (columnIndex, cell) in row.enumerated() {
                    let position = TextLine.CellPosition(table: index, row: rowIndex, column: columnIndex)
                    for block in cell.blocks { append(block, page: page, cell: position) }
                }
            }
        }
    }

    private mutating func appendGridRow(_ row: [Table.Cell], at rowIndex: Int, table: Int, page: Int) {
        let number = nextNumber
        var texts: [String] = []
        for (columnIndex, cell) in row.enumerated() {
            var cellTexts: [String] = []
            for block in cell.blocks {
                let visible = block.lines.filter { !$0.text.isBlank }
                for (index, line) in visible.enumerated() {
                    let text = block.text(of: line, first: index == 0)
                    let position = TextLine.CellPosition(table: table, row: rowIndex, column: columnIndex)
                    lines.append(textLine(line, text: text, number: number, page: page, block: block, cell: position))
                    cellTexts.append(block.markdown(of: line, first: index == 0).replacing("|", with: "\\|"))
                }
            }
            texts.append(cellTexts.joined(separator: "<br>"))
        }
        emit("| " + texts.joined(separator: " | ") + " |")
        if rowIndex == 0 { emit("|" + String(repeating: " --- |", count: row.count)) }
    }

    private func textLine(
        _ line: Line,
        text: String,
        number: Int,
        page: Int,
        block: Block,
        cell: TextLine.CellPosition?
    ) -> TextLine {
        TextLine(
            text: text,
            number: number,
            page: hasPages ? page : nil,
            box: line.box,
            spans: line.spans,
            kind: block.kind,
            level: block.level,
            block: blockCount,
            cell: cell
        )
    }

    private func prefix(of block: Block, first: Bool) -> String {
        switch block.kind {
        case .heading: String(repeating: "#", count: min(6, max(1, block.level ?? 2))) + " "
        case .listItem: first ? (block.listNumber != nil ? "" : "- ") : "  "
        case .paragraph, .table, .header, .footer, .footnote, .textBox: ""
        }
    }

    private mutating func separate() { if nextNumber > 1 { emit("") } }

    private mutating func emit(_ line: String) {
        markdown += line + "\n"
        nextNumber += 1
    }
}

extension Block {
    /// The marker where it says something, as numbers and letters do and bullets do not.
    package var spokenMarker: String? { marker.flatMap { $0.contains { $0.isLetter || $0.isNumber } ? $0 : nil } }

    /// The number of a marker that Markdown and HTML number with: `2.` or `2)`.
    var listNumber: Int? {
        guard let marker, let last = marker.last, last == "." || last == ")" else { return nil }
        let digits = marker.dropLast()
        guard (1...9).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }

    /// The text of one of the lines, trimmed, on the first with the marker in front.
    fileprivate func text(of line: Line, first: Bool) -> String {
        guard first, let spokenMarker else { return line.text.trimmingSpaces }
        return spokenMarker + " " + line.text.trimmingSpaces
    }

    /// The same as Markdown.
    fileprivate func markdown(of line: Line, first: Bool) -> String {
        let text = MarkdownLine(line, emphasis: kind != .heading).text
        guard first, let spokenMarker else { return text }
        return spokenMarker + " " + text
    }
}

extension Table {
    /// Whether it reads as a grid of data: at least two rows of the same number of short cells.
    var isGrid: Bool {
        guard rows.count >= 2, let columns = rows.first?.count, columns >= 2, rows.allSatisfy({ $0.count == columns })
        else {
            return false
        }
        return rows.allSatisfy { row in
            row.allSatisfy { cell in
                let lines = cell.blocks.flatMap(\.lines)
                return cell.blocks.allSatisfy { $0.table == nil } && lines.count <= 2
                    && lines.allSatisfy { $0.text.count <= 60 }
            }
        }
    }
}

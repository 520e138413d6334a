// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Paragraphs, cells and rows on their way to blocks.
struct RTFOutput {
    private(set) var blocks: [Block] = []
    private var lines: [[Span]] = [[]]
    private var listText = ""
    private var cellBlocks: [Block] = []
    private var cells: [Table.Cell] = []
    private var rows: [[Table.Cell]] = []

    /// Which cell of its row is open.
    var cellIndex: Int { cells.count }

    mutating func append(_ span: Span) { lines.write(span) }

    mutating func append(listText text: String) { listText += text }

    mutating func breakLine() { lines.append([]) }

    /// Ends the paragraph.
    mutating func endParagraph(_ state: RTFState, headingLevel: Int?, kind: Block.Kind) {
        let block = paragraph(state, headingLevel: headingLevel, kind: kind)
        if state.isInTable {
            if let block { cellBlocks.append(block) }
        } else {
            endTable()
            if let block { blocks.append(block) }
        }
    }

    mutating func endCell() {
        cells.append(Table.Cell(blocks: cellBlocks))
        cellBlocks = []
    }

    mutating func endRow() {
        if !cells.isEmpty { rows.append(cells) }
        cells = []
    }

    /// Ends the table that is open, if one is.
    mutating func endTable() {
        if !cellBlocks.isEmpty { endCell() }
        endRow()
        blocks += Table.blocks(rows)
        rows = []
    }

    mutating func append(_ other: [Block]) { blocks += other }

    private mutating func paragraph(_ state: RTFState, headingLevel: Int?, kind: Block.Kind) -> Block? {
        defer {
            lines = [[]]
            listText = ""
        }
        var written = lines.written
        guard !written.isEmpty else { return nil }
        let mark = listText.trimmingSpaces
        // A single letter is a bullet of a symbol font.
        let isNumber = mark.contains { $0.isNumber } || (mark.count > 1 && mark.contains(where: \.isLetter))
        let marker = isNumber ? mark : mark.isEmpty ? nil : "•"
        if let headingLevel { return Block(kind: .heading, level: headingLevel, marker: marker, lines: written) }
        let isItem = !mark.isEmpty || state.list.map { $0 > 0 } == true || written[0].stripBullet()
        return Block(kind: isItem && kind == .paragraph ? .listItem : kind, marker: marker, lines: written)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Paragraphs, cells and rows on their way to blocks.
struct RTFOutput {
    private(set) var blocks: [Block] = []
    private var lines: [[Span]] = [[]]
    private var listText = ""
    /// The tables that are open, one in the other.
    private var tables: [RTFTable] = []
    /// Text boxes anchored in the paragraph that is open.
    private var boxes: [Block] = []
    /// Notes whose marks stand in the paragraph that is open.
    private var notes: [Block] = []
    /// Notes whose marks stand in the table that is open.
    private var tableNotes: [Block] = []

    /// Which cell of its row is open, in the outermost table.
    var cellIndex: Int { tables.first?.cellIndex ?? 0 }

    mutating func append(_ span: Span) { lines.write(span) }

    mutating func append(listText text: String) { listText += text }

    mutating func append(boxes blocks: [Block]) { boxes += blocks }

    mutating func append(notes blocks: [Block]) { notes += blocks }

    mutating func breakLine() { lines.append([]) }

    /// Ends the paragraph.
    mutating func endParagraph(
        _ state: RTFState,
        headingLevel: Int?,
        kind: Block.Kind,
        ledger: inout TextLedger
    ) {
        let block = paragraph(state, headingLevel: headingLevel, kind: kind, ledger: &ledger)
        settle(state.level)
        if let block { place([block]) }
        place(boxes)
        boxes = []
        if tables.isEmpty { blocks += notes } else { tableNotes += notes }
        notes = []
    }

    mutating func endCell(level: Int) {
        settle(level)
        tables[level - 1].endCell()
    }

    /// Ends a row of the table at `level`, if one is open there.
    mutating func endRow(level: Int, _ shape: RTFRowShape) {
        guard tables.count >= level else { return }
        settle(level)
        tables[level - 1].endRow(shape)
    }

    /// Ends all that is open.
    mutating func finish(_ state: RTFState, kind: Block.Kind, ledger: inout TextLedger) {
        endParagraph(state, headingLevel: nil, kind: kind, ledger: &ledger)
        settle(0)
    }

    /// Closes tables and opens them until so many are open.
    private mutating func settle(_ level: Int) {
        while tables.count > level {
            guard let table = tables.popLast() else { return }
            place(table.blocks())
            guard tables.isEmpty else { continue }
            blocks += tableNotes
            tableNotes = []
        }
        while tables.count < level { tables.append(RTFTable()) }
    }

    private mutating func place(_ placed: [Block]) {
        if tables.isEmpty { blocks += placed } else { tables[tables.count - 1].cell += placed }
    }

    private mutating func paragraph(
        _ state: RTFState,
        headingLevel: Int?,
        kind: Block.Kind,
        ledger: inout TextLedger
    ) -> Block? {
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
        guard kind == .paragraph else { return Block(kind: kind, marker: marker, lines: written) }
        let isItem = !mark.isEmpty || state.list.map { $0 > 0 } == true || ledger.stripBullet(&written[0])
        return Block(kind: isItem ? .listItem : .paragraph, marker: marker, lines: written)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// A row as written.
    private struct RawRow {
        var cells: [Table.Part] = []
        var isDeleted = false
        var author: String?
        var date: String?
    }

    /// The table that is open; the blocks themselves where it has one cell only.
    func table() throws(GreffierError) -> [Block] {
        let outer = backdrop
        defer { backdrop = outer }
        return Table.blocks(Table.merged(try rows()))
    }

    /// The rows up to the end of the element that is open, through content controls and tracked insertions.
    private func rows() throws(GreffierError) -> [[Table.Part]] {
        var result: [[Table.Part]] = []
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .tr: if let row = try row() { result.append(row) }
            case .tblPr: try properties { () throws(GreffierError) in try tableProperties() }
            case .tblGrid: try skip(as: .misplaced)
            case .sdtPr: try skip(as: .placeholder)
            case .p, .r, .t, .tbl, .delText, .instrText, .delInstrText: result.append([try strayCell(tag)])
            case .del: try deletion(isMove: false)
            case .commentRangeStart, .commentRangeEnd: commentRange(tag)
            default: try result.append(contentsOf: rows())
            }
        }
        return result
    }

    /// Takes what lies behind the cells from the table's style and its own shading.
    private func tableProperties() throws(GreffierError) {
        var ground: WordGround?
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .tblStyle: backdrop = backdrop.orAny(of: try context.styles.tableGrounds(cursor.value(.val)))
            case .shd: ground = WordGround(shading: cursor, theme: context.theme)
            case .tblPrChange: try cursor.skipElement()
            default: continue
            }
        }
        backdrop = backdrop.under(ground)
    }

    /// The row that is open; `nil` for one whose deletion is tracked.
    private func row() throws(GreffierError) -> [Table.Part]? {
        let outerUnseen = unseen
        defer { unseen = outerUnseen }
        var row = RawRow()
        try cells(of: &row)
        guard row.isDeleted else { return row.cells }
        let blocks = row.cells.flatMap(\.blocks)
        context.ledger.withdraw(TextLedger.count(blocks), as: .deleted)
        keep(deletion: blocks.words, by: row.author, on: row.date)
        return nil
    }

    private func cells(of row: inout RawRow) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .tc:
                try context.countBlock()
                row.cells.append(try cell())
            case .trPr: try properties { () throws(GreffierError) in try rowProperties(of: &row) }
            case .tblPrEx: try skip(as: .misplaced)
            case .sdtPr: try skip(as: .placeholder)
            case .p, .r, .t, .tbl, .delText, .instrText, .delInstrText: row.cells.append(try strayCell(tag))
            case .commentRangeStart, .commentRangeEnd: commentRange(tag)
            default: try cells(of: &row)
            }
        }
    }

    private func rowProperties(of row: inout RawRow) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .del: (row.isDeleted, row.author, row.date) = (true, cursor.value(.author), cursor.value(.date))
            case .hidden: if WordLook.toggle(cursor) { unseen = "vanish" }
            // Twentieths of a point: rows of exactly that height cut the text off.
            case .trHeight:
                if cursor.value(.hRule) == "exact", let height = cursor.number(.val), height < 40 { unseen = "clipped" }
            default: continue
            }
        }
    }

    private func cell() throws(GreffierError) -> Table.Part {
        var cell = Table.Part(blocks: [])
        let outer = cursor.depth - 1
        let outerBackdrop = backdrop
        defer { backdrop = outerBackdrop }
        while let tag = try cursor.nextStart(within: outer) {
            guard tag == .tcPr else {
                try block(tag, into: &cell.blocks)
                continue
            }
            try properties { () throws(GreffierError) in try cellProperties(of: &cell) }
        }
        return cell
    }

    private func cellProperties(of cell: inout Table.Part) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .gridSpan: cell.columnSpan = min(1000, max(1, cursor.number(.val) ?? 1))
            case .vMerge: cell.isContinued = cursor.value(.val) != "restart"
            case .shd: backdrop = backdrop.under(WordGround(shading: cursor, theme: context.theme))
            default: continue
            }
        }
    }

    /// A cell for what stands in a table but in no cell of it.
    private func strayCell(_ tag: WordTag) throws(GreffierError) -> Table.Part {
        var cell = Table.Part(blocks: [])
        try context.countBlock()
        try block(tag, into: &cell.blocks)
        return cell
    }
}

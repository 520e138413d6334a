// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Block {
    /// The block as part of a header, note or box: what is a heading, an item or a table stays one.
    func plain(as kind: Kind) -> Block {
        var block = self
        if block.kind == .paragraph { block.kind = kind }
        return block
    }
}

extension Table {
    /// The rows that hold cells as one table; the blocks themselves where there is one cell only.
    static func blocks(_ rows: [[Cell]]) -> [Block] {
        let rows = rows.filter { !$0.isEmpty }
        guard !rows.isEmpty else { return [] }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0].blocks }
        return [Block(kind: .table, table: Table(rows: rows))]
    }
}

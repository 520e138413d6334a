// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Table {
    /// A cell as written, before vertical merging.
    struct Part {
        var blocks: [Block]
        var columnSpan = 1
        /// Whether it goes on with the cell above.
        var isContinued = false
    }

    /// Each vertically merged cell once, at its top, with its row span.
    static func merged(_ rows: [[Part]]) -> [[Cell]] {
        var result: [[Cell]] = []
        /// By grid column: where the cell stands that a continued cell belongs to.
        var open: [Int: (row: Int, cell: Int)] = [:]
        for row in rows {
            var cells: [Cell] = []
            var column = 0
            for part in row {
                if part.isContinued, let origin = open[column] {
                    result[origin.row][origin.cell].rowSpan += 1
                    result[origin.row][origin.cell].blocks += part.blocks
                } else {
                    open[column] = (result.count, cells.count)
                    cells.append(Cell(blocks: part.blocks, columnSpan: part.columnSpan))
                }
                column += part.columnSpan
            }
            result.append(cells)
        }
        return result
    }

    /// The rows that hold cells as one table; the blocks themselves where there is one cell only.
    static func blocks(_ rows: [[Cell]]) -> [Block] {
        let rows = rows.filter { !$0.isEmpty }
        guard !rows.isEmpty else { return [] }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0].blocks }
        return [Block(kind: .table, table: Table(rows: rows))]
    }
}

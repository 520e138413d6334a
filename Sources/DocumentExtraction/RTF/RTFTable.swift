// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A table that is being read.
struct RTFTable {
    /// Blocks of the open cell.
    var cell: [Block] = []
    private var cells: [[Block]] = []
    private var rows: [(cells: [[Block]], shape: RTFRowShape)] = []

    /// Which cell of its row is open.
    var cellIndex: Int { cells.count }

    mutating func endCell() {
        cells.append(cell)
        cell = []
    }

    mutating func endRow(_ shape: RTFRowShape) {
        if !cells.isEmpty { rows.append((cells, shape.prefix(cells.count))) }
        cells = []
    }

    /// The table with what is still open, merged cells once.
    func blocks() -> [Block] {
        var table = self
        if !table.cell.isEmpty { table.endCell() }
        table.endRow(RTFRowShape())
        let columns = Self.columns(table.rows.map(\.shape))
        return Table.blocks(Table.merged(table.rows.map { Self.row($0.cells, $0.shape, columns) }))
    }

    /// Behind which column each edge lies that any row has; edges that are close count as one, since programs round them.
    private static func columns(_ shapes: [RTFRowShape]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var (column, first) = (0, Int?.none)
        for edge in Set(shapes.flatMap(\.cells).map(\.edge)).sorted() {
            if first.map({ edge - $0 > 30 }) ?? true { (column, first) = (column + 1, edge) }
            result[edge] = column
        }
        return result
    }

    private static func row(_ cells: [[Block]], _ shape: RTFRowShape, _ columns: [Int: Int]) -> [Table.Part] {
        guard shape.cells.count >= cells.count else { return cells.map { .init(blocks: $0) } }
        var result: [Table.Part] = []
        var column = 0
        for (blocks, defined) in zip(cells, shape.cells) {
            let span = max(1, (columns[defined.edge] ?? 0) - column)
            if defined.continuesLeft, !result.isEmpty {
                result[result.count - 1].blocks += blocks
                result[result.count - 1].columnSpan += span
            } else {
                result.append(.init(blocks: blocks, columnSpan: span, isContinued: defined.continuesAbove))
            }
            column += span
        }
        return result
    }
}

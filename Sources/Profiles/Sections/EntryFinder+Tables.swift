// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Entries in rows of tables.
extension EntryFinder {
    /// The lines with the date of each row first, where a table has its dates in the last column.
    ///
    /// Its cells are read one after the other: a date would come below the text that it heads.
    func withDatesFirst(_ lines: [CVLine]) -> [CVLine] {
        var result: [CVLine] = []
        var rest = lines[...]
        while let first = rest.first {
            let row = rest.prefix { first.source.cell?.isInRow(of: $0.source.cell) ?? false }
            guard row.count > 2, let last = row.last?.source.cell,
                let start = row.firstIndex(where: { $0.source.cell == last }), start > row.startIndex,
                row[start...].count <= 3, row[start].isOnlyDate, !row[..<start].contains(where: isAnchorLine)
            else {
                result += row.isEmpty ? rest.prefix(1) : row
                rest = rest.dropFirst(max(1, row.count))
                continue
            }
            result += row[start...] + row[..<start]
            rest = rest.dropFirst(row.count)
        }
        return result
    }
}

extension TextLine.CellPosition {
    /// Whether a cell stands in the same row.
    fileprivate func isInRow(of other: TextLine.CellPosition?) -> Bool { other?.table == table && other?.row == row }
}

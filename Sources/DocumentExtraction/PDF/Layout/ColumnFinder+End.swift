// SPDX-License-Identifier: GPL-3.0-or-later

extension ColumnFinder.Gutter {
    /// The row before which both columns end: what follows the shorter one in the content stream stands below both.
    ///
    /// A list of two columns ends where the next title is painted, though that title is as short as a column.
    func end(in page: Rows) -> Int {
        var left = Column(last: rows.lowerBound)
        var right = left
        for row in rows {
            for word in page[row] {
                if isLeft(word) { left.take(word, in: row) } else { right.take(word, in: row) }
            }
        }
        let shorter = left.last < right.last ? left : right
        let end = shorter.last + 1
        guard end < rows.upperBound, page[rows: end..<rows.upperBound].allSatisfy({ $0.order > shorter.order }),
            arePaintedApart(page[rows: rows.lowerBound..<end])
        else { return rows.upperBound }
        return end
    }

    /// Whether the columns were painted one after the other; a table goes to and fro.
    private func arePaintedApart(_ words: ArraySlice<LayoutWord>) -> Bool {
        let sides = words.sorted { $0.order < $1.order }.map(isLeft)
        return zip(sides, sides.dropFirst()).count { $0 != $1 } == 1
    }

    private func isLeft(_ word: LayoutWord) -> Bool { word.centerX < middle }

    /// What is known of the words on one side.
    private struct Column {
        /// The last row with one of them.
        var last: Int
        /// When the last of them was painted.
        var order = Int32.min

        mutating func take(_ word: LayoutWord, in row: Int) {
            last = row
            order = max(order, word.order)
        }
    }
}

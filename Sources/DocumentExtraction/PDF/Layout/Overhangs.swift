// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Words too long for their column that stand out into the space beside it: an address in a narrow bar, mostly.
///
/// Nothing breaks such a word, so it alone would close a gutter that all other rows leave free. It is the last word of its
/// piece of a line; the pieces before and after it in the content stream start at the same left edge, on other rows, and
/// end before it does. Text that runs across columns has no such neighbours: a title over two columns comes after the
/// right one, or before all of them.
struct Overhangs {
    /// Where the column of such a word ends as far as its neighbours tell, by the word's place in `Rows.words`; beyond its
    /// middle in any case, so that it stays on its side.
    private(set) var edges: [Int: Double] = [:]

    /// Words of a row that the stream paints one after the other, without a wide gap.
    private struct Piece {
        let row: Int
        let last: Int
        let order: Int32
        let x0: Double
        let x1: Double
    }

    /// - Parameters:
    ///   - rows: all words of a region.
    ///   - gap: points between words from which on they belong to different pieces.
    init(_ rows: Rows, gap: Double) {
        let pieces = Self.pieces(of: rows, gap: gap)
        // Where the stream only goes down the page, no column is painted after another.
        guard zip(pieces, pieces.dropFirst()).contains(where: { $0.order > $1.order }) else { return }
        let stream = pieces.sorted { $0.order < $1.order }
        for index in stream.indices.dropFirst().dropLast() {
            let (before, piece, after) = (stream[index - 1], stream[index], stream[index + 1])
            let word = rows.words[piece.last]
            let edge = max(before.x1, after.x1)
            guard piece.row != before.row, piece.row != after.row,
                abs(before.x0 - piece.x0) <= 0.5 * word.size, abs(after.x0 - piece.x0) <= 0.5 * word.size,
                word.box.x0 < edge, edge < piece.x1
            else { continue }
            edges[piece.last] = max(edge, word.centerX + 1)
        }
    }

    private static func pieces(of rows: Rows, gap: Double) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(rows.count)
        for (number, row) in rows.rows.enumerated() {
            var first = row.range.lowerBound
            for index in row.range {
                let (word, next) = (rows.words[index], index + 1)
                if next < row.range.upperBound, rows.words[next].order == word.order + 1,
                    rows.words[next].box.x0 - word.box.x1 < gap
                {
                    continue
                }
                let start = rows.words[first]
                pieces.append(Piece(row: number, last: index, order: start.order, x0: start.box.x0, x1: word.box.x1))
                first = next
            }
        }
        return pieces
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Tells a rail (dates or labels that belong to the rows beside them) from a column of its own.
struct RailTest {
    /// Whether the narrow side is the left one.
    let isOnLeft: Bool
    private let narrow: Rows
    private let wide: Rows
    /// Rows of the narrow side that follow one another closely.
    private let clusters: [Range<Int>]
    private let em: Double

    init(left: Rows, right: Rows) {
        isOnLeft = Self.characters(left) <= Self.characters(right)
        narrow = isOnLeft ? left : right
        wide = isOnLeft ? right : left
        let em = (left.rows + right.rows).map(\.size).median
        self.em = em
        let rows = narrow.rows
        clusters = rows.indices.reduce(into: []) { clusters, index in
            if let last = clusters.last, rows[index].box.y0 - rows[index - 1].box.y1 < 0.35 * em {
                clusters[clusters.count - 1] = last.lowerBound..<(index + 1)
            } else {
                clusters.append(index..<(index + 1))
            }
        }
    }

    /// What ties a narrow side to the rows beside it.
    enum Kind: Equatable {
        /// Dates, each part of the line beside it.
        case dates
        /// Table cells, likewise.
        case cells
        /// Titles in the margin, each over the block beside it.
        case titles
    }

    /// The kind of rail, or `nil` for a column of its own.
    var kind: Kind? {
        if isDateRail { return .dates }
        if isTable { return .cells }
        return isOnLeft && isMarginOfTitles ? .titles : nil
    }

    private static func characters(_ rows: Rows) -> Int { rows.words.reduce(0) { $0 + $1.count } }

    /// Short entries, many of them dates, nearly all dates on the line of an entry.
    private var isDateRail: Bool {
        let dated = narrow.rows.filter { row in narrow.words[row.range].contains { $0.traits.contains(.date) } }
        guard dated.count >= 2, Double(dated.count) >= 0.4 * Double(clusters.count) else { return false }
        let length = (0..<narrow.count).reduce(0) { $0 + narrow[$1].textLength } / narrow.count
        guard length <= 30 else { return false }
        return Double(dated.count { isAligned($0, with: wide.rows) }) >= 0.7 * Double(dated.count)
    }

    /// Every row of either side has its partner, and both sides are short: a grid.
    private var isTable: Bool {
        let length = (0..<wide.count).reduce(0) { $0 + wide[$1].textLength } / max(1, wide.count)
        guard length <= 40 else { return false }
        return narrow.rows.count { isAligned($0, with: wide.rows) } * 20 >= narrow.count * 19
            && wide.rows.count { isAligned($0, with: narrow.rows) } * 20 >= wide.count * 19
    }

    /// Few titles, far apart, most of them beside the first line of a block.
    private var isMarginOfTitles: Bool {
        guard clusters.count >= 3, narrow.count * 2 <= clusters.count * 3, narrow.count < wide.count,
            clusters.allSatisfy({ $0.count <= 3 && narrow[rows: $0].textLength <= 40 })
        else { return false }
        let starts = blockStarts
        let titles = clusters.count { isAligned(narrow.rows[$0.lowerBound], with: starts) }
        return titles * 4 >= clusters.count * 3
    }

    /// The rows of the wide side with more space above them than is usual there.
    private var blockStarts: [Rows.Row] {
        let gaps = zip(wide.rows, wide.rows.dropFirst()).map { $1.box.y0 - $0.box.y1 }
        let limit = gaps.median + 0.4 * em
        return wide.rows.prefix(1) + zip(wide.rows.dropFirst(), gaps).filter { $1 > limit }.map(\.0)
    }

    private func isAligned(_ row: Rows.Row, with others: [Rows.Row]) -> Bool {
        others.contains { abs($0.baseline - row.baseline) <= 0.3 * em }
    }
}

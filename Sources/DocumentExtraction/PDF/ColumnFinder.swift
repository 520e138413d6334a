// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds where a region of a page parts into two columns, by the ink of its rows.
///
/// A gutter is a vertical strip that no word of at least `minimumRows` consecutive rows touches, with that many rows on
/// either side. A rail of dates or labels has such a strip too, but belongs to the rows beside it: see `RailTest`.
struct ColumnFinder {
    private static let minimumRows = 4

    let rows: [WordRow]
    private let bounds: Box
    private let gap: Double

    /// A run of rows and the strip that parts it.
    struct Gutter {
        var rows: Range<Int>
        var x0: Double
        var x1: Double
        /// For rails: what ties it to the rows, and whether it is the left side.
        var rail: (kind: RailTest.Kind, isOnLeft: Bool)?
        var middle: Double { (x0 + x1) / 2 }

        func isSame(as other: Gutter) -> Bool { rows == other.rows && x0 == other.x0 && x1 == other.x1 }
    }

    init(rows: [WordRow], pageWidth: Double) {
        self.rows = rows
        bounds = rows.flatMap(\.words).bounds
        gap = max(0.012 * pageWidth, 0.8 * rows.map(\.size).median)
    }

    /// The gutter of real columns that covers most rows, and the rails met on the way.
    func find() -> (columns: Gutter?, rails: [Gutter]) {
        var rails: [Gutter] = []
        for gutter in candidates() {
            guard !rails.contains(where: { overlaps($0, gutter) }) else { continue }
            let run = rows[gutter.rows].flatMap(\.words)
            let left = run.filter { $0.centerX < gutter.middle }
            let right = run.filter { $0.centerX >= gutter.middle }
            let test = RailTest(left: left, right: right)
            if let kind = test.kind {
                var rail = gutter
                rail.rail = (kind, test.isOnLeft)
                rails.append(rail)
            } else {
                return (gutter, rails)
            }
        }
        return (nil, rails)
    }

    private func overlaps(_ one: Gutter, _ other: Gutter) -> Bool {
        one.x0 < other.x1 && other.x0 < one.x1 && one.rows.overlaps(other.rows)
    }

    /// All gutters, the one over most rows first, then the widest.
    private func candidates() -> [Gutter] {
        var found: [Gutter] = []
        var x = bounds.x0 + 0.04 * bounds.width
        while x < bounds.x1 - 0.04 * bounds.width {
            for gutter in gutters(at: x) where !found.contains(where: { $0.isSame(as: gutter) }) {
                found.append(gutter)
            }
            x += 3
        }
        return found.sorted { left, right in
            left.rows.count != right.rows.count
                ? left.rows.count > right.rows.count : left.x1 - left.x0 > right.x1 - right.x0
        }
    }

    private func gutters(at x: Double) -> [Gutter] {
        var result: [Gutter] = []
        var start = 0
        for index in 0...rows.count {
            if index < rows.count, !rows[index].words.contains(where: { touches($0, x) }) { continue }
            if index > start, let gutter = gutter(start..<index, at: x) { result.append(gutter) }
            start = index + 1
        }
        return result
    }

    private func touches(_ word: PDFWord, _ x: Double) -> Bool {
        word.box.x0 < x + gap / 2 && word.box.x1 > x - gap / 2
    }

    private func gutter(_ range: Range<Int>, at x: Double) -> Gutter? {
        var left = (rows: 0, edge: -Double.infinity)
        var right = (rows: 0, edge: Double.infinity)
        for row in rows[range] {
            let before = row.words.filter { $0.centerX < x }
            if let edge = before.map(\.box.x1).max() { left = (left.rows + 1, max(left.edge, edge)) }
            if before.count < row.words.count, let edge = row.words.filter({ $0.centerX >= x }).map(\.box.x0).min() {
                right = (right.rows + 1, min(right.edge, edge))
            }
        }
        guard left.rows >= Self.minimumRows, right.rows >= Self.minimumRows else { return nil }
        return Gutter(rows: range, x0: left.edge, x1: right.edge)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A pair of columns among lines of text, as the content stream tells it: all of one side and then all of the other, with
/// nothing else beside them.
///
/// So a short list over two columns, or sections beside each other at the foot of a page, can be told from the lines above
/// and below, even where the same strip of white goes on through them: between entries and dates at the right edge, or
/// behind short lines.
struct PaintedColumns {
    /// The fewest rows of both columns together, and of each.
    private static let fewest = (rows: 4, side: 3)

    private let rows: Rows
    private let gutter: ColumnFinder.Gutter
    /// The columns and, where the stream goes on with them, what stands above or below one of them; `nil` where there are
    /// none.
    private(set) var range: Range<Int>?
    /// Whether both columns start with a title, the titles on one line.
    private(set) var isTitled = false
    /// Whether both columns are lists of points.
    private(set) var isBulleted = false

    /// Words of one side that the stream paints without going to the other, by their rows.
    private struct Stay {
        let isLeft: Bool
        var rows: [Int]
    }

    init(_ rows: Rows, in gutter: ColumnFinder.Gutter) {
        (self.rows, self.gutter) = (rows, gutter)
        range = (columns(without: []) ?? columnsWithoutDates()).map(grown)
    }

    /// The columns where the dates do not count: some programs paint these before or after all text.
    private mutating func columnsWithoutDates() -> Range<Int>? {
        let dates = datesAtEdge
        return dates.isEmpty ? nil : columns(without: dates)
    }

    private mutating func columns(without ignored: Set<Int>) -> Range<Int>? {
        var painted: [(order: Int32, row: Int, isLeft: Bool)] = []
        var counts = [0]
        for row in gutter.rows {
            for word in rows[row] where !word.traits.contains(.bullet) {
                let isLeft = isLeft(word)
                if isLeft || !ignored.contains(row) { painted.append((word.order, row, isLeft)) }
            }
            counts.append(painted.count)
        }
        var stays: [Stay] = []
        for word in painted.sorted(by: { $0.order < $1.order }) {
            if stays.last?.isLeft != word.isLeft { stays.append(Stay(isLeft: word.isLeft, rows: [])) }
            stays[stays.count - 1].rows.append(word.row)
        }
        for (one, next) in zip(stays, stays.dropFirst()) {
            guard let range = range(of: one, next, counts: counts), isColumns(range) else { continue }
            return range
        }
        return nil
    }

    /// From the first row of what is painted second to the last of both, where nothing else stands.
    private func range(of one: Stay, _ next: Stay, counts: [Int]) -> Range<Int>? {
        guard let first = next.rows.min(), let end = [one.rows.max(), next.rows.max()].compactMap(\.self).max() else {
            return nil
        }
        let beside = one.rows.filter { $0 >= first }
        let all = counts[end + 1 - gutter.rows.lowerBound] - counts[first - gutter.rows.lowerBound]
        guard beside.count + next.rows.count == all, end + 1 - first >= Self.fewest.rows,
            min(Set(beside).count, Set(next.rows).count) >= Self.fewest.side
        else { return nil }
        return first..<(end + 1)
    }

    /// Whether neither side is a handful of dates, whatever stands below a title.
    private mutating func isColumns(_ range: Range<Int>) -> Bool {
        isTitled = startsWithTitles(range)
        isBulleted = isList(range, left: true) && isList(range, left: false)
        if isTitled { return true }
        return [true, false].allSatisfy { left in
            let side = range.filter { hasWords($0, left: left) }
            let dated = side.count { rows[$0].contains { isLeft($0) == left && $0.traits.contains(.date) } }
            return dated * 4 <= side.count
        }
    }

    private func startsWithTitles(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound
        guard hasWords(first, left: true), hasWords(first, left: false) else { return false }
        let size = range.map { rows.rows[$0].size }.median
        if rows[first].allSatisfy({ $0.size >= 1.12 * size }) { return true }
        return rows[first].areBold && range.count { rows[$0].areBold } * 2 < range.count
    }

    private func isList(_ range: Range<Int>, left: Bool) -> Bool {
        range.allSatisfy { row in
            let first = rows[row].first { isLeft($0) == left }
            return first?.traits.contains(.bullet) != false
        }
    }

    /// The range with the rows around it in which only the side goes on that is painted beside them, or in which the right
    /// side is a column of its own, as of contacts beside a name.
    private func grown(_ range: Range<Int>) -> Range<Int> {
        let leftFirst = rows[rows: range].min { $0.order < $1.order }.map(isLeft) ?? true
        let above = gutter.rows.lowerBound..<range.lowerBound
        let below = range.upperBound..<gutter.rows.upperBound
        let start = goesOn(above, left: leftFirst) ? above.lowerBound : range.lowerBound
        return start..<(goesOn(below, left: !leftFirst) ? below.upperBound : range.upperBound)
    }

    private func goesOn(_ range: Range<Int>, left: Bool) -> Bool {
        if range.allSatisfy({ !hasWords($0, left: !left) }) { return true }
        let right = range.filter { hasWords($0, left: false) }
        return right.count >= Self.fewest.side && right.count { !hasWords($0, left: true) } * 2 > right.count
    }

    /// The rows whose right part ends where most dates of the right side do, beside text on the left.
    private var datesAtEdge: Set<Int> {
        var ends: [(row: Int, x: Double, isDated: Bool)] = []
        for row in gutter.rows where hasWords(row, left: true) && hasWords(row, left: false) {
            let right = rows[row].filter { !isLeft($0) }
            guard right.textLength <= 30 else { continue }
            ends.append((row, right.bounds.x1, right.contains { $0.traits.contains(.date) }))
        }
        let dated = ends.filter(\.isDated).map(\.x)
        let edge = dated.median
        guard dated.count(where: { abs($0 - edge) <= 1.5 }) >= 2 else { return [] }
        return Set(ends.filter { abs($0.x - edge) <= 1.5 }.map(\.row))
    }

    private func isLeft(_ word: LayoutWord) -> Bool { word.centerX < gutter.middle }

    private func hasWords(_ row: Int, left: Bool) -> Bool { rows[row].contains { isLeft($0) == left } }
}

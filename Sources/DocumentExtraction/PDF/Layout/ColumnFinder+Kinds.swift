// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What a gutter parts: columns, lines and what belongs to them, or columns in the midst of lines.
extension ColumnFinder {
    /// What a gutter parts.
    enum Kind {
        case columns
        /// Columns in a part of the gutter, between lines.
        case painted(Gutter)
        case rail(RailTest.Kind, isOnLeft: Bool)
        /// Nothing, apart from what the parts of it may be that are left to look at.
        case lines(rest: [Gutter])
    }

    /// Tells columns by the content stream before the looks of both sides, and lists by the titles between them.
    func kind(of gutter: Gutter) -> Kind {
        let isWeak = isWeak(gutter)
        if isWeak, !isShort(gutter) { return .lines(rest: []) }
        // Sorting the words of the whole gutter is not for nothing: most gutters are told before.
        lazy var painted = PaintedColumns(rows, in: gutter)
        lazy var part = painted.range.map { cut(gutter, to: $0) }
        if isWeak {
            guard let part, painted.isTitled || painted.isBulleted else { return .lines(rest: []) }
            return .painted(part)
        }
        let run = rows[rows: gutter.rows]
        let test = RailTest(
            left: Rows(run.filter { $0.centerX < gutter.middle }),
            right: Rows(run.filter { $0.centerX >= gutter.middle })
        )
        let stream = StraightStream(rows, in: gutter.rows, middle: gutter.middle)
        guard let kind = test.kind ?? (stream?.isLists == true || stream?.isFlushRight == true ? .cells : nil) else {
            return (stream.map { lines(in: gutter, $0) } ?? straightEnds(of: gutter))
                ?? part.map { .painted($0) } ?? .columns
        }
        if kind != .titles, let part, part.rows != gutter.rows || painted.isTitled { return .painted(part) }
        return .rail(kind, isOnLeft: test.isOnLeft)
    }

    /// What the rows of a gutter are that the stream goes straight down; `nil` for columns.
    ///
    /// They are lines where too few of them stand beside each other for columns, or have more cells than two. Of lists over
    /// two columns, painted row by row, those with bullets on either side are columns, up to the titles above and below.
    private func lines(in gutter: Gutter, _ stream: StraightStream) -> Kind? {
        let stretches = stream.stretches(of: Self.minimumRows)
        if stretches.isEmpty || stream.isTable { return .lines(rest: []) }
        let grids = stretches.filter(stream.isGrid)
        if let list = grids.first(where: stream.hasBullets) {
            var columns = cut(gutter, to: list)
            columns.isList = true
            return .painted(columns)
        }
        guard !grids.isEmpty else { return nil }
        let starts = [gutter.rows.lowerBound] + grids.map(\.upperBound)
        let parts = zip(starts, grids.map(\.lowerBound) + [gutter.rows.upperBound]).map { $0..<$1 }
        // What fills the gutter, with at most a title in the middle above it, may be a table.
        let others = parts.flatMap { rows[rows: $0] }
        guard others.contains(where: { $0.centerX < gutter.middle }) else { return nil }
        return .lines(rest: parts.compactMap { self.gutter($0, at: gutter.middle) }.filter { !isWeak($0) })
    }

    /// What the first or the last rows of a gutter are, where the stream goes straight down them alone and a list over two
    /// columns stands in them, up to a title.
    private func straightEnds(of gutter: Gutter) -> Kind? {
        for part in StraightStream.ends(of: gutter.rows, in: rows) {
            guard let stream = StraightStream(rows, in: part, middle: gutter.middle), !stream.isTable else { continue }
            let hasGrid = stream.stretches(of: Self.minimumRows).contains { stretch in
                let next = part.lowerBound == gutter.rows.lowerBound ? stretch.upperBound : stretch.lowerBound - 1
                return part.contains(next) && stream.isTitle(next) && stream.isGrid(stretch)
            }
            guard hasGrid else { continue }
            if let kind = lines(in: gutter, stream) { return kind }
        }
        return nil
    }

    /// The part of a gutter beside some of its rows.
    private func cut(_ gutter: Gutter, to rows: Range<Int>) -> Gutter {
        self.gutter(rows, at: gutter.middle, atLeast: 1) ?? gutter
    }

    /// The columns of which `part` is a part, where another strip parts more rows of them.
    func widest(_ part: Gutter, among candidates: [Gutter]) -> Gutter {
        guard !part.isList else { return part }
        let others = candidates.compactMap { other -> Gutter? in
            guard other.rows.lowerBound <= part.rows.lowerBound, other.rows.upperBound > part.rows.upperBound,
                let range = PaintedColumns(rows, in: other).range, range.lowerBound <= part.rows.lowerBound,
                range.upperBound > part.rows.upperBound, range.lowerBound + 1 >= part.rows.lowerBound
            else { return nil }
            return cut(other, to: range)
        }
        return others.max { $0.rows.count < $1.rows.count } ?? part
    }

    /// Whether a side has too few rows for columns that nothing but the strip of white tells.
    func isWeak(_ gutter: Gutter) -> Bool { gutter.beside < Self.minimumRows }

    /// Whether the side with fewer rows ends soon after it starts, as a short column does.
    private func isShort(_ gutter: Gutter) -> Bool {
        [true, false].contains { left in
            let side = gutter.rows.filter { rows[$0].contains { ($0.centerX < gutter.middle) == left } }
            guard let first = side.first, let last = side.last else { return false }
            return side.count < Self.minimumRows && last - first < 2 * Self.minimumRows
        }
    }
}

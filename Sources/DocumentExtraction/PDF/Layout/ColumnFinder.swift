// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds where a region of a page parts into two columns, by the ink of its rows.
///
/// A gutter is a vertical strip that no word of at least `minimumRows` consecutive rows touches, `fewestBeside` of which
/// have words on either side; a word too long for its column closes none (`Overhangs`). A rail of dates or labels has such
/// a strip too, but belongs to the rows beside it: see `RailTest`.
/// Narrow strips, as between the columns of a newspaper, also run down justified text by chance: they count only where
/// the content stream does not step over them.
struct ColumnFinder {
    static let minimumRows = 4
    /// The fewest rows of a side whose columns the content stream tells (`PaintedColumns`).
    private static let fewestBeside = 3
    /// The least distance in points at which strips are looked for.
    private static let finest = 1.5
    /// No more strips than this, however wide the page.
    private static let mostStrips = 2000.0

    let rows: Rows
    private let bounds: Box
    private let gap: Double
    private let step: Double
    private let overhangs: Overhangs

    /// A run of rows and the strip that parts it.
    struct Gutter {
        var rows: Range<Int>
        var x0: Double
        var x1: Double
        /// For rails: what ties it to the rows, and whether it is the left side.
        var rail: (kind: RailTest.Kind, isOnLeft: Bool)?
        /// The rows of the side that has fewer.
        var beside = 0
        /// Whether it parts two lists of points that are painted row by row.
        var isList = false
        var middle: Double { (x0 + x1) / 2 }

        func isSame(as other: Gutter) -> Bool { rows == other.rows && x0 == other.x0 && x1 == other.x1 }
    }

    /// How wide a strip has to be.
    enum Width {
        case wide, narrow
    }

    init(rows: Rows, pageWidth: Double, width: Width = .wide) {
        self.rows = rows
        bounds = rows.words.bounds
        step = max(Self.finest, bounds.width / Self.mostStrips)
        let size = rows.rows.map(\.size).median
        gap = width == .wide ? max(0.012 * pageWidth, 0.8 * size) : 0.4 * size
        overhangs = Overhangs(rows, gap: gap)
    }

    /// The gutter of real columns that covers most rows, and the rails met on the way.
    static func find(_ rows: Rows, pageWidth: Double) -> (columns: Gutter?, rails: [Gutter]) {
        guard rows.count >= minimumRows else { return (nil, []) }
        let found = ColumnFinder(rows: rows, pageWidth: pageWidth).find()
        guard found.columns == nil,
            let narrow = ColumnFinder(rows: rows, pageWidth: pageWidth, width: .narrow).findUncrossed(
                beside: found.rails
            )
        else { return found }
        return (narrow, [])
    }

    private func find() -> (columns: Gutter?, rails: [Gutter]) {
        var rails: [Gutter] = []
        let candidates = candidates()
        var queue = candidates[...]
        while let gutter = queue.popFirst() {
            let above = rails.first { overlaps($0, gutter) }
            if let above, !endsIn(gutter, above) { continue }
            switch kind(of: gutter) {
            case .columns: return (gutter, rails)
            case .painted(let painted): return (widest(painted, among: candidates), rails)
            case .lines(let rest): queue = rest + queue
            case .rail(let kind, let isOnLeft):
                guard above == nil else { continue }
                var rail = gutter
                rail.rail = (kind, isOnLeft)
                rails.append(rail)
            }
        }
        return (nil, rails)
    }

    /// The gutter over most rows that the content stream steps over in hardly any of them, and that is no rail of dates.
    ///
    /// Some programs paint the dates after all the text beside them, so that the stream steps over none.
    private func findUncrossed(beside rails: [Gutter]) -> Gutter? {
        candidates().first { gutter in
            !isWeak(gutter) && !rails.contains { $0.rail?.kind == .dates && overlaps($0, gutter) }
                && isUncrossed(gutter)
        }
    }

    private func isUncrossed(_ gutter: Gutter) -> Bool {
        var (both, crossed) = (0, 0)
        for row in gutter.rows {
            let words = rows[row]
            guard let right = words.firstIndex(where: { $0.centerX >= gutter.middle }), right > words.startIndex
            else { continue }
            both += 1
            if words[right].order == words[right - 1].order + 1 { crossed += 1 }
        }
        return both >= Self.minimumRows && crossed * 10 <= both
    }

    /// Whether a rail of dates ends in columns, whose right side begins left of the dates so that both seem one strip.
    ///
    /// Their gutter is far wider than what is left of the rail's, hardly a date stands in them, and the content stream
    /// does not step over it.
    private func endsIn(_ gutter: Gutter, _ rail: Gutter) -> Bool {
        guard rail.rail?.kind == .dates, rail.rows.upperBound == gutter.rows.upperBound,
            rail.rows.lowerBound < gutter.rows.lowerBound, gutter.x1 - gutter.x0 > 1.5 * (rail.x1 - rail.x0)
        else { return false }
        let dated = gutter.rows.filter { rows[$0].contains { $0.traits.contains(.date) } }
        return dated.first != gutter.rows.lowerBound && dated.count * 4 <= gutter.rows.count && isUncrossed(gutter)
    }

    private func overlaps(_ one: Gutter, _ other: Gutter) -> Bool {
        one.x0 < other.x1 && other.x0 < one.x1 && one.rows.overlaps(other.rows)
    }

    /// All gutters, the one over most rows first, then the widest.
    private func candidates() -> [Gutter] {
        let ink = StripInk(
            rows,
            from: bounds.x0 + 0.04 * bounds.width,
            width: 0.92 * bounds.width,
            step: step,
            gap: gap,
            overhangs: overhangs
        )
        var found: [Gutter] = []
        for strip in ink.stripsWithRun(of: Self.minimumRows) {
            for run in ink.freeRuns(of: strip, atLeast: Self.minimumRows) {
                guard let gutter = gutter(run, at: ink.x(of: strip)),
                    !found.contains(where: { $0.isSame(as: gutter) })
                else { continue }
                found.append(gutter)
            }
        }
        return found.sorted { left, right in
            left.rows.count != right.rows.count
                ? left.rows.count > right.rows.count : left.x1 - left.x0 > right.x1 - right.x0
        }
    }

    func gutter(_ range: Range<Int>, at x: Double, atLeast count: Int = fewestBeside) -> Gutter? {
        var left = (rows: 0, edge: -Double.infinity)
        var right = (rows: 0, edge: Double.infinity)
        for row in rows.rows[range] {
            var (before, after) = (-Double.infinity, Double.infinity)
            for index in row.range {
                let word = rows.words[index]
                if word.centerX < x {
                    before = max(before, overhangs.edges[index] ?? word.box.x1)
                } else {
                    after = min(after, word.box.x0)
                }
            }
            if before.isFinite { left = (left.rows + 1, max(left.edge, before)) }
            if after.isFinite { right = (right.rows + 1, min(right.edge, after)) }
        }
        guard left.rows >= count, right.rows >= count else { return nil }
        return Gutter(rows: range, x0: left.edge, x1: right.edge, beside: min(left.rows, right.rows))
    }
}

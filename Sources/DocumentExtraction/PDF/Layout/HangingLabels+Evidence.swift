// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension HangingLabels {
    /// The longest label, in characters.
    private static let mostCharacters = 90

    /// Whether nearly every label stands at the height of the first line that it names, and more than chance is in it.
    func areHanging(_ bands: [Band]) -> Bool {
        guard let found = tally(bands) else { return false }
        let (named, alone, stray, torn) = found
        guard named >= 3, named * 2 >= bands.count, stray * 10 <= bands.count, torn * 10 <= bands.count else {
            return false
        }
        if haveSpaceAbove(bands) { return true }
        // Rows that are evenly spaced meet by chance, where both columns are.
        guard stray + torn == 0 else { return false }
        let isLong = bands.count { $0.values.count > 1 } >= 2
        if isPaintedByBand(bands) { return areFlushRight(bands) || alone >= 2 && isLong }
        return areFlushRight(bands) && alone >= 1 && isLong
    }

    /// Whether labels where those of the page before ended go on: all stand at the height of what they name.
    func doGoOn(_ bands: [Band]) -> Bool {
        guard let found = tally(bands) else { return false }
        return found.named >= 1 && found.named * 2 >= bands.count && found.stray + found.torn == 0
    }

    /// How many labels stand where, and how many cut a sentence; `nil` where one is too long.
    private func tally(_ bands: [Band]) -> (named: Int, alone: Int, stray: Int, torn: Int)? {
        var (named, alone, stray, torn) = (0, 0, 0, 0)
        // Below the last value, titles and lists stand alone in any column.
        let last = bands.lastIndex { !$0.values.isEmpty } ?? 0
        for (index, band) in bands.enumerated() {
            guard left[rows: band.label].textLength <= Self.mostCharacters else { return nil }
            if isTorn(band) { torn += 1 }
            switch place(of: band) {
            case .named: named += 1
            case .alone: alone += index < last ? 1 : 0
            case .stray: stray += 1
            }
        }
        return (named, alone, stray, torn)
    }

    /// Where the first of its values stands.
    private enum Place {
        /// At the height of the label, or as far above its middle as the last stands below it.
        case named
        /// Below it, as below a title, or nowhere.
        case alone
        /// Beside it, but at another height.
        case stray
    }

    private func place(of band: Band) -> Place {
        guard let last = band.label.last, let first = band.values.first else { return .alone }
        if isAligned(left.rows[band.label.lowerBound], right.rows[first]) { return .named }
        let (label, values) = (left[rows: band.label].bounds, right[rows: band.values].bounds)
        if abs(label.y0 + label.y1 - values.y0 - values.y1) <= Self.slack * em { return .named }
        return right.rows[first].box.y0 < left.rows[last].box.y1 - 0.35 * em ? .stray : .alone
    }

    /// Whether a sentence of the right runs on past the height at which a label starts, or one of the left does.
    private func isTorn(_ band: Band) -> Bool {
        let label = band.label.lowerBound
        if label > 0, startsSmall(left[label]), left.rows[label].box.y0 - left.rows[label - 1].box.y1 < 0.5 * em {
            return true
        }
        guard let first = band.values.first, first > 0 else { return false }
        let (above, here) = (right.rows[first - 1].box, right.rows[first].box)
        // Its first word would have had no room on the line above.
        let end = above.x1 + 0.2 * em + (right[first].first?.box.width ?? 0)
        return startsSmall(right[first]) && here.y0 - above.y1 < 0.5 * em && end > right.words.bounds.x1
    }

    /// Whether the stream leaves hardly a label before all that it names is painted.
    private func isPaintedByBand(_ bands: [Band]) -> Bool {
        let spans = bands.map { band in
            let orders = (left[rows: band.label] + right[rows: band.values]).map(\.order)
            return (first: orders.min() ?? 0, last: orders.max() ?? 0)
        }
        return zip(spans, spans.dropFirst()).count { $0.last < $1.first } * 10 >= (spans.count - 1) * 9
    }

    /// Whether there is more space above what labels name than between its lines, of which there must be some.
    private func haveSpaceAbove(_ bands: [Band]) -> Bool {
        func space(_ row: Int) -> Double { right.rows[row].box.y0 - right.rows[row - 1].box.y1 }
        let inside = bands.flatMap { $0.values.dropFirst().map(space) }
        let starts = bands.dropFirst().filter { !$0.values.isEmpty && $0.values.lowerBound > 0 }
        guard bands.count >= 4, inside.count >= 2, inside.count * 4 >= starts.count else { return false }
        let least = inside.median + 0.15 * em
        return starts.count { space($0.values.lowerBound) > least } * 5 >= starts.count * 4
    }

    /// Whether the labels with something beside them end at one place and start at many.
    private func areFlushRight(_ bands: [Band]) -> Bool {
        let boxes = bands.filter { !beside[$0.label.lowerBound].isEmpty }.flatMap { left.rows[$0.label].map(\.box) }
        let (start, end) = (boxes.map(\.x0).median, boxes.map(\.x1).median)
        return boxes.count { abs($0.x1 - end) <= 0.2 * em } * 10 >= boxes.count * 9
            && boxes.count { abs($0.x0 - start) <= 0.2 * em } * 2 < boxes.count
    }
}

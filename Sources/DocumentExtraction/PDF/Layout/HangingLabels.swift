// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Labels, dates or titles left of the lines that they belong to, as in the older form of Europass.
///
/// They seem a column of their own; but each starts at the height of what it names, or stands above it, and what it names
/// ends above the next label. Lines of a true column meet those beside it by chance alone. That chance is small where the
/// content stream goes from label to label, or where space stands above what each label names.
struct HangingLabels {
    /// How far the first lines of a label and its values may stand apart, in font sizes.
    static let slack = 0.3
    /// The longest label, in rows.
    private static let mostRows = 4

    let text: PageText
    let left: Rows
    let right: Rows
    let em: Double
    /// For each row of the left, the rows of the right that overlap it.
    let beside: [Range<Int>]
    /// For each row of the left, whether the stream paints words of the right between it and the row above.
    private let isVisited: [Bool]

    /// A label and the rows of the right from its height down to the next label.
    struct Band {
        let label: Range<Int>
        var values: Range<Int>
    }

    init(left: [LayoutWord], right: [LayoutWord], in text: PageText) {
        self.text = text
        self.left = Rows(left)
        self.right = Rows(right)
        em = (self.left.rows + self.right.rows).map(\.size).median
        beside = Self.overlaps(self.left, self.right)
        isVisited = Self.visits(self.left, self.right)
    }

    /// The labels, each before what it names; `nil` of true columns.
    ///
    /// Where those of the page before may go on (`goOn`), few do.
    func parts(goOn: Bool) -> [[LayoutWord]]? {
        guard goOn && left.count > 0 || left.count >= 3 && isRightLonger, mayBeLabels else { return nil }
        let bands = bands
        guard goOn && doGoOn(bands) || bands.count >= 3 && areHanging(bands) else { return nil }
        let first = bands[0].values.lowerBound
        let parts = [right[rows: 0..<first]] + bands.flatMap { [left[rows: $0.label], right[rows: $0.values]] }
        return parts.filter { !$0.isEmpty }.map(Array.init)
    }

    private var isRightLonger: Bool {
        right.count >= left.count / 2 && left.words.textLength < 2 * right.words.textLength
    }

    /// Short rows without what only a column of its own holds: bullets and addresses of mail.
    private var mayBeLabels: Bool {
        guard left.words.textLength <= 32 * left.count else { return false }
        if left.rows.contains(where: { left.words[$0.range.lowerBound].traits.contains(.bullet) }) { return false }
        return !left.words.contains { word in
            !word.traits.isDisjoint(with: [.rightToLeft, .table]) || text.characters(word).contains("@")
        }
    }
}

extension HangingLabels {
    /// For each row of `left`, which rows of `right` it overlaps by height.
    private static func overlaps(_ left: Rows, _ right: Rows) -> [Range<Int>] {
        var (first, result) = (0, [Range<Int>]())
        for row in left.rows {
            while first < right.count, right.rows[first].box.y1 <= row.box.y0 + 0.35 * row.box.height { first += 1 }
            var end = first
            while end < right.count, right.rows[end].box.y0 < row.box.y1 - 0.35 * row.box.height { end += 1 }
            result.append(first..<end)
        }
        return result
    }

    private static func visits(_ left: Rows, _ right: Rows) -> [Bool] {
        let orders = right.words.map(\.order).sorted()
        var result = [false]
        for row in left.rows.indices.dropFirst() {
            guard let last = left[row - 1].map(\.order).max(), let next = left[row].map(\.order).min() else { continue }
            let place = orders.firstIndex(after: last)
            result.append(place < orders.count && orders[place] < next)
        }
        return result
    }

    /// Whether the stream leaves most of the rows that have something beside them for the right.
    private var goesToAndFro: Bool {
        let all = left.rows.indices.dropFirst().filter { !beside[$0 - 1].isEmpty }
        return all.count { isVisited[$0] } * 5 >= all.count * 2
    }

    private var bands: [Band] {
        var labels: [Range<Int>] = []
        let gap = innerGap
        let goesToAndFro = goesToAndFro
        for row in 0..<left.count {
            if let last = labels.last, goesOn(row, gap: gap, goesToAndFro), last.count < Self.mostRows {
                labels[labels.count - 1] = last.lowerBound..<(row + 1)
            } else {
                labels.append(row..<(row + 1))
            }
        }
        var bands = labels.map { Band(label: $0, values: start(of: $0, goesToAndFro)..<right.count) }
        for index in bands.indices.dropLast() {
            let next = bands[index + 1].values.lowerBound
            bands[index].values = min(bands[index].values.lowerBound, next)..<next
        }
        return bands
    }

    /// The first row of the right that a label names: beside it, or higher where the label stands at the middle of rows
    /// that the stream paints after it.
    private func start(of label: Range<Int>, _ goesToAndFro: Bool) -> Int {
        var start = beside[label.lowerBound].lowerBound
        guard goesToAndFro, let last = left[rows: label].map(\.order).max() else { return start }
        while start > 0, right[start - 1].allSatisfy({ $0.order > last }) { start -= 1 }
        return start
    }

    /// Whether a row of the left goes on with the label that the row above it belongs to.
    private func goesOn(_ row: Int, gap: Double?, _ goesToAndFro: Bool) -> Bool {
        let (above, here) = (left.rows[row - 1], left.rows[row])
        let space = here.box.y0 - above.box.y1
        guard space < 0.6 * em, abs(above.size - here.size) <= 0.08 * here.size,
            left[row - 1].areBold == left[row].areBold
        else { return false }
        if isVisited[row] { return false }
        if startsSmall(left[row]) || goesToAndFro && !beside[row - 1].isEmpty { return true }
        if beside[row].isEmpty || !isAligned(here, right.rows[beside[row].lowerBound]) { return true }
        return gap.map { space <= $0 } ?? false
    }

    func isAligned(_ label: Rows.Row, _ value: Rows.Row) -> Bool {
        let isTable = right.words[value.range.lowerBound].traits.contains(.table)
        return abs(label.baseline - value.baseline) <= Self.slack * em
            || abs(label.box.y0 - value.box.y0) <= (isTable ? 0.8 : Self.slack) * em
    }

    func startsSmall(_ words: ArraySlice<LayoutWord>) -> Bool {
        guard let first = words.first.flatMap({ text.characters($0).first }) else { return false }
        return first == "(" || Letters.isLower(first)
    }

    /// The widest space between rows of one cell, where that between cells is wider; `nil` where it is not.
    private var innerGap: Double? {
        var (inside, between) = ([Double](), [Double]())
        var starts = Set<Int>()
        for row in beside where !row.isEmpty { starts.insert(row.lowerBound) }
        for row in right.rows.indices.dropFirst() {
            let space = right.rows[row].box.y0 - right.rows[row - 1].box.y1
            if !starts.contains(row) {
                inside.append(space)
            } else if !starts.contains(row - 1) {
                between.append(space)
            }
        }
        guard !inside.isEmpty, !between.isEmpty, between.median > inside.median + 0.15 * em else { return nil }
        return (inside.median + between.median) / 2
    }
}

extension [Int32] {
    /// The place of the first element above `value`; they are in ascending order.
    fileprivate func firstIndex(after value: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Rows of a page that the content stream goes down one after the other, as it does with lines of one text.
///
/// Columns may be painted like that too, line by line; then their rows stand beside each other. Cells of a short table, a
/// title and the date at the end of its line, a list whose further column each row has, seem two columns by their strip of
/// white alone.
struct StraightStream {
    /// Longer rows, in characters, are text.
    private static let longest = 60

    private let rows: Rows
    private let range: Range<Int>
    private let middle: Double
    /// The size of most rows, and whether most of them are bold.
    private let usual: (size: Double, isBold: Bool)

    /// The rows `range` that the gutter at `middle` parts; `nil` where the stream goes to and fro between them.
    ///
    /// Bullets do not count: some programs paint them after all text.
    init?(_ rows: Rows, in range: Range<Int>, middle: Double) {
        var painted = Int32.min
        for row in range {
            var last = painted
            for word in rows[row] where !word.traits.contains(.bullet) {
                guard word.order >= painted else { return nil }
                last = max(last, word.order)
            }
            painted = last
        }
        (self.rows, self.range, self.middle) = (rows, range, middle)
        usual = (
            range.map { rows.rows[$0].size }.median, range.count { rows[$0].areBold } * 2 >= range.count
        )
    }

    /// Whether most rows with words of both sides have further cells: columns of text have one each.
    var isTable: Bool {
        let both = range.filter { sides($0).left && sides($0).right }
        let wide = both.count { row in
            let words = rows[row]
            let gaps = zip(words, words.dropFirst()).count {
                $1.box.x0 - $0.box.x1 > LineAssembly.cellGap * max($0.size, $1.size)
            }
            return gaps >= 2
        }
        return wide * 2 > both.count
    }

    /// Whether these are lists one below another, as of names with their levels at the right edge.
    ///
    /// Titles stand between rows of which all are short and have words of both sides. What no title parts may be one table.
    var isLists: Bool {
        let listed = range.filter { !isTitle($0) }
        guard let first = listed.first, let last = listed.last, last - first >= listed.count else { return false }
        let both = listed.count { sides($0).left && sides($0).right }
        let length = listed.reduce(0) { $0 + rows[$1].textLength }
        return both * 20 >= listed.count * 19 && length <= Self.longest * listed.count
    }

    /// The longest runs of rows, from the first on and up to the last, that the stream goes straight down.
    static func ends(of range: Range<Int>, in rows: Rows) -> [Range<Int>] {
        let orders = range.map { row in rows[row].filter { !$0.traits.contains(.bullet) }.map(\.order) }
        var end = 0
        var painted = Int32.min
        while end < orders.count, orders[end].allSatisfy({ $0 >= painted }) {
            painted = max(painted, orders[end].max() ?? painted)
            end += 1
        }
        var start = orders.count
        painted = .max
        while start > 0, orders[start - 1].allSatisfy({ $0 <= painted }) {
            painted = min(painted, orders[start - 1].min() ?? painted)
            start -= 1
        }
        return [range.lowerBound..<(range.lowerBound + end), (range.lowerBound + start)..<range.upperBound]
            .filter { $0.count >= 4 && $0 != range }
    }

    /// Stretches of at least `count` rows on end that stand beside each other, between titles that stand above both sides.
    func stretches(of count: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var (start, end): (Int?, Int) = (nil, 0)
        for row in range {
            if isBeside(row) {
                (start, end) = (start ?? row, row + 1)
            } else if isTitle(row) {
                if let start { found.append(start..<end) }
                start = nil
            }
        }
        if let start { found.append(start..<end) }
        return found.filter { $0.count(where: isBeside) >= count }
    }

    /// Whether these are rows of two short cells, one below another, as in a list over two columns.
    func isGrid(_ stretch: Range<Int>) -> Bool {
        let length = stretch.reduce(0) { $0 + rows[$1].textLength }
        return length <= Self.longest * stretch.count && stretch.allSatisfy { sides($0).left && sides($0).right }
    }

    /// Whether all on the right are short pieces at the end of a line of text, right-aligned: towns beside the names of
    /// firms.
    var isFlushRight: Bool {
        var (starts, ends) = ([Double](), [Double]())
        var length = 0
        for row in range {
            let (left, right) = sides(row)
            guard right else { continue }
            guard left else { return false }
            let words = rows[row].filter { $0.centerX >= middle }
            length += words.textLength
            starts.append(words.bounds.x0)
            ends.append(words.bounds.x1)
        }
        guard let first = starts.min(), let last = starts.max(), let edge = ends.max(), let end = ends.min() else {
            return false
        }
        return edge - end <= 1.5 && last - first > usual.size && length <= 30 * ends.count
    }

    /// Whether both cells of all rows start with a bullet: lists beside each other, and no words with their levels.
    func hasBullets(_ stretch: Range<Int>) -> Bool {
        stretch.allSatisfy { row in
            let right = rows[row].first { $0.centerX >= middle }
            return [rows[row].first, right].allSatisfy { $0?.traits.contains(.bullet) == true }
        }
    }

    /// Whether words of both sides stand in the row, or the row before it stands beside it on the other side.
    private func isBeside(_ row: Int) -> Bool {
        let (left, right) = sides(row)
        if left && right { return true }
        guard row > range.lowerBound else { return false }
        let before = sides(row - 1)
        return before.left == right && before.right == left && overlap(row - 1, row)
    }

    private func sides(_ row: Int) -> (left: Bool, right: Bool) {
        let words = rows[row]
        return (words.contains { $0.centerX < middle }, words.contains { $0.centerX >= middle })
    }

    private func overlap(_ above: Int, _ below: Int) -> Bool {
        let (one, next) = (rows.rows[above].box, rows.rows[below].box)
        return one.y1 - next.y0 > 0.3 * min(one.height, next.height)
    }

    /// Whether a row of one side, beside nothing, is bigger than most or bold where most are not.
    func isTitle(_ row: Int) -> Bool {
        guard row + 1 >= range.upperBound || !overlap(row, row + 1) else { return false }
        return rows.rows[row].size >= 1.12 * usual.size || !usual.isBold && rows[row].areBold
    }

}

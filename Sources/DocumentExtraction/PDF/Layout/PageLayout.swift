// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the words of a page to its lines in reading order: recursive cuts along gutters and across the rows between,
/// for each direction of text apart.
struct PageLayout {
    /// The page, with the characters of words that layout joined.
    private(set) var text: PageText
    /// Whether the text goes on over the page break: then a narrow column is read before the main one.
    private let continues: Bool
    /// Regions in reading order; those of the page's main direction come first.
    private(set) var regions: [Region] = []

    /// Lines that belong to one column.
    struct Region: Sendable {
        var lines: [LaidLine]
        let direction: TextDirection
    }

    init(_ text: PageText, continues: Bool) {
        self.text = text
        self.continues = continues
        for (direction, words) in Self.byDirection(text.words) {
            let isTurned = direction == .down || direction == .up
            let width = isTurned ? text.height : text.width
            var preparation = WordPreparation(self.text)
            let prepared = preparation.prepare(words)
            self.text = preparation.text
            read(prepared, direction: direction, width: width, depth: 0)
        }
    }

    /// The words of each direction, that of most characters first.
    private static func byDirection(_ words: [LayoutWord]) -> [(TextDirection, [LayoutWord])] {
        guard let first = words.first else { return [] }
        if words.allSatisfy({ $0.direction == first.direction }) { return [(first.direction, words)] }
        let groups = TextDirection.allCases.map { direction in
            (direction, words.filter { $0.direction == direction })
        }
        let counts = groups.map { $0.1.reduce(0) { $0 + $1.count } }
        return zip(groups, counts).filter { $1 > 0 }.sorted { $0.1 > $1.1 }.map(\.0)
    }

    private mutating func read(
        _ words: some Collection<LayoutWord>,
        direction: TextDirection,
        width: Double,
        depth: Int
    ) {
        guard !words.isEmpty else { return }
        let rows = Rows(words)
        let found = depth < 8 ? ColumnFinder(rows: rows, pageWidth: width).find() : (columns: nil, rails: [])
        guard let gutter = found.columns else {
            let lines = LineAssembly(text: text).lines(of: rows, rails: found.rails)
            regions.append(Region(lines: lines, direction: direction))
            return
        }
        let run = rows[rows: gutter.rows]
        let left = run.filter { $0.centerX < gutter.middle }
        let right = run.filter { $0.centerX >= gutter.middle }
        let parts = readsRightFirst(left, right) ? [right, left] : [left, right]
        read(rows[rows: 0..<gutter.rows.lowerBound], direction: direction, width: width, depth: depth + 1)
        for part in parts { read(part, direction: direction, width: width, depth: depth + 1) }
        read(rows[rows: gutter.rows.upperBound..<rows.count], direction: direction, width: width, depth: depth + 1)
    }

    private func readsRightFirst(_ left: [LayoutWord], _ right: [LayoutWord]) -> Bool {
        if continues, right.bounds.width < 0.7 * left.bounds.width { return true }
        let turned = (left + right).count { $0.traits.contains(.rightToLeft) }
        return turned * 2 > left.count + right.count
    }
}

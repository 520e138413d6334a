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
    /// Ruled tables, whose rows stand among the words until they are written.
    private var tables: [LaidTable?] = []
    /// The gutter between labels and what they name; on this page, and on the one before.
    private(set) var labels: ColumnFinder.Gutter?
    private let labelsBefore: ColumnFinder.Gutter?

    /// Lines that belong to one column.
    struct Region: Sendable {
        var lines: [LaidLine]
        /// For tables, instead of lines.
        var table: LaidTable?
        let direction: TextDirection
    }

    init(_ text: PageText, continues: Bool, labelsBefore: ColumnFinder.Gutter? = nil) {
        self.text = text
        self.labelsBefore = labelsBefore
        self.continues = continues
        let groups = Self.byDirection(text.words)
        for (direction, words) in groups {
            let isTurned = direction == .down || direction == .up
            let width = isTurned ? text.height : text.width
            var preparation = WordPreparation(self.text)
            let prepared = preparation.prepare(words)
            self.text = preparation.text
            read(withoutTables(prepared, direction), direction: direction, width: width, depth: 0)
            if let tags = text.tags { follow(groups.count == 1 ? tags : nil, prepared, direction) }
        }
    }

    /// The words with ruled tables taken out, which run from left to right.
    private mutating func withoutTables(_ words: [LayoutWord], _ direction: TextDirection) -> [LayoutWord] {
        guard direction == .right, let rules = text.rules else { return words }
        let found = RuledTables(words, in: text, rules: rules)
        tables = found.tables
        return found.words
    }

    /// Lets the structure tree lead where it may, and forgets it where it cannot be trusted.
    private mutating func follow(_ tags: PageTags?, _ words: [LayoutWord], _ direction: TextDirection) {
        let tagged = tags.map { TaggedLayout(words, of: text, tags: $0, direction: direction) }
        switch tagged?.verdict(on: regions) {
        case .leads(let ordered):
            regions = ordered
            text.tagsLead = true
        case .namesOnly: break
        case .misleads, nil: text.tags = nil
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
        let found = depth < 8 ? ColumnFinder.find(rows, pageWidth: width) : (columns: nil, rails: [])
        guard let gutter = found.columns ?? (depth == 0 && found.rails.isEmpty ? goingOn(in: rows) : nil) else {
            append(LineAssembly(text: text).lines(of: rows, rails: found.rails), direction: direction)
            return
        }
        let span = gutter.rows.lowerBound..<gutter.end(in: rows)
        let run = rows[rows: span]
        let left = run.filter { $0.centerX < gutter.middle }
        let right = run.filter { $0.centerX >= gutter.middle }
        let visits = ColumnVisits(left: left, right: right, rows: span.count)
        let parts = HangingLabels(left: left, right: right, in: text).parts(goOn: goesOn(gutter))
        if parts != nil { labels = gutter }
        read(rows[rows: 0..<gutter.rows.lowerBound], direction: direction, width: width, depth: depth + 1)
        if visits.isTable, !gutter.isList, !run.contains(where: { $0.traits.contains(.table) }),
            let table = TableFinder(text: text).table(of: run)
        {
            regions.append(Region(lines: [], table: table, direction: direction))
        } else if let bands = visits.bands {
            for part in bands { read(part, direction: direction, width: width, depth: depth + 1) }
        } else if let parts {
            for part in parts { read(part, direction: direction, width: width, depth: depth + 1) }
        } else {
            let leftFirst = visits.readsLeftFirst ?? !readsRightFirst(left, right)
            for part in leftFirst ? [left, right] : [right, left] {
                read(part, direction: direction, width: width, depth: depth + 1)
            }
        }
        read(rows[rows: span.upperBound..<rows.count], direction: direction, width: width, depth: depth + 1)
    }

    /// Takes in lines; where one holds a row of a ruled table, the whole table follows the words before it.
    private mutating func append(_ lines: [LaidLine], direction: TextDirection) {
        guard !tables.isEmpty else { return appendText(lines, direction: direction) }
        var plain: [LaidLine] = []
        for line in lines {
            guard line.words.contains(where: { $0.traits.contains(.table) }) else {
                plain.append(line)
                continue
            }
            for cell in line.cellStarts.indices.map({ line.cell($0) }) {
                for part in cell.split(whereSeparator: { $0.traits.contains(.table) }) {
                    plain.append(LaidLine(cells: [Array(part)], in: text))
                }
            }
            for index in line.words.compactMap(\.tableIndex) {
                guard let table = tables[index] else { continue }
                tables[index] = nil
                appendText(plain, direction: direction)
                plain = []
                regions.append(Region(lines: [], table: table, direction: direction))
            }
        }
        appendText(plain, direction: direction)
    }

    /// Takes in lines of text; runs of them that form a grid are tables of their own.
    private mutating func appendText(_ lines: [LaidLine], direction: TextDirection) {
        var next = 0
        for grid in TableFinder(text: text).grids(in: lines) {
            if grid.lines.lowerBound > next {
                regions.append(Region(lines: Array(lines[next..<grid.lines.lowerBound]), direction: direction))
            }
            regions.append(Region(lines: [], table: grid.table, direction: direction))
            next = grid.lines.upperBound
        }
        guard next < lines.count else { return }
        regions.append(Region(lines: next == 0 ? lines : Array(lines[next...]), direction: direction))
    }

    private func readsRightFirst(_ left: [LayoutWord], _ right: [LayoutWord]) -> Bool {
        if continues, right.bounds.width < 0.7 * left.bounds.width { return true }
        let turned = (left + right).count { $0.traits.contains(.rightToLeft) }
        return turned * 2 > left.count + right.count
    }

    /// Whether values start where they did on the page before.
    private func goesOn(_ gutter: ColumnFinder.Gutter) -> Bool {
        labelsBefore.map { abs($0.x1 - gutter.x1) <= 2 && gutter.x0 <= $0.x1 } ?? false
    }

    /// Where the labels of the page before go on in too few rows for a gutter of their own: over most of the page.
    private func goingOn(in rows: Rows) -> ColumnFinder.Gutter? {
        guard var gutter = labelsBefore else { return nil }
        let strip = (gutter.x0 + 2, gutter.x1 - 2)
        let isFree = rows.rows.indices.map { row in !rows[row].contains { $0.box.x0 < strip.1 && $0.box.x1 > strip.0 } }
        guard let first = isFree.firstIndex(of: true) else { return nil }
        gutter.rows = first..<(isFree[first...].firstIndex(of: false) ?? rows.count)
        guard gutter.rows.count * 4 >= rows.count * 3 else { return nil }
        let run = rows[rows: gutter.rows]
        let right = run.filter { $0.centerX >= gutter.middle }
        guard !right.isEmpty, abs(right.bounds.x0 - gutter.x1) <= 2 else { return nil }
        let labels = HangingLabels(left: run.filter { $0.centerX < gutter.middle }, right: right, in: text)
        return labels.parts(goOn: true) == nil ? nil : gutter
    }
}

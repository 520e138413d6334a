// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Reads a page in the order of its structure tree, where that does not contradict what the page looks like.
///
/// Programs tag what they like: paragraphs in the order in which boxes were drawn, tables that only place columns, one
/// paragraph for a whole page. The tree leads where
///
/// - no more than one line in ten that the layout sees as one belongs to several blocks of the tree,
/// - neither order steps back in the other more often than once in seven lines,
/// - no block that holds most of the page falls apart into pieces with space between them.
struct TaggedLayout {
    private let text: PageText
    private let tags: PageTags
    private let direction: TextDirection
    /// The words of each block in the order of the tree and, in a piece, of the stream.
    private var words: [[LayoutWord]]
    /// Words that the tree does not name: artifacts, and what was forgotten.
    private var others: [LayoutWord] = []
    /// The tables that hold figures and facts; those that only place columns are taken for what stands in them.
    private var tables: [Int: LaidTable] = [:]

    /// `words` are those of the page, in one direction, ready for layout.
    init(_ words: [LayoutWord], of text: PageText, tags: PageTags, direction: TextDirection) {
        self.text = text
        self.tags = tags
        self.direction = direction
        var places: [[(rank: Int, word: LayoutWord)]] = Array(repeating: [], count: tags.blocks.count)
        for word in words {
            if let block = tags.block(word.mark), let rank = tags.rank(word.mark), !word.traits.contains(.artifact) {
                places[block].append((rank, word))
            } else {
                others.append(word)
            }
        }
        self.words = places.map { block in
            block.sorted { ($0.rank, $0.word.order) < ($1.rank, $1.word.order) }.map(\.word)
        }
        for (element, table) in tags.tables {
            if let laid = laid(table, element) { tables[element] = laid }
        }
    }

    /// What the tree is good for.
    enum Verdict {
        /// These regions, in this order.
        case leads([PageLayout.Region])
        /// To tell headings and items, in the order of the layout: the tree tears lines apart.
        case namesOnly
        case misleads
    }

    /// Holds the tree against the regions that the layout found.
    func verdict(on layout: [PageLayout.Region]) -> Verdict {
        let regions = ordered()
        let comparison = TagComparison(
            layout,
            regions,
            tags: tags,
            lengths: words.map { Rows($0).count },
            tables: Set(tables.keys)
        )
        guard !isOneLump(regions) else { return .misleads }
        if comparison.isTorn { return .namesOnly }
        return comparison.isContradicted ? .misleads : .leads(placed(regions))
    }

    /// The lines of words that follow one another: they start anew where the stream goes up, as from the end of a column
    /// to the start of the next.
    private func lines(of words: [LayoutWord]) -> [LaidLine] {
        let assembly = LineAssembly(text: text)
        var lines: [LaidLine] = []
        var start = 0
        var bottom = -Double.infinity
        for (index, word) in words.enumerated() {
            if index > start, word.box.y1 < bottom - 0.8 * word.size {
                lines += assembly.lines(of: Rows(words[start..<index]), rails: [])
                start = index
                bottom = -.infinity
            }
            bottom = max(bottom, word.box.y1)
        }
        return lines + assembly.lines(of: Rows(words[start...]), rails: [])
    }

    private func ordered() -> [PageLayout.Region] {
        var regions: [PageLayout.Region] = []
        var written: Set<Int> = []
        for (index, block) in tags.blocks.enumerated() where !words[index].isEmpty {
            if let table = block.table, let laid = tables[table], block.cell != nil {
                guard written.insert(table).inserted else { continue }
                regions.append(PageLayout.Region(lines: [], table: laid, direction: direction))
            } else {
                regions.append(PageLayout.Region(lines: lines(of: words[index]), direction: direction))
            }
        }
        return regions
    }

    /// The cells of a table; `nil` where it only places columns.
    ///
    /// Cells of figures and facts are short, and most rows have several; tables that place columns have long cells, titles
    /// or lists in them. Two columns without a header cell are dates or labels beside entries more often than a table.
    private func laid(_ table: PageTags.Table, _ element: Int) -> LaidTable? {
        guard !table.holdsMore else { return nil }
        var byCell: [Int: [LaidLine]] = [:]
        for (index, block) in tags.blocks.enumerated() where block.table == element {
            guard let cell = block.cell, !words[index].isEmpty else { continue }
            byCell[cell, default: []] += lines(of: words[index])
        }
        let rows = table.rows.filter { row in row.contains { byCell[$0.element] != nil } }
        let cells = rows.joined().compactMap { byCell[$0.element] }
        let isHeaded = rows.joined().contains(where: \.isHeader)
        let columns = rows.map { $0.reduce(0) { $0 + $1.columnSpan } }.max() ?? 0
        guard rows.count >= 2, columns >= 3 || columns == 2 && isHeaded,
            cells.allSatisfy({ $0.reduce(0) { $0 + $1.look.count } <= 300 }),
            rows.count(where: { $0.count { byCell[$0.element] != nil } >= 2 }) * 5 >= rows.count * 3
        else { return nil }
        return LaidTable(
            rows: rows.map { row in
                row.map { cell in
                    LaidTable.Cell(
                        lines: byCell[cell.element] ?? [],
                        columnSpan: cell.columnSpan,
                        rowSpan: cell.rowSpan
                    )
                }
            }
        )
    }

    /// Whether one block holds most of the page, and falls apart into pieces.
    private func isOneLump(_ regions: [PageLayout.Region]) -> Bool {
        let counts = regions.map { region in region.lines.reduce(0) { $0 + $1.look.count } }
        guard let largest = counts.indices.max(by: { counts[$0] < counts[$1] }),
            counts[largest] * 2 > counts.reduce(0, +)
        else { return false }
        let lines = regions[largest].lines
        let gap = BlockBuilder.usualGap(lines)
        return zip(lines, lines.dropFirst()).count { BlockBuilder.areApart($0, $1, usualGap: gap) } >= 3
    }

    /// The regions with what the tree does not name: behind the lines that stand above it, else at the start.
    private func placed(_ regions: [PageLayout.Region]) -> [PageLayout.Region] {
        guard !others.isEmpty else { return regions }
        var result = regions
        for line in LineAssembly(text: text).lines(of: Rows(others), rails: []) {
            let region = PageLayout.Region(lines: [line], direction: direction)
            let above = result.lastIndex { region in
                guard let last = region.lines.last else { return false }
                return last.box.y1 <= line.box.y0 + 1 && last.box.x0 < line.box.x1 && line.box.x0 < last.box.x1
            }
            let isLow = line.box.y0 > text.height / 2
            let place = line.isArtifact ? (isLow ? result.count : 0) : above.map { $0 + 1 } ?? 0
            result.insert(region, at: place)
        }
        return result
    }
}

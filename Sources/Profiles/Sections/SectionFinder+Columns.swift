// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Finds where a column or a box begins that does not go on with the section before it.
extension SectionFinder {
    /// Lines where a new column or box starts that does not go on with the section before it.
    func containerChanges(_ lines: [CVLine], titles: [Int: Title]) -> Set<Int> {
        var changes: Set<Int> = []
        let layouts = layoutTables(lines, titles: titles)
        var inBox = lines.first?.source.kind == .textBox
        var kind = titles[0]?.kind
        for index in lines.indices.dropFirst() {
            let line = lines[index].source
            kind = titles[index]?.kind ?? kind
            if isLoneHeading(index, lines: lines, titles: titles) { changes.insert(index) }
            // Headings and lists keep their kind within a text box: plain text alone tells which side a line is on.
            let entersBox = line.kind == .textBox && !inBox
            let leavesBox = line.kind == .paragraph && inBox
            if entersBox || leavesBox { inBox.toggle() }
            guard entersBox || leavesBox || Self.isChange(lines[index - 1].source, line, layouts) else { continue }
            guard titles[index - 1] == nil, !continues(from: index, lines: lines, titles: titles),
                !isBelowEntryRow(index, lines), !lines[index - 1].text.hasSuffix(":"),
                kind != .languages || !namesLanguages(from: index, lines)
            else { continue }
            var start = index
            while start > 0, titles[start - 1] == nil, lines[start - 1].look.isHeading, leavesBox { start -= 1 }
            changes.insert(start)
        }
        return changes
    }

    /// A heading of unknown words right before a title, below a list: the job title above the main column.
    func isLoneHeading(_ index: Int, lines: [CVLine], titles: [Int: Title]) -> Bool {
        guard lines[index].look.isHeading, titles[index] == nil, titles[index + 1] != nil, titles[index - 1] == nil,
            lines[index].dates.isEmpty, lines[index].source.cell.map({ $0.row == 0 }) ?? true
        else { return false }
        var above = index - 1
        while above >= 0, titles[above] == nil { above -= 1 }
        return titles[above].map { ![.work, .education, .projects, .volunteer].contains($0.kind) } ?? false
    }

    /// Tables whose columns are those of the page: one or two rows, with a title or more than two lines in a cell.
    ///
    /// Others of that size are lists of two columns, as of languages and their levels.
    func layoutTables(_ lines: [CVLine], titles: [Int: Title]) -> Set<Int> {
        let tables = Dictionary(grouping: lines.indices) { lines[$0].source.cell?.table }
        let layouts = tables.filter { table, indices in
            let cells = Dictionary(grouping: indices) { lines[$0].source.cell }
            // What stands right below a title is what it speaks of.
            let isUnderTitle =
                indices.min().map { titles[$0 - 1] != nil } == true && !indices.contains { titles[$0] != nil }
            return table != nil && !isUnderTitle && Set(cells.keys.map { $0?.row }).count <= 2
                && (cells.values.contains { $0.count > 2 } || indices.contains { titles[$0] != nil })
        }
        return Set(layouts.keys.compactMap { $0 })
    }

    /// Whether a line begins a table, a column or a box of the page's layout.
    ///
    /// Tables right below each other are one list, as where each position or each language is a table of its own.
    static func isChange(_ previous: TextLine, _ line: TextLine, _ layouts: Set<Int>) -> Bool {
        if let one = previous.cell?.table, let two = line.cell?.table, one != two {
            return layouts.contains(one) || layouts.contains(two)
        }
        if previous.cell?.table != line.cell?.table { return true }
        if let one = previous.cell, let two = line.cell, one.column != two.column, layouts.contains(one.table) {
            return true
        }
        if let one = previous.box, let two = line.box, previous.page == line.page {
            return two.y1 < one.y0 - 40 && (two.x0 > one.x0 + 60 || two.x0 < one.x0 - 60)
        }
        return false
    }

    /// Whether a table begins here that names languages, as in Europass.
    private func namesLanguages(from index: Int, _ lines: [CVLine]) -> Bool {
        guard let table = lines[index].source.cell?.table else { return false }
        return lines[index...].prefix { $0.source.cell?.table == table }
            .contains { lexicons[.languages].longestMatch($0.words, at: 0) != nil }
    }

    /// Whether right above stands a table of one row with a date, as of the employer and the time: the position is below.
    private func isBelowEntryRow(_ index: Int, _ lines: [CVLine]) -> Bool {
        guard lines[index].source.cell == nil, let cell = lines[index - 1].source.cell else { return false }
        let table = lines[..<index].reversed().prefix { $0.source.cell?.table == cell.table }
        return table.allSatisfy { $0.source.cell?.row == cell.row } && table.contains { $0.edgeDate != nil }
    }

    /// Whether the lines up to the next title carry entries: then they belong to the section before the change.
    func continues(from index: Int, lines: [CVLine], titles: [Int: Title]) -> Bool {
        for line in lines[index...].prefix(12) {
            if titles[line.index] != nil { return false }
            if line.edgeDate != nil || line.isBullet { return true }
        }
        return false
    }
}

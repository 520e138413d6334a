// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Takes the tables whose cells are ruled out of the words of a page, before columns are looked for.
///
/// In place of the words of a table stands an empty word for each of its rows, so that the order of what is around it is
/// found as if the table were text.
struct RuledTables {
    /// Longer cells hold text of their own: such tables place columns, and the layout finds them.
    private static let longestCell = 300

    private(set) var tables: [LaidTable] = []
    /// The words outside tables, and those that stand for rows of tables.
    private(set) var words: [LayoutWord]

    private let text: PageText

    /// `words` run from left to right.
    init(_ words: [LayoutWord], in text: PageText, rules: PageRules) {
        self.text = text
        self.words = words
        for group in rules.groups {
            guard group.across.count >= 2, group.down.count >= 2, let grid = RuledGrid(group) else { continue }
            take(grid)
        }
    }

    private mutating func take(_ grid: RuledGrid) {
        var inside: [[LayoutWord]] = Array(repeating: [], count: grid.cells.count)
        var outside: [LayoutWord] = []
        for word in words {
            if let cell = grid.cell(atX: word.centerX, y: word.centerY), !word.traits.contains(.table) {
                inside[cell].append(word)
            } else {
                outside.append(word)
            }
        }
        guard isTable(grid, inside) else { return }
        let assembly = LineAssembly(text: text)
        let rows = grid.ys.indices.dropLast().map { row in
            grid.cells.indices.filter { grid.cells[$0].rows.lowerBound == row }.map { index in
                LaidTable.Cell(
                    lines: inside[index].isEmpty ? [] : assembly.lines(of: Rows(inside[index]), rails: []),
                    columnSpan: grid.cells[index].columns.count,
                    rowSpan: grid.cells[index].rows.count
                )
            }
        }
        tables.append(LaidTable(rows: rows))
        words = outside + placeholders(grid, inside.flatMap(\.self))
    }

    /// Whether short texts stand in most of the cells, several in most rows.
    private func isTable(_ grid: RuledGrid, _ inside: [[LayoutWord]]) -> Bool {
        var filled: [Int: Int] = [:]
        for (cell, words) in zip(grid.cells, inside) where !words.isEmpty {
            guard words.textLength <= Self.longestCell else { return false }
            filled[cell.rows.lowerBound, default: 0] += 1
        }
        let count = filled.values.reduce(0, +)
        return count >= 4 && count * 5 >= grid.cells.count * 2 && filled.values.count { $0 >= 2 } * 2 >= filled.count
    }

    /// An empty word for each row.
    private func placeholders(_ grid: RuledGrid, _ inside: [LayoutWord]) -> [LayoutWord] {
        guard let first = inside.min(by: { $0.order < $1.order }), let left = grid.xs.first, let right = grid.xs.last
        else { return [] }
        return zip(grid.ys, grid.ys.dropFirst()).map { top, bottom in
            var word = first
            word.box = Box(x0: left, y0: top, x1: right, y1: bottom)
            word.baseline = bottom - 0.2 * (bottom - top)
            // Its place in the list of tables stands where its characters would; there are none.
            word.start = Int32(tables.count - 1)
            word.end = word.start
            word.mark = -1
            word.traits = .table
            return word
        }
    }
}

extension LayoutWord {
    /// The table that it stands for, among those of its page.
    var tableIndex: Int? { traits.contains(.table) ? Int(start) : nil }
}

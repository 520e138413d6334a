// SPDX-License-Identifier: GPL-3.0-or-later

/// The cells that lines drawn on a page enclose: rectangles of a grid, some of which are merged.
struct RuledGrid: Sendable {
    /// A cell by the rows and columns of the grid that it takes.
    struct Cell: Sendable, Equatable {
        var rows: Range<Int>
        var columns: Range<Int>
    }

    /// Lines closer than this are one border drawn twice.
    private static let closest = 3.0
    /// Grids of more cells are ruled paper.
    private static let mostCells = 5000

    /// The places of the lines across, from the top, and down, from the left.
    let ys: [Double]
    let xs: [Double]
    /// Row by row.
    private(set) var cells: [Cell] = []
    /// By row and column, which of `cells` takes the place.
    private let owners: [[Int]]

    /// The grid of lines that hang together; `nil` where they enclose fewer than two rows of two columns, or areas that are
    /// no rectangles.
    init?(_ rules: PageRules) {
        ys = Self.places(rules.across, ends: rules.down)
        xs = Self.places(rules.down, ends: rules.across)
        let (rows, columns) = (ys.count - 1, xs.count - 1)
        guard rows >= 2, columns >= 2, rows * columns <= Self.mostCells else { return nil }
        let walls = Walls(rules, xs: xs, ys: ys)
        var owners = Array(repeating: Array(repeating: -1, count: columns), count: rows)
        for row in 0..<rows {
            for column in 0..<columns where owners[row][column] < 0 {
                let cell = walls.cell(row: row, column: column)
                for row in cell.rows {
                    for column in cell.columns {
                        guard owners[row][column] < 0 else { return nil }
                        owners[row][column] = cells.count
                    }
                }
                guard walls.enclose(cell) else { return nil }
                cells.append(cell)
            }
        }
        self.owners = owners
    }

    /// The cell that holds a point; `nil` outside the grid.
    func cell(atX x: Double, y: Double) -> Int? {
        guard let column = Self.interval(x, in: xs), let row = Self.interval(y, in: ys) else { return nil }
        return owners[row][column]
    }

    private static func interval(_ place: Double, in places: [Double]) -> Int? {
        guard let first = places.first, let last = places.last, place > first, place < last else { return nil }
        return places.lastIndex { $0 <= place }.map { min($0, places.count - 2) }
    }

    /// Where the lines of one direction stand, and where those of the other end beyond them: tables may be open at their
    /// sides.
    private static func places(_ rules: [PageRules.Rule], ends: [PageRules.Rule]) -> [Double] {
        var places = rules.map(\.at)
        if let first = ends.map(\.from).min(), let last = ends.map(\.to).max() { places += [first, last] }
        var result: [Double] = []
        for place in places.sorted() where result.last.map({ place - $0 > closest }) ?? true { result.append(place) }
        return result
    }
}

/// Which borders between the cells of a grid are drawn.
private struct Walls {
    /// By row, then by the line left of each column.
    private var left: [[Bool]]
    /// By the line above each row, then by column.
    private var above: [[Bool]]

    init(_ rules: PageRules, xs: [Double], ys: [Double]) {
        func isDrawn(_ rules: [PageRules.Rule], at place: Double, _ from: Double, _ to: Double) -> Bool {
            rules.contains { abs($0.at - place) <= 3 && $0.covers(from, to) }
        }
        left = zip(ys, ys.dropFirst()).map { top, bottom in
            xs.indices.map { index in
                index == 0 || index == xs.count - 1 || isDrawn(rules.down, at: xs[index], top, bottom)
            }
        }
        above = ys.indices.map { index in
            zip(xs, xs.dropFirst()).map { from, to in
                index == 0 || index == ys.count - 1 || isDrawn(rules.across, at: ys[index], from, to)
            }
        }
    }

    /// The cell that starts at the top left given, as far as its first row and its first column are open.
    func cell(row: Int, column: Int) -> RuledGrid.Cell {
        var (bottom, right) = (row + 1, column + 1)
        while !left[row][right] { right += 1 }
        while !above[bottom][column] { bottom += 1 }
        return .init(rows: row..<bottom, columns: column..<right)
    }

    /// Whether a cell has borders all around and none inside.
    func enclose(_ cell: RuledGrid.Cell) -> Bool {
        for row in cell.rows {
            guard left[row][cell.columns.lowerBound], left[row][cell.columns.upperBound] else { return false }
            for column in cell.columns.dropFirst() where left[row][column] { return false }
        }
        for column in cell.columns {
            guard above[cell.rows.lowerBound][column], above[cell.rows.upperBound][column] else { return false }
            for row in cell.rows.dropFirst() where above[row][column] { return false }
        }
        return true
    }
}

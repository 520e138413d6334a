// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the words of a page to its lines in reading order: recursive cuts along gutters and across the rows between.
struct PageLayout {
    private let width: Double
    /// Whether the text goes on over the page break: then a narrow column is read before the main one.
    private let continues: Bool
    /// Lines of each region, regions in reading order.
    private(set) var regions: [[LaidLine]] = []

    init(words: [PDFWord], width: Double, continues: Bool) {
        self.width = width
        self.continues = continues
        read(WordPreparation.prepare(words), depth: 0)
    }

    private mutating func read(_ words: [PDFWord], depth: Int) {
        guard !words.isEmpty else { return }
        let rows = WordRow.rows(of: words)
        let found = depth < 8 ? ColumnFinder(rows: rows, pageWidth: width).find() : (columns: nil, rails: [])
        guard let gutter = found.columns else {
            regions.append(LineAssembly.lines(of: rows, rails: found.rails))
            return
        }
        read(rows[..<gutter.rows.lowerBound].flatMap(\.words), depth: depth + 1)
        let run = rows[gutter.rows].flatMap(\.words)
        let left = run.filter { $0.centerX < gutter.middle }
        let right = run.filter { $0.centerX >= gutter.middle }
        let rightFirst = continues && right.bounds.width < 0.7 * left.bounds.width
        read(rightFirst ? right : left, depth: depth + 1)
        read(rightFirst ? left : right, depth: depth + 1)
        read(rows[gutter.rows.upperBound...].flatMap(\.words), depth: depth + 1)
    }
}

/// A line of words in reading order; tabs stand where cells part.
struct LaidLine: Sendable {
    var cells: [[PDFWord]]

    var words: [PDFWord] { cells.flatMap(\.self) }
    var box: Box { cells.joined().bounds }
    /// The size of most of its characters.
    var size: Double { cells.joined().flatMap { Array(repeating: $0.size, count: $0.text.count) }.median }
    /// Whether its first cell is bold: the date beside a bold title often is not.
    var isBold: Bool { cells.first?.allSatisfy(\.style.bold) ?? false }
    var text: String { cells.map(\.text).joined(separator: "\t") }
}

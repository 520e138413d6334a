// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the rows of a region without columns to its lines.
enum LineAssembly {
    /// A gap that parts cells, in font sizes; spaces of justified text stay well below.
    private static let cellGap = 2.0

    /// The lines of `rows`, where the labels of a rail on the left that run over several rows stand together on the line
    /// of the entry beside their first row.
    static func lines(of rows: [WordRow], rails: [ColumnFinder.Gutter]) -> [LaidLine] {
        var rows = rows.map(\.words)
        for rail in rails where rail.rail?.isOnLeft == true { gatherLabels(in: &rows, rail: rail) }
        return rows.enumerated().flatMap { index, words in
            let here = rails.filter { $0.rows.contains(index) }
            return titled(words, rails: here).map { LaidLine(cells: cells($0, rails: here)) }
        }
    }

    /// The words, where a title in the margin is a line of its own before the line beside it.
    private static func titled(_ words: [PDFWord], rails: [ColumnFinder.Gutter]) -> [[PDFWord]] {
        var parts = [words]
        for rail in rails where rail.rail?.kind == .titles {
            parts = parts.flatMap { words in
                [words.filter { $0.centerX < rail.middle }, words.filter { $0.centerX >= rail.middle }]
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Moves the further rows of a label up to its first row.
    private static func gatherLabels(in rows: inout [[PDFWord]], rail: ColumnFinder.Gutter) {
        var anchor: Int?
        var last: Box?
        for index in rail.rows where index < rows.count {
            let label = rows[index].filter { $0.centerX < rail.middle }
            let rest = rows[index].filter { $0.centerX >= rail.middle }
            guard !label.isEmpty else { continue }
            if let anchor, let last, label.bounds.y0 - last.y1 < 0.5 * label[0].size,
                rail.rail?.kind == .titles
                    || goesOn(rows[anchor].filter { $0.centerX < rail.middle }, label, besideText: !rest.isEmpty)
            {
                let content = rows[anchor].filter { $0.centerX >= rail.middle }
                rows[anchor] = rows[anchor].filter { $0.centerX < rail.middle } + label + content
                rows[index] = rest
            } else {
                anchor = rest.isEmpty ? nil : index
            }
            last = label.bounds
        }
    }

    /// Whether `next` goes on with the label `label` of the row above.
    private static func goesOn(_ label: [PDFWord], _ next: [PDFWord], besideText: Bool) -> Bool {
        let connectors: Set<String> = ["-", "–", "—", "à", "au", "to", "until", "jusqu'à", "→"]
        guard let end = label.last?.text, let start = next.first?.text else { return false }
        if connectors.contains(end.lowercased()) || connectors.contains(start.lowercased()) { return true }
        if let character = end.last, "-–—".contains(character) { return true }
        return !besideText && !next.text.contains(where: \.isNumber)
    }

    /// Parts words at wide gaps and at the strips of rails.
    private static func cells(_ words: [PDFWord], rails: [ColumnFinder.Gutter]) -> [[PDFWord]] {
        var cells: [[PDFWord]] = []
        for word in words {
            if let previous = cells.last?.last, isLoneBullet(cells) || !parts(previous, word, rails: rails) {
                cells[cells.count - 1].append(word)
            } else {
                cells.append([word])
            }
        }
        return cells
    }

    private static func isLoneBullet(_ cells: [[PDFWord]]) -> Bool {
        cells.count == 1 && cells[0].count == 1 && Bullets.isBullet(cells[0][0].text)
    }

    private static func parts(_ left: PDFWord, _ right: PDFWord, rails: [ColumnFinder.Gutter]) -> Bool {
        let gap = right.box.x0 - left.box.x1
        if gap > cellGap * max(left.size, right.size) { return true }
        return rails.contains { left.centerX < $0.middle && right.centerX >= $0.middle && gap > 0 }
    }
}

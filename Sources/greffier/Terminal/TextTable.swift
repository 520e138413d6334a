// SPDX-License-Identifier: GPL-3.0-or-later

/// A table for people: columns as wide as their longest cell, two spaces between them.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    init(_ header: String...) { self.init(header: header) }

    /// A table whose columns are known only when it is made.
    init(header: [String]) { self.header = header.map(Terminal.safe) }

    mutating func add(_ cells: String...) { add(cells) }

    mutating func add(_ cells: [String]) { rows.append(cells.map(Terminal.safe)) }

    var isEmpty: Bool { rows.isEmpty }

    /// Shortens the cells of a column, though not below `least`, until the table fits into `columns`.
    mutating func narrow(column: Int, to columns: Int = 80, least: Int = 20) {
        let excess = widths.reduce(0) { $0 + $1 + 2 } - 2 - columns
        guard excess > 0 else { return }
        let room = max(least, widths[column] - excess)
        for row in rows.indices { rows[row][column] = rows[row][column].abbreviated(to: room) }
    }

    private var widths: [Int] {
        header.indices.map { column in ([header] + rows).map { $0[column].displayWidth }.max() ?? 0 }
    }

    /// The lines, header first in bold where the terminal can.
    var lines: [String] {
        let widths = widths
        func line(_ cells: [String]) -> String {
            var text = ""
            for (column, cell) in cells.enumerated() {
                let isLast = column == cells.count - 1
                text += cell + (isLast ? "" : String(repeating: " ", count: widths[column] - cell.displayWidth + 2))
            }
            return text
        }
        return [Terminal.colored(line(header), .bold)] + rows.map(line)
    }

    func print(indentedBy columns: Int = 0) {
        for line in lines { Terminal.print(String(repeating: " ", count: columns) + line) }
    }
}

extension String {
    /// The same in at most `columns`, with a sign for what was taken out of its middle: names differ at their ends.
    func abbreviated(to columns: Int) -> String {
        guard displayWidth > columns, columns > 1 else { return self }
        let tail = (columns - 1) / 2
        return prefix(columns - 1 - tail) + "…" + suffix(tail)
    }

    /// Columns that a terminal needs: wide East Asian characters and emoji take two, combining marks none.
    var displayWidth: Int {
        reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            let isWide =
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
                || scalar.properties.isEmojiPresentation
            return width + (isWide ? 2 : 1)
        }
    }
}

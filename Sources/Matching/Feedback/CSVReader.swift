// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a table as spreadsheets write it (RFC 4180), whichever of `;`, `,` and tab separates its cells.
///
/// Takes back the apostrophe that `CSVText` puts before what could be a formula.
struct CSVReader {
    struct Row: Equatable {
        /// The line of the file that it begins on, from 1.
        var number: Int
        var cells: [String]
    }

    private(set) var rows: [Row] = []

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
        let separator = Self.separator(scalars)
        var reader = Row(number: 1, cells: [])
        var (cell, isQuoted, line, index) = (String.UnicodeScalarView(), false, 1, 0)
        func ended() -> String { Self.plain(String(cell)) }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && index < scalars.count && scalars[index] == "\"":
                cell.append(scalar)
                index += 1
            case "\"" where isQuoted || cell.isEmpty: isQuoted.toggle()
            case separator where !isQuoted:
                reader.cells.append(ended())
                cell = .init()
            case "\n" where !isQuoted:
                reader.cells.append(ended())
                rows.append(reader)
                reader = Row(number: line, cells: [])
                cell = .init()
            default: cell.append(scalar)
            }
        }
        if !cell.isEmpty || !reader.cells.isEmpty {
            reader.cells.append(ended())
            rows.append(reader)
        }
    }

    /// The most frequent of the three in the first line.
    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        let first = scalars.prefix { $0 != "\n" }
        let all: [Unicode.Scalar] = [";", ",", "\t"]
        let counts = all.map { separator in first.count { $0 == separator } }
        return all[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    }

    private static func plain(_ cell: String) -> String {
        var view = Substring(cell)
        while let last = view.unicodeScalars.last, last.properties.isWhitespace { view.unicodeScalars.removeLast() }
        while let first = view.unicodeScalars.first, first.properties.isWhitespace { view.unicodeScalars.removeFirst() }
        if view.first == "'", let second = view.dropFirst().unicodeScalars.first, "=+-@".unicodeScalars.contains(second)
        {
            view.removeFirst()
        }
        return String(view)
    }
}

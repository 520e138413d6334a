// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A table of a classification as it is published, by the names of its columns.
struct SeparatedTable {
    /// Column names in lower case, without white space.
    let columns: [String]
    let rows: [[String]]

    /// Takes UTF-8 with a byte order mark or without.
    init(_ bytes: [UInt8]) {
        let table = DelimitedTable(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        columns = (table.rows.first?.cells ?? []).map { $0.lowercased().filter { !$0.isWhitespace } }
        rows = table.rows.dropFirst().map(\.cells)
    }

    /// The cells of these columns, an empty text where a row or the table lacks one.
    func cells(_ names: [String]) -> [[String]] {
        let places = names.map { columns.firstIndex(of: $0) }
        return rows.map { row in
            places.map { place in place.map { row.indices.contains($0) ? row[$0] : "" } ?? "" }
        }
    }

    func has(_ names: String...) -> Bool { names.allSatisfy(columns.contains) }
}

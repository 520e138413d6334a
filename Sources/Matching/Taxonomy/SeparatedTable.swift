// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// A table of a classification as it is published: comma, semicolon or tab, with a byte order mark or without.
struct SeparatedTable {
    /// Column names in lower case, without white space around them.
    let columns: [String]
    let rows: [[String]]

    /// Reads quoted cells with doubled quotation marks and line ends in them (RFC 4180).
    init(_ text: String) {
        var scalars = Array(text.utf8)
        if scalars.starts(with: [0xEF, 0xBB, 0xBF]) { scalars.removeFirst(3) }
        let separator = Self.separator(of: scalars)
        var table: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var position = 0
        func endCell() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        func endRow() {
            endCell()
            if row.count > 1 || row[0].contains(where: { !$0.isWhitespace }) { table.append(row) }
            row.removeAll(keepingCapacity: true)
        }
        while position < scalars.count {
            let byte = scalars[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && position < scalars.count && scalars[position] == byte:
                cell.append(byte)
                position += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case separator where !isQuoted: endCell()
            case UInt8(ascii: "\n") where !isQuoted: endRow()
            case UInt8(ascii: "\r") where !isQuoted: break
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty { endRow() }
        columns = (table.first ?? []).map { $0.lowercased().filter { !$0.isWhitespace } }
        rows = Array(table.dropFirst())
    }

    /// The sign that stands most often in the first line.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let signs = [",", ";", "\t", "|"].map { UInt8(ascii: Unicode.Scalar($0) ?? ",") }
        return signs.max { left, right in
            first.count { $0 == left } < first.count { $0 == right }
        } ?? UInt8(ascii: ",")
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

// SPDX-License-Identifier: GPL-3.0-or-later

/// A small table as spreadsheets and publishers write it, read as a whole.
package struct DelimitedTable: Sendable {
    package struct Row: Sendable, Equatable {
        /// The line of the file that it begins on, from 1.
        package var number: Int
        package var cells: [String]
        /// Whether its quotation marks do not fit, so that it has no cells.
        package var isBroken = false
    }

    /// All rows but empty ones, that of the column names too.
    package private(set) var rows: [Row] = []

    /// Takes whichever of `;`, `,`, tab and `|` separates the cells of the first line; cells may be long and of many lines.
    package init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(
                bytes,
                separator: CSVScanner.separator(of: bytes),
                longest: 1 << 20,
                most: 2_000
            )
            while scanner.next() {
                rows.append(
                    Row(
                        number: scanner.line,
                        cells: scanner.isBroken ? [] : scanner.fields.map(scanner.text),
                        isBroken: scanner.isBroken
                    )
                )
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A table as text for spreadsheets.
///
/// UTF-8 with a byte order mark, lines ended by CR LF. French separates by `;` and writes `87,4`; English separates by
/// `,` and writes `87.4` (RFC 4180 quoting in both). A text that a spreadsheet could take for a formula (it begins with
/// `=`, `+`, `-`, `@`, tab or carriage return) gets a leading apostrophe.
package struct CSVText: Sendable {
    private let language: ReportLanguage

    package init(language: ReportLanguage) { self.language = language }

    /// One cell.
    package enum Cell: Sendable {
        case text(String)
        /// As JSON writes it: `-87.4`.
        case number(String)
    }

    /// The whole file.
    package func text(_ rows: [[Cell]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(written).joined(separator: separator) + "\r\n" }.joined()
    }

    private var separator: String { language.text(";", ",") }

    /// One cell, made harmless and quoted where it must be.
    private func written(_ cell: Cell) -> String {
        switch cell {
        case .number(let text): return language == .french ? text.replacing(".", with: ",") : text
        case .text(let text):
            var value = text
            if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { value = "'" + value }
            let needsQuotes = value.unicodeScalars.contains { (separator + "\"\n\r\t").unicodeScalars.contains($0) }
            return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
        }
    }
}

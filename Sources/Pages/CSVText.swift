// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A table as text for spreadsheets.
///
/// UTF-8 with a byte order mark, lines ended by CR LF. French separates by `;` and writes `87,4`; English separates by
/// `,` and writes `87.4` (RFC 4180 quoting in both). A text that a spreadsheet could take for a formula (it begins with
/// `=`, `+`, `-`, `@`, tab or carriage return) gets a leading apostrophe.
package struct CSVText: Sendable {
    private let isFrench: Bool
    private let separator: UInt8
    /// What was written so far, in UTF-8: the whole file, at the end.
    package private(set) var bytes = Array("\u{FEFF}".utf8)

    package init(language: ReportLanguage) {
        isFrench = language == .french
        separator = UInt8(ascii: isFrench ? ";" : ",")
    }

    /// One cell.
    package enum Cell: Sendable {
        case text(String)
        /// As JSON writes it: `-87.4`.
        case number(String)
    }

    /// What was written so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A file of these lines.
    package func text(_ rows: [[Cell]]) -> String {
        var file = self
        for row in rows { file.append(row) }
        return file.text
    }

    /// Writes a line.
    package mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(separator) }
            switch cell {
            case .number(let number): append(number: number)
            case .text(let text): append(text)
            }
        }
        bytes.append("\r\n")
    }

    private mutating func append(number: String) {
        let point = UInt8(ascii: ".")
        let comma = UInt8(ascii: ",")
        bytes.append(contentsOf: number.utf8.lazy.map { [isFrench] in isFrench && $0 == point ? comma : $0 })
    }

    /// Writes a text, made harmless and quoted where it must be.
    ///
    /// What is looked for is ASCII, and bytes are looked through many times as fast as characters.
    private mutating func append(_ text: String) {
        let isFormula = text.utf8.first.map(Self.opensFormula) ?? false
        let quote = UInt8(ascii: "\"")
        guard text.utf8.contains(where: { Self.asksForQuotes($0) || $0 == separator }) else {
            if isFormula { bytes.append(UInt8(ascii: "'")) }
            return bytes.append(contentsOf: text.utf8)
        }
        bytes.append(quote)
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// Whether it is one of `=+-@`, a tab or a carriage return.
    private static func opensFormula(_ byte: UInt8) -> Bool {
        byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 0x09 || byte == 0x0D
    }

    /// Whether it is a quote, a tab or the end of a line.
    private static func asksForQuotes(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A table as text for spreadsheets.
///
/// UTF-8 with a byte order mark, lines ended by CR LF. French separates by `;` and writes `87,4`; English separates by
/// `,` and writes `87.4` (RFC 4180 quoting in both). A text that a spreadsheet could take for a formula (it begins with
/// `=`, `+`, `-`, `@`, tab or carriage return) gets a leading apostrophe.
package struct CSVText: ~Copyable {
    private let isFrench: Bool
    private let separator: UInt8
    private var bytes = GrowingBytes()

    package init(language: ReportLanguage) {
        isFrench = language == .french
        separator = UInt8(ascii: isFrench ? ";" : ",")
        bytes.append("\u{FEFF}")
    }

    /// One cell.
    package enum Cell: Sendable {
        case text(String)
        /// As JSON writes it: `-87.4`.
        case number(String)
    }

    /// The file, in UTF-8.
    package consuming func data() -> Data { bytes.data() }

    /// The file as a text.
    package var text: String { bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

    /// A file of these lines.
    package static func text(_ rows: [[Cell]], language: ReportLanguage) -> String {
        var file = CSVText(language: language)
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
        for byte in number.utf8 {
            bytes.append(isFrench && byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte)
        }
    }

    /// Writes a text, made harmless and quoted where it must be.
    ///
    /// What is looked for is ASCII, and bytes are looked through many times as fast as characters.
    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            let quote = UInt8(ascii: "\"")
            let isQuoted = asksForQuotes(utf8)
            if isQuoted { bytes.append(quote) }
            if let first = utf8.first, Self.opensFormula(first) { bytes.append(UInt8(ascii: "'")) }
            if isQuoted {
                for byte in utf8 {
                    if byte == quote { bytes.append(quote) }
                    bytes.append(byte)
                }
                bytes.append(quote)
            } else {
                bytes.append(bytes: UnsafeRawBufferPointer(utf8))
            }
        }
    }

    /// Whether it has a quote, a tab, the end of a line or what stands between cells.
    ///
    /// Looks at every byte: without a way out the compiler takes many at once.
    private func asksForQuotes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = false
        for byte in utf8 {
            found = found || byte == separator || byte == 0x22 || byte == 0x09 || byte == 0x0A || byte == 0x0D
        }
        return found
    }

    /// Whether it is one of `=+-@`, a tab or a carriage return.
    private static func opensFormula(_ byte: UInt8) -> Bool {
        byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 0x09 || byte == 0x0D
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The code pages of an RTF file: its own, and that of each font.
struct RTFFonts {
    /// Of bytes whose font names none (`\ansicpg`).
    var document = CodePage.western
    /// The font of text that names none (`\deff`).
    var standard: Int?
    /// The font that the table is defining.
    private var defined: Int?
    private var pages: [Int: CodePage] = [:]
    private var names: [Int: String] = [:]

    /// Takes a word of the font table.
    mutating func define(_ word: String, _ parameter: Int?) {
        switch word {
        case "f":
            defined = parameter
        case "fcharset":
            guard let defined, let parameter else { return }
            pages[defined] = parameter == 1 ? document : Self.charsets[parameter].map { CodePage(number: $0) }
        case "cpg":
            if let defined, let parameter, parameter > 0 { pages[defined] = CodePage(number: parameter) }
        default: break
        }
    }

    /// Takes the name that the table gives to the font.
    mutating func name(_ text: String) {
        guard let defined else { return }
        let name = text.filter { $0 != ";" }.trimmingSpaces
        // Each piece of text carries the name of its font.
        if !name.isEmpty, names[defined, default: ""].utf8.count < 64 { names[defined, default: ""] += name.prefix(64) }
    }

    /// The text of bytes in a font.
    func decode(_ bytes: [UInt8], font: Int?) -> String {
        let page = font.flatMap { pages[$0] } ?? document
        return page.decode(bytes) ?? CodePage.western.decode(bytes) ?? ""
    }

    /// The name of a font.
    func name(of font: Int?) -> String? { font.flatMap { names[$0] } }

    /// From `\fcharset` to a code page (Rich Text Format Specification 1.9.1, "Font Table").
    private static let charsets: [Int: Int] = [
        0: 1252, 2: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
        177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Text from a profile, made fit for a document.
enum CleanText {
    /// `text` without what no document may hold: control characters, noncharacters, halves of surrogates.
    ///
    /// Every kind of line end becomes `\n`, tabs stay. What remains is legal in XML 1.0 (section 2.2).
    static func lines(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { !isPlain($0) }) else { return text }
        var result = String.UnicodeScalarView()
        var previous: UnicodeScalar?
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: if previous != "\r" { result.append("\n") }
            case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
            case 0x09: result.append("\t")
            default: if isPlain(scalar) { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    /// Like `lines(_:)`, with every line end and tab as one space and no white space at the ends.
    static func line(_ text: String) -> String {
        var result = lines(text)
        // Most texts have neither, and the scalars are told without a copy.
        if result.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) {
            let scalars = result.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
            result = String(String.UnicodeScalarView(scalars))
        }
        return trimmed(result)
    }

    /// Without white space at both ends.
    static func trimmed(_ text: String) -> String {
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        var view = Substring(text)
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }

    /// The clean lines of what is there and not blank.
    static func texts(_ values: [String?]) -> [String] { values.map { line($0 ?? "") }.filter { !$0.isEmpty } }

    /// The lines of a text that people wrote with line breaks, as paragraphs.
    static func paragraphs(_ text: String?) -> [String] {
        lines(text ?? "").split(separator: "\n").map { line(String($0)) }.filter { !$0.isEmpty }
    }

    private static func isPlain(_ scalar: UnicodeScalar) -> Bool {
        let value = scalar.value
        if value < 0x20 { return false }
        if value < 0x7F { return true }
        if value < 0xA0 { return false }
        if value == 0x2028 || value == 0x2029 || value == 0xFEFF { return false }
        return !(0xFDD0...0xFDEF).contains(value) && value & 0xFFFE != 0xFFFE
    }
}

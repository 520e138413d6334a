// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension RTFReader {
    /// What the blocks of a destination are.
    static func kind(_ destination: RTFState.Destination?) -> Block.Kind {
        switch destination {
        case .header: .header
        case .footer: .footer
        case .footnote: .footnote
        case .textBox: .textBox
        default: .paragraph
        }
    }

    /// Control words that stand for a character.
    static let characters = [
        "tab": "\t", "bullet": "•", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“",
        "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    ]

    /// The address that a field's instruction links to, unless it is a place in the document.
    static func hyperlink(_ instruction: String) -> String? {
        let words = instruction.split(whereSeparator: \.isWhitespace)
        guard words.first == "HYPERLINK", !words.contains("\\l") else { return nil }
        return words.dropFirst().first { !$0.hasPrefix("\\") }.map { $0.filter { $0 != "\"" } }
    }
}

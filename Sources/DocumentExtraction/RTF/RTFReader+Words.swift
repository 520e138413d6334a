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
}

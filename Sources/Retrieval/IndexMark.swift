// SPDX-License-Identifier: GPL-3.0-or-later

/// Private-use characters by which our own strings tell the tokenizer what to do, and mark matches.
///
/// They count only as the first character of a text that it tokenizes. Text from outside never begins with one, since
/// `TextCleaning` takes private-use characters out of documents and queries are rebuilt from their words.
enum IndexMark {
    static let gram: Unicode.Scalar = "\u{E000}"
    static let exact: Unicode.Scalar = "\u{E001}"
    static let matchStart: Unicode.Scalar = "\u{E010}"
    static let matchEnd: Unicode.Scalar = "\u{E011}"

    /// Stands before a text whose stems are those of `language`.
    static func language(_ language: SearchLanguage) -> Unicode.Scalar {
        switch language {
        case .french: "\u{E002}"
        case .english: "\u{E003}"
        case .any: "\u{E004}"
        }
    }

    /// Whether `scalar` may not stand in indexed text: private use, or a control character other than tab and newline.
    static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0..<9, 11..<32, 127: true
        default: false
        }
    }
}

/// Keeps our marks out of text from outside.
enum TextCleaning {
    /// `text` without private-use and control characters, which fonts with icons leave behind.
    static func clean(_ text: String) -> String {
        guard mayHoldReserved(text), text.unicodeScalars.contains(where: IndexMark.isReserved) else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.lazy.filter { !IndexMark.isReserved($0) })
        return String(view)
    }

    /// Whether a byte is there that a reserved scalar has: most text has none.
    private static func mayHoldReserved(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte < 32 ? byte != 9 && byte != 10 : byte >= 0xEE ? byte != 0xF0 : byte == 127
        }
    }
}

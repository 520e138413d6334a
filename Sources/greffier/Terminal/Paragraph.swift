// SPDX-License-Identifier: GPL-3.0-or-later

/// Text in lines for a terminal.
enum Paragraph {
    /// `text` broken between words into lines of at most `width` columns; a longer word, as an address, stays whole.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if line.isEmpty, lines.isEmpty || !word.isEmpty {
                line = String(word)
            } else if line.displayWidth + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += " " + word
            }
        }
        return lines + [line]
    }
}

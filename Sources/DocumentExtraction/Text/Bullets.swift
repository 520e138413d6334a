// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The signs that start list items.
enum Bullets {
    private static let signs: Set<Character> = [
        "•", "◦", "▪", "▫", "■", "□", "●", "○", "◆", "◇", "►", "▶", "▸", "➢", "➤", "➔", "→", "✓", "✔", "❖", "‣", "⁃",
        "∙", "·",
        "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}", "\u{F076}", "\u{F02D}",
    ]
    /// Signs that also occur in running text: they need a space behind them.
    private static let dashes: Set<Character> = ["-", "–", "—", "*", "+", "o"]

    /// The text behind the bullet that `text` starts with, or `nil` where it starts with none or holds nothing else.
    static func strip(_ text: String) -> String? {
        guard let first = text.first else { return nil }
        let rest = text.dropFirst()
        guard signs.contains(first) || (dashes.contains(first) && rest.first?.isWhitespace == true) else { return nil }
        let item = String(rest).trimmingSpaces
        return item.isEmpty ? nil : item
    }

    /// Whether a line that starts with `sign` and holds more is a list item; `isLone` where a space follows the sign.
    static func starts(with sign: Unicode.Scalar, isLone: Bool) -> Bool {
        if sign.isASCII, Letters.isLetter(sign), sign != "o" { return false }
        let character = Character(sign)
        return signs.contains(character) || (isLone && dashes.contains(character))
    }

    /// Whether a character alone is a bullet.
    static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2A, 0x2D: true
        case 0..<0xB7: false
        default: isBullet(String(scalar))
        }
    }

    /// Whether `text` is a bullet and nothing else.
    static func isBullet(_ text: String) -> Bool {
        guard let first = text.first, text.count == 1 else { return false }
        return signs.contains(first) || (dashes.contains(first) && first != "o" && first != "+")
    }
}

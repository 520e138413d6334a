// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters of fonts whose codes are not Unicode.
enum SymbolFonts {
    /// The Unicode text of one code of a font; `nil` for a picture that no text stands for.
    ///
    /// Codes are given as such or moved to U+F000, as Word does.
    static func text(code: UInt32, font: String?) -> String? {
        let name = font?.lowercased() ?? ""
        let code = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
        switch name {
        case "symbol", "symbol mt", "standard symbols l": return symbol(code)
        case "wingdings": return wingdings[code]
        default: return others[name]?[code]
        }
    }

    /// `raw` where every code of a symbol font became the character that it shows, and how many have none.
    ///
    /// Only the codes at U+F000 are taken from other fonts than Symbol, whose letters are Greek.
    static func decoded(_ raw: String, font: String?) -> (text: String, unmapped: Int) {
        guard concerns(raw, font: font) else { return (raw, 0) }
        let isSymbol = font.map { $0.lowercased() == "symbol" } ?? false
        var result = String.UnicodeScalarView()
        var unmapped = 0
        for scalar in raw.unicodeScalars {
            let isPrivate = (0xE000...0xF8FF).contains(scalar.value)
            guard isPrivate || (isSymbol && (0x21...0xFE).contains(scalar.value)) else {
                result.append(scalar)
                continue
            }
            if let text = text(code: scalar.value, font: font) {
                result.append(contentsOf: text.unicodeScalars)
            } else if isPrivate, Bullets.isBullet(String(scalar)) {
                result.append("•")
            } else if isPrivate {
                unmapped += 1
            } else {
                result.append(scalar)
            }
        }
        return (String(result), unmapped)
    }

    /// Whether `raw` may need decoding: it holds private characters (UTF-8 EE or EF 80 to A3), or stands in Symbol.
    private static func concerns(_ raw: String, font: String?) -> Bool {
        if let font, font.utf8.count == 6, font.lowercased() == "symbol" { return true }
        return raw.utf8.contains(0xEE) || raw.utf8.contains(0xEF)
    }

    private static func symbol(_ code: UInt32) -> String? {
        guard (0x20...0xFE).contains(code) else { return nil }
        let character = symbols[Int(code) - 0x20]
        return character == "\u{FFFD}" ? nil : String(character)
    }

    /// Adobe's Symbol encoding from 0x20 (unicode.org, VENDORS/ADOBE/symbol.txt); U+FFFD where it has none, or parts
    /// of brackets alone.
    private static let symbols: [Character] = Array(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
            + "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
            + "\u{FFFD}αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\u{FFFD}"
            + String(repeating: "\u{FFFD}", count: 32)
            + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\u{FFFD}\u{FFFD}↵"
            + "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
            + "◊〈®©™∑\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
            + "\u{FFFD}〉∫⌠\u{FFFD}⌡" + String(repeating: "\u{FFFD}", count: 9)
    )

    /// The signs of Wingdings that documents use as text (unicode.org, L2/11-344).
    private static let wingdings: [UInt32: String] = [
        0x20: " ", 0x21: "✎", 0x22: "✂", 0x26: "📖", 0x27: "🕯", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x36: "⌛",
        0x37: "⌨", 0x3A: "💻", 0x3E: "✇", 0x3F: "✍", 0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝",
        0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x58: "✠", 0x6C: "•", 0x6D: "○",
        0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
        0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "☐", 0xAA: "✦",
        0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨",
        0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    ]

    private static let others: [String: [UInt32: String]] = [
        "wingdings 2": [
            0x27: "☎", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0x98: "•",
            0xA2: "■",
            0xA3: "☐",
        ],
        "wingdings 3": [0x7D: "►", 0x84: "▼", 0x22: "→", 0x21: "←", 0x67: "▶", 0x75: "►"],
        "webdings": [0x34: "►", 0x3D: "■", 0x61: "✓", 0x63: "☐", 0x6E: "•", 0xC5: "☎", 0x9B: "✉"],
        "zapfdingbats": [
            0x25: "☎", 0x28: "✈", 0x29: "✉", 0x33: "✓", 0x34: "✔", 0x36: "✖", 0x48: "★", 0x6C: "●", 0x6E: "■",
            0xD4: "➔",
        ],
    ]
}

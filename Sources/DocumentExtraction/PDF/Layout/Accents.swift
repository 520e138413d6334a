// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts accents that a PDF paints apart together with their letters.
enum Accents {
    /// The letter that `last` and `next` make together, where one of them is an accent.
    ///
    /// Combining marks need no further sign; spacing accents, as old typesetting paints them over letters, need to
    /// overlap their letter.
    static func composed(
        after last: Unicode.Scalar?,
        _ next: Unicode.Scalar,
        overlapping: () -> Bool
    ) -> Unicode.Scalar? {
        guard let last else { return nil }
        if (0x300...0x36F).contains(next.value) { return TextCleaning.compose(last, next) }
        if let mark = mark(of: last), Letters.isLetter(next), overlapping() { return TextCleaning.compose(next, mark) }
        if let mark = mark(of: next), Letters.isLetter(last), overlapping() { return TextCleaning.compose(last, mark) }
        return nil
    }

    private static func mark(of accent: Unicode.Scalar) -> Unicode.Scalar? {
        switch accent.value {
        case 0x61...0xA7: nil
        case 0x60: "\u{300}"
        case 0xB4, 0x2CA: "\u{301}"
        case 0x5E, 0x2C6: "\u{302}"
        case 0x2DC: "\u{303}"
        case 0xAF, 0x2C9: "\u{304}"
        case 0x2D8: "\u{306}"
        case 0x2D9: "\u{307}"
        case 0xA8: "\u{308}"
        case 0x2DA: "\u{30A}"
        case 0x2DD: "\u{30B}"
        case 0x2C7: "\u{30C}"
        case 0xB8: "\u{327}"
        case 0x2DB: "\u{328}"
        default: nil
        }
    }
}

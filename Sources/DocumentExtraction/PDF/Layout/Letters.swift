// SPDX-License-Identifier: GPL-3.0-or-later

/// What kind of character a scalar is; the letters of French and English are answered without a look into the Unicode
/// tables.
enum Letters {
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x80: isASCIILetter(scalar.value | 0x20)
        // Latin-1 but for its two signs of arithmetic, and both extensions of Latin.
        case 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
        default: scalar.properties.isAlphabetic
        }
    }

    static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0xC0: (0x41...0x5A).contains(scalar.value)
        case 0xC0...0xFF: scalar.value <= 0xDE && scalar.value != 0xD7
        default: scalar.properties.isUppercase
        }
    }

    static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? isASCIILetter(scalar.value) : scalar.properties.isLowercase
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x80: isDigit(scalar)
        // The second and third power, the first, and the fractions among the signs of Latin.
        case 0x80..<0xC0: [0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE].contains(scalar.value)
        // Letters of Latin, accents, and the dashes and quotation marks of general punctuation.
        case 0xC0...0x36F, 0x2010...0x2027: false
        default: scalar.properties.numericType != nil
        }
    }

    /// Punctuation that belongs to the word before it.
    static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ";", ":", "!", "?", ")", "]", "»", "”", "’", "…": true
        default: false
        }
    }

    /// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x590
            && (scalar.value <= 0x8FF || (0xFB1D...0xFDFF).contains(scalar.value)
                || (0xFE70...0xFEFC).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
                || (0x1E800...0x1EFFF).contains(scalar.value))
    }

    /// A hyphen that a line may end with.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2010}" }

    private static func isASCIILetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }
}

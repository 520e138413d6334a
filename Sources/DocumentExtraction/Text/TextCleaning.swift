// SPDX-License-Identifier: GPL-3.0-or-later

/// The one form that text of every format is brought to.
enum TextCleaning {
    /// Ligatures spelt out, no-break and thin spaces as plain spaces, soft hyphens, marks of direction, invisible
    /// characters and control characters dropped, accents composed with their letters.
    ///
    /// Invisible characters (zero-width, tag characters of plane 14) can carry text that no reader sees.
    static func clean(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 || ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(scalar)
            case 0..<0x20, 0x7F...0x9F: if scalar.value == 0x0A { result.append(" ") }
            case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: result.append(" ")
            case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
                0xFFFE, 0xFFFF, 0xE0000...0xE0FFF:
                continue
            case 0xFB00...0xFB06: result.append(contentsOf: ligatures[Int(scalar.value - 0xFB00)].unicodeScalars)
            case 0x300...0x327:
                if let previous = result.last, let composed = compose(previous, scalar) {
                    result.removeLast()
                    result.append(composed)
                } else {
                    result.append(scalar)
                }
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

    /// The letter that `base` and a combining mark make, if there is one.
    static func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        compositions["\(base)\(mark)"]?.unicodeScalars.first
    }

    /// Letter and combining mark, spelt as two scalars (equal as strings to the composed letter), to the letter.
    private static let compositions: [String: String] = {
        var table: [String: String] = [:]
        let ranges: [ClosedRange<UInt32>] = [0xC0...0x17F, 0x1E00...0x1EFF, 0x218...0x21B]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            table[String(scalar)] = String(scalar)
        }
        return table
    }()
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes texts harmless for pages and drawings.
package enum Escaping {
    /// The text with markup characters escaped; control characters and marks of direction become spaces.
    ///
    /// Apostrophes may stay where no attribute is put in them.
    package static func escape(_ text: String, apostrophes: Bool = true) -> String {
        // Nearly all texts stand for themselves, and looking at bytes is quick.
        guard text.utf8.contains(where: isSuspect) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += apostrophes ? "&#39;" : "'"
            // XML forbids them, and so drawings may not hold them.
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                // Marks that turn the direction of what follows could make a page say something else than its source.
                let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                result.unicodeScalars.append(isControl || isDirection ? " " : scalar)
            }
        }
        return result
    }

    /// Whether a byte may begin something that is escaped: markup, controls, marks of direction, what is no character.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0x22 || byte == 0x26
            || byte == 0x27 || byte == 0x3C || byte == 0x3E
    }
}

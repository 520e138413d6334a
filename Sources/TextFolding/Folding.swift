// SPDX-License-Identifier: GPL-3.0-or-later

/// Comparison forms of text: what stays equal when case, accents, ligatures and punctuation are looked through.
package enum Folding {
    /// Lower case, accents removed, ligatures spelt out (`œ` → `oe`), curly quotes straightened, other characters kept.
    ///
    /// Covers Latin scripts; other scripts are only lower-cased.
    package static func fold(_ text: String) -> String {
        var text = text
        // Most text is ASCII, where lower-casing is a bit of each byte.
        if let folded = text.withUTF8({ foldASCII($0) }) { return folded }
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if scalar.isASCII {
                result.append(scalar)
            } else if let replacement = replacement(scalar) {
                result.append(contentsOf: replacement.unicodeScalars)
            } else if !scalar.properties.isDiacritic || scalar.properties.generalCategory != .nonspacingMark {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The lower case of pure ASCII; `nil` for anything else.
    private static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { target in
            for (index, byte) in bytes.enumerated() { target[index] = (65...90).contains(byte) ? byte | 0x20 : byte }
            return bytes.count
        }
    }

    /// The folded words: maximal runs of letters and digits, with `+`, `#` and inner dots kept (`c++`, `c#`, `node.js`).
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        let scalars = fold(text).unicodeScalars
        var start: String.Index?
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            let scalar = scalars[index]
            let isInner =
                start != nil
                && (scalar == "+" || scalar == "#"
                    || (scalar == "." && next < scalars.endIndex && isLetter(scalars[next])))
            if isLetter(scalar) || isNumber(scalar) || isInner {
                start = start ?? index
            } else if let begin = start {
                words.append(String(scalars[begin..<index]))
                start = nil
            }
            index = next
        }
        if let begin = start { words.append(String(scalars[begin...])) }
        return words
    }

    /// Folded text has no capitals, so that ASCII letters are `a` to `z`.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isAlphabetic
    }

    private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType != nil
    }

    /// The folded words joined by one space: the key under which two spellings are one.
    package static func key(_ text: String) -> String { words(text).joined(separator: " ") }

    /// What stands for a scalar beyond ASCII; `nil` for itself.
    private static func replacement(_ scalar: Unicode.Scalar) -> String? {
        let place = Int(scalar.value)
        return place < early.count ? early[place] : late[scalar]
    }

    /// By code, for the Latin blocks and punctuation: nearly all that there is to replace.
    private static let early: [String?] = (0..<0x2200).map { Unicode.Scalar($0).flatMap { latin[$0] } }
    private static let late = latin.filter { $0.key.value >= 0x2200 }

    private static let latin: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("i", "ı"), ("l", "ŀ"), ("n", "ŉ"), ("ae", "æǽǣ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"), ("d", "ð"),
            ("ij", "ĳ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
            ("'", "’‘ʼ′"), ("\"", "“”«»„"), ("-", "‐‑‒–—−"), (" ", "\u{A0}\u{202F}\u{2009}\u{2002}\u{2003}"),
            // Soft hyphens, joiners, and marks of direction.
            ("", "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{2060}\u{61C}\u{FEFF}"), ("...", "…"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for code in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
            if let scalar = Unicode.Scalar(UInt32(code)), let letter = plainLetter(scalar) { table[scalar] = letter }
        }
        for (replacement, characters) in groups {
            for scalar in characters.unicodeScalars { table[scalar] = replacement }
        }
        return table
    }()

    /// `e` of `ế`, by its name: LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE.
    private static func plainLetter(_ scalar: Unicode.Scalar) -> String? {
        let words = (scalar.properties.name ?? "").split(separator: " ")
        guard words.count > 5, words.prefix(3) == ["LATIN", "SMALL", "LETTER"], words[3].count == 1, words[4] == "WITH"
        else { return nil }
        return words[3].lowercased()
    }
}

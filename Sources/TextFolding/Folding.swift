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
            } else if let replacement = latin[scalar] {
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

    private static let latin: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
            ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"),
            ("ffl", "ﬄ"), ("'", "’‘ʼ′"), ("\"", "“”«»„"), ("-", "‐‑‒–—−"),
            (" ", "\u{A0}\u{202F}\u{2009}\u{2002}\u{2003}"),
            ("", "\u{AD}\u{200B}\u{200C}\u{200D}\u{FEFF}"), ("...", "…"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (replacement, characters) in groups {
            for scalar in characters.unicodeScalars { table[scalar] = replacement }
        }
        return table
    }()
}

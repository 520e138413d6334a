// SPDX-License-Identifier: GPL-3.0-or-later

/// Comparison forms of text: what stays equal when case, accents, ligatures and punctuation are looked through.
package enum Folding {
    /// Lower case, accents removed, ligatures spelt out (`œ` → `oe`), curly quotes straightened, other characters kept.
    ///
    /// Covers Latin scripts; other scripts are only lower-cased.
    package static func fold(_ text: String) -> String {
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

    /// The folded words: maximal runs of letters and digits, with `+`, `#` and inner dots kept (`c++`, `c#`, `node.js`).
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        var current = ""
        let scalars = Array(fold(text).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let isInner =
                !current.isEmpty
                && (scalar == "+" || scalar == "#"
                    || (scalar == "." && index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic))
            if isWord || isInner {
                current.unicodeScalars.append(scalar)
            } else if !current.isEmpty {
                words.append(current)
                current = ""
            }
        }
        if !current.isEmpty { words.append(current) }
        return words
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

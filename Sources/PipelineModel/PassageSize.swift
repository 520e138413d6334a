// SPDX-License-Identifier: GPL-3.0-or-later

/// How large the passages of a document are, and how much of one the next repeats, in tokens.
package struct PassageSize: Sendable, Equatable {
    package private(set) var tokens = 512
    package private(set) var overlap = 50

    /// Reads `{tokens: 512, overlap: 50}`, each with these values where it is left out; an overlap that is left out is at
    /// most half of the tokens.
    ///
    /// `nil` for other names, for what is no whole number, for tokens beyond 16 to 8192, and for an overlap below 0 or above
    /// half of the tokens.
    package init?(_ option: OptionValue) {
        guard let map = option.map, Set(map.keys).isSubset(of: ["tokens", "overlap"]) else { return nil }
        if let value = map["tokens"] {
            guard let number = value.int else { return nil }
            tokens = number
        }
        overlap = min(overlap, tokens / 2)
        if let value = map["overlap"] {
            guard let number = value.int else { return nil }
            overlap = number
        }
        guard (16...8192).contains(tokens), (0...tokens / 2).contains(overlap) else { return nil }
    }
}

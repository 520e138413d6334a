// SPDX-License-Identifier: GPL-3.0-or-later

/// A condition on one field of an entry: `skill:swift`, `-city:Paris`, `title:chef*`, `city:Rennes,Nantes`.
struct SearchFilter: Sendable, Equatable {
    var field: SearchField
    /// Any of them is enough.
    var values: [Value]
    var isExcluded = false
    /// The name of the field as it was typed.
    var name: String

    /// As a person would type it.
    var written: String {
        let texts = values.map { value in
            (value.text.contains { $0.isWhitespace || $0 == "," } ? "\"\(value.text)\"" : value.text)
                + (value.isPrefix ? "*" : "")
        }
        return (isExcluded ? "-" : "") + name + ":" + texts.joined(separator: ",")
    }

    struct Value: Sendable, Equatable {
        /// As it was typed.
        var text: String
        /// Whether the last word is only the beginning of one.
        var isPrefix = false
    }
}

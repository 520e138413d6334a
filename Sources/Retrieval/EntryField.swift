// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A value of one field of an entry, by which searches can be narrowed.
package struct EntryField: Sendable, Hashable {
    package var field: SearchField
    /// Folded words with one space between; never empty.
    package var value: String

    /// `nil` for a value without letters and digits.
    package init?(_ field: SearchField, _ value: String) {
        let key = Self.key(value, of: field)
        guard !key.isEmpty else { return nil }
        self.field = field
        self.value = key
    }

    /// The form under which a field's values are compared: case, accents and punctuation do not count.
    static func key(_ value: String, of field: SearchField) -> String {
        // Dots within words are part of skills (`node.js`), but stand between words in names of files.
        let text = field == .source ? String(value.map { $0.isLetter || $0.isNumber ? $0 : " " }) : value
        return Folding.key(String(text.prefix(longest)))
    }

    /// Characters behind this many are left out: nobody asks for them.
    private static let longest = 400
}

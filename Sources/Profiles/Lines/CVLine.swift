// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// One line of the document as the steps see it: its text without bullet, its look and the dates in it.
struct CVLine: Sendable {
    /// Position among all lines.
    var index: Int
    /// As it stands in the document.
    var source: TextLine
    /// Trimmed, without bullet or icon.
    var text: String
    /// Folded words of `text`.
    var words: [String]
    var isBullet: Bool
    /// A further line of a list item.
    var isContinuation: Bool
    /// Its start was taken by another step, so that its text does not go on from the line above.
    var isCut = false
    /// White space before the first character, in columns.
    var indent: Int
    var look: Look
    /// Only rules and ornaments: `-----`, `●●●○`.
    var isOrnament: Bool
    var dates: [DateScanner.Match]

    var key: String { words.joined(separator: " ") }

    /// What a reader sees of a line's importance.
    struct Look: Hashable, Sendable {
        var isHeading: Bool
        var level: Int
        var bold: Bool
        var italic: Bool
        var capitals: Bool
        /// Size in half points relative to the body's; 0 when unknown or equal.
        var size: Int

        /// Greater for looks that stand out more.
        var weight: Int {
            (isHeading ? 8 - min(6, level) : 0) + (bold ? 2 : 0) + (capitals ? 1 : 0) + max(0, min(6, size))
        }
    }

    /// Text that is a date (or several) and nothing else.
    var isOnlyDate: Bool {
        guard let first = dates.first, let last = dates.last else { return false }
        let rest = text[..<first.range.lowerBound] + text[last.range.upperBound...]
        return dates.count == 1 && !rest.contains { $0.isLetter || $0.isNumber }
    }

    /// `Sales Assistant, 2009 - 2012 (part-time)`: one bracket behind the date.
    private static func isRemark(_ text: Substring) -> Bool {
        let text = Text.trim(text)
        return text.hasPrefix("(") && text.hasSuffix(")") && text.count(where: { $0 == "(" }) == 1 && text.count <= 40
    }

    /// Whether a date stands at its start or its end, as in headers of entries.
    var edgeDate: DateScanner.Match? {
        dates.first { match in
            let before = text[..<match.range.lowerBound]
            let after = text[match.range.upperBound...]
            return !before.contains { $0.isLetter || $0.isNumber } || !after.contains { $0.isLetter || $0.isNumber }
                || match.isBracketed(in: text) || before.last == "\t" || after.first == "\t"
                || Self.isRemark(after)
        }
    }
}

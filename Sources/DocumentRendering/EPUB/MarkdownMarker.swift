// SPDX-License-Identifier: GPL-3.0-or-later

/// What an item of a list begins with: `- `, `* `, `+ `, `1. ` or `1) `.
struct MarkdownMarker {
    /// Characters up to the text.
    let width: Int
    /// The number; `nil` for a bullet.
    let number: Int?
    private let sign: Character
    private let isEmpty: Bool

    /// `nil` for a line that begins with none.
    init?(_ line: Substring) {
        let indentation = line.prefix { $0 == " " }.count
        guard indentation < 4 else { return nil }
        let text = line.dropFirst(indentation)
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard let sign = rest.first, digits.count <= 9, (digits.isEmpty ? "-*+" : ".)").contains(sign) else {
            return nil
        }
        let spaces = rest.dropFirst().prefix { $0 == " " }.count
        isEmpty = rest.dropFirst().allSatisfy(\.isWhitespace)
        guard spaces > 0 || isEmpty else { return nil }
        self.sign = sign
        number = Int(digits)
        width = min(line.count, indentation + digits.count + 1 + (isEmpty || spaces > 4 ? 1 : spaces))
    }

    /// Whether a list may begin with it right below a paragraph.
    var mayInterrupt: Bool { !isEmpty && (number == nil || number == 1) }

    /// Whether both belong to one list.
    func isLike(_ other: MarkdownMarker) -> Bool { sign == other.sign && (number == nil) == (other.number == nil) }
}

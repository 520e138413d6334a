// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What putting glyphs together to words needs.
extension PageText {
    /// Adds a character to the word that grows at the end, in the one form that text of every format is brought to.
    mutating func appendCleaned(_ scalar: Unicode.Scalar, isFirst: Bool) {
        switch scalar.value {
        case 0x21...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x167F, 0x2010...0x2027, 0x20A0...0x20CF:
            scalars.append(scalar)
        case 0xE000...0xF8FF:
            // Characters of icon fonts mean nothing outside their font; bullets stay.
            if isFirst, Bullets.isBullet(String(scalar)) { scalars.append("•") }
        default: scalars.append(contentsOf: TextCleaning.clean(String(scalar)).unicodeScalars)
        }
    }

    /// Puts `scalar` in place of the last character.
    mutating func replaceLast(with scalar: Unicode.Scalar) { scalars[scalars.count - 1] = scalar }

    /// Brings the characters from `start`, painted at `centers` along the line, to the order in which a word that runs
    /// from right to left is read; numbers inside it run from left to right.
    mutating func reorder(from start: Int, centers: [Double]) {
        guard centers.count == scalars.count - start else { return }
        let order = centers.indices.sorted { (-centers[$0], $0) < (-centers[$1], $1) }
        let painted = Array(scalars[start...])
        var index = 0
        while index < order.count {
            var end = index + 1
            if Letters.isNumber(painted[order[index]]) {
                while end < order.count, Letters.isNumber(painted[order[end]]) { end += 1 }
            }
            for (offset, place) in order[index..<end].reversed().enumerated() {
                scalars[start + index + offset] = painted[place]
            }
            index = end
        }
    }

    /// The place of a look among those of the page.
    ///
    /// Only the last looks are searched: one that comes back later stands there again.
    mutating func place(of style: PDFWord.Style) -> Int32 {
        if let index = styles.suffix(64).lastIndex(of: style) { return Int32(index) }
        styles.append(style)
        return Int32(styles.count - 1)
    }

    /// The place of a link's target among those of the page.
    mutating func place(of link: String) -> Int32 {
        if let index = links.suffix(64).lastIndex(of: link) { return Int32(index) }
        links.append(link)
        return Int32(links.count - 1)
    }

    /// What layout asks of a word, from its characters and its look.
    func traits(of range: Range<Int>, style: Int32) -> LayoutWord.Traits {
        var traits: LayoutWord.Traits = styles[Int(style)].bold ? .bold : []
        if range.count == 1, Bullets.isBullet(scalars[range.lowerBound]) { traits.insert(.bullet) }
        var hasDigit = false
        for place in range {
            let scalar = scalars[place]
            if Letters.isNumber(scalar) {
                traits.insert(.number)
                hasDigit = hasDigit || Letters.isDigit(scalar)
            }
            if Letters.isRightToLeft(scalar) { traits.insert(.rightToLeft) }
        }
        if DateLook.matches(scalars[range], hasDigit: hasDigit) { traits.insert(.date) }
        return traits
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension PDFPageContent {
    /// The longest side of a page that PDF allows without a unit of its own: 200 inches.
    private static let longestSide = 14_400.0

    /// Cuts a page of absurd size down to the part that holds text, so that nothing later reckons with the rest.
    ///
    /// Corners that are as far off as numbers go leave a size that is none.
    mutating func bound() {
        let sides = 0...Self.longestSide
        guard !sides.contains(width) || !sides.contains(height) else { return }
        let placed = glyphs.filter { !$0.flags.contains(.clipped) && $0.isAtPlace }
        let left = (placed.map(\.x0).min() ?? 0).rounded(.down)
        let top = (placed.map(\.y0).min() ?? 0).rounded(.down)
        let right = placed.map(\.x1).max() ?? left
        let bottom = placed.map(\.y1).max() ?? top
        let margin: Float = 36
        width = min(Self.longestSide, Double(right - left + 2 * margin))
        height = min(Self.longestSide, Double(bottom - top + 2 * margin))
        let (dx, dy) = (margin - left, margin - top)
        for index in glyphs.indices { glyphs[index].move(dx, dy) }
        for index in marks.indices {
            marks[index].x0 += dx
            marks[index].x1 += dx
            marks[index].y0 += dy
            marks[index].y1 += dy
        }
        links = []
        isBounded = true
    }

    /// Adds what only a reading with all layers switched on finds, as text of layers that are off.
    ///
    /// Both readings give the common glyphs in the same order.
    mutating func addHidden(_ all: [PDFGlyph]) {
        var merged: [PDFGlyph] = []
        merged.reserveCapacity(all.count)
        var next = glyphs.startIndex
        for var glyph in all {
            if next < glyphs.endIndex, glyphs[next].isSameSign(as: glyph) {
                merged.append(glyphs[next])
                next += 1
            } else {
                glyph.flags.insert(.layerOff)
                glyph.sequence = merged.last?.sequence ?? 0
                glyph.ordinal = .max
                merged.append(glyph)
            }
        }
        glyphs = merged + glyphs[next...]
    }
}

extension PDFGlyph {
    fileprivate mutating func move(_ dx: Float, _ dy: Float) {
        x0 += dx
        x1 += dx
        y0 += dy
        y1 += dy
        originX += dx
        originY += dy
    }

    /// Whether its box is made of numbers.
    fileprivate var isAtPlace: Bool { x0.isFinite && y0.isFinite && x1.isFinite && y1.isFinite }

    fileprivate func isSameSign(as other: PDFGlyph) -> Bool {
        scalar == other.scalar && originX == other.originX && originY == other.originY && size == other.size
    }
}

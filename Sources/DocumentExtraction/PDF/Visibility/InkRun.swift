// SPDX-License-Identifier: GPL-3.0-or-later

/// Glyphs painted one after the other in one ink on one line, with nothing else painted in between.
struct InkRun {
    private(set) var indices: [Int] = []
    private(set) var color: UInt32 = 0
    /// How many of the page's marks are painted before it.
    private(set) var marksBefore = 0
    private(set) var isUncertain = false
    private(set) var x0: Float = 0
    private(set) var y0: Float = 0
    private(set) var x1: Float = 0
    private(set) var y1: Float = 0

    init() {}

    /// Starts with `glyph`; the marks before it are counted on from `first`.
    init(_ glyph: PDFGlyph, at index: Int, marks: [PDFMark], from first: Int) {
        indices = [index]
        color = glyph.color
        isUncertain = glyph.flags.contains(.uncertain)
        (x0, y0, x1, y1) = (glyph.x0, glyph.y0, glyph.x1, glyph.y1)
        marksBefore = first
        while marksBefore < marks.count, marks[marksBefore].sequence < glyph.sequence { marksBefore += 1 }
    }

    /// Takes `glyph` in if it goes on with the run.
    mutating func takes(_ glyph: PDFGlyph, at index: Int, marks: [PDFMark]) -> Bool {
        guard !indices.isEmpty, glyph.color == color, glyph.flags.contains(.uncertain) == isUncertain,
            marksBefore == marks.count || marks[marksBefore].sequence > glyph.sequence,
            min(glyph.y1, y1) > max(glyph.y0, y0), indices.count < 512
        else {
            return false
        }
        indices.append(index)
        (x0, y0, x1, y1) = (min(x0, glyph.x0), min(y0, glyph.y0), max(x1, glyph.x1), max(y1, glyph.y1))
        return true
    }
}

extension PDFMark {
    func touches(_ run: InkRun) -> Bool { x0 <= run.x1 && run.x0 <= x1 && y0 <= run.y1 && run.y0 <= y1 }

    /// Whether the middle of `glyph` lies in it.
    func holds(_ glyph: PDFGlyph) -> Bool {
        let (x, y) = ((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        return x0 <= x && x <= x1 && y0 <= y && y <= y1
    }

    /// Whether it takes most of the sight of `glyph`, if it fills its box.
    func covers(_ glyph: PDFGlyph) -> Bool {
        let width = min(x1, glyph.x1) - max(x0, glyph.x0)
        let height = min(y1, glyph.y1) - max(y0, glyph.y0)
        guard width >= 0, height >= 0 else { return false }
        return width * height >= 0.6 * (glyph.x1 - glyph.x0) * (glyph.y1 - glyph.y0)
    }

    /// Whether text under it may be lost: thin lines and light veils let it through.
    var mayCover: Bool { opacity >= 128 && kind != .stroke || isSolid && min(x1 - x0, y1 - y0) > 2 }
}

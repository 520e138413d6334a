// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Parts the words that a reader sees from those that only a machine finds.
enum PDFVisibility {
    /// Below this size in points nothing can be read on paper.
    private static let tiny: Float = 2

    /// States of each glyph of `page` why it is hidden, if it is.
    ///
    /// White text counts as hidden only where the page behind it is white, which the drawn page tells; it is drawn only
    /// where there is white text at all.
    static func judge(_ page: inout PDFPageContent, of file: PDFFile) {
        let picture = page.glyphs.contains { isNearWhite($0.color) } ? file.picture(of: page.number - 1, scale: 1) : nil
        for index in page.glyphs.indices where !page.glyphs[index].isSpace {
            page.glyphs[index].hidden = reason(page.glyphs[index], page: page, picture: picture)
        }
    }

    private static func reason(_ glyph: PDFGlyph, page: PDFPageContent, picture: PagePicture?) -> PDFHiddenReason? {
        if glyph.flags.contains(.overstated) { return .replacement }
        if isTiny(glyph) { return .tiny }
        let (x, y) = (Double(glyph.x0 + glyph.x1) / 2, Double(glyph.y0 + glyph.y1) / 2)
        if !(0...page.width).contains(x) || !(0...page.height).contains(y) { return .offPage }
        if glyph.flags.contains(.clipped) { return .clipped }
        if glyph.opacity < 13 { return .transparent }
        if isNearWhite(glyph.color), let picture, picture.isWhite(glyph.box) { return .white }
        return nil
    }

    private static func isTiny(_ glyph: PDFGlyph) -> Bool {
        let height = min(glyph.y1 - glyph.y0, max(glyph.x1 - glyph.x0, glyph.size))
        return height < tiny || glyph.size < tiny && height < 2 * tiny
    }

    private static func isNearWhite(_ color: UInt32) -> Bool {
        color >> 16 & 0xFF >= 0xF0 && color >> 8 & 0xFF >= 0xF0 && color & 0xFF >= 0xF0
    }
}

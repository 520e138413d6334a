// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// One character as a page paints it.
///
/// Lengths are points from the top left of the page as shown (its own rotation applied), y downwards. A glyph that
/// stands for several characters gives one value for each, with equal shares of its box.
struct PDFGlyph: Sendable, Equatable {
    /// What it reads as; U+FFFD where the font does not tell (`isUnmapped`).
    var scalar: Unicode.Scalar
    /// The box from descender to ascender over the advance, upright even where the text is turned.
    var x0: Float
    var y0: Float
    var x1: Float
    var y1: Float
    /// Where it stands on its baseline.
    var originX: Float
    var originY: Float
    /// The way to the next character, without character and word spacing: the direction of the text.
    var advanceX: Float
    var advanceY: Float
    /// The font size after all transformations.
    var size: Float
    /// What fills it, as 0xRRGGBB; of text that is only stroked, what strokes it.
    var color: UInt32
    /// Its place in the order of painting, counted together with `PDFMark.sequence`; grows along the content stream.
    var sequence: UInt32
    /// Its marked-content identifier, by which the structure tree names it; -1 without.
    var mcid: Int32
    /// Index into the fonts of the file.
    var font: UInt16
    var flags: Flags
    /// 0 for wholly transparent, 255 for opaque.
    var opacity: UInt8
    /// Why a reader of the page does not see it, if so.
    var hidden: PDFHiddenReason?
    /// Counts the drawn glyphs of the page from 0; the parts of one glyph share it.
    var ordinal: UInt32 = 0

    /// What else there is to know about a glyph.
    struct Flags: OptionSet, Sendable, Equatable {
        let rawValue: UInt16

        /// A blank of any width.
        static let space = Flags(rawValue: 1 << 0)
        /// The font names no character for it.
        static let unmapped = Flags(rawValue: 1 << 1)
        /// Not the first of the characters that one glyph stands for.
        static let continuation = Flags(rawValue: 1 << 2)
        /// From the text that the file states in place of the painted one (`ActualText`).
        static let actualText = Flags(rawValue: 1 << 3)
        /// The same character painted before at the same place, as for false bold.
        static let duplicate = Flags(rawValue: 1 << 4)
        /// Of a form field or another annotation, painted after the page.
        static let annotation = Flags(rawValue: 1 << 5)
        /// Written from top to bottom.
        static let vertical = Flags(rawValue: 1 << 6)
        /// Invisible text over a scanned picture: what was recognised there.
        static let scanLayer = Flags(rawValue: 1 << 7)
        /// Stroked only or stroked and filled.
        static let stroked = Flags(rawValue: 1 << 8)
        /// Whether it shows cannot be told from colours and boxes: patterns, masks, blending, odd clips.
        static let uncertain = Flags(rawValue: 1 << 9)
        /// Painted without ink (text rendering mode 3 or 7).
        static let inkless = Flags(rawValue: 1 << 10)
        /// Wholly outside the clip.
        static let clipped = Flags(rawValue: 1 << 11)
        /// Inside an artifact: running titles, page numbers, decoration, as a tagged file states them.
        static let artifact = Flags(rawValue: 1 << 12)
        /// On a layer that is switched off.
        static let layerOff = Flags(rawValue: 1 << 13)
        /// Stated in place of painted text, but saying far more than that.
        static let overstated = Flags(rawValue: 1 << 14)
    }

    var box: Box { Box(x0: Double(x0), y0: Double(y0), x1: Double(x1), y1: Double(y1)) }
    var isSpace: Bool { flags.contains(.space) }
    var isUnmapped: Bool { flags.contains(.unmapped) }
    /// Whether it is text that a reader of the page sees, painted for the first time.
    var isShown: Bool { hidden == nil && flags.isDisjoint(with: [.duplicate, .unmapped]) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Something that a page paints besides text: a filled or stroked path, a picture, a shading.
///
/// Lengths are points from the top left of the page as shown. Thin fills and strokes are the rules of tables.
struct PDFMark: Sendable, Equatable {
    var kind: Kind
    /// What it can cover: the bounds of what is painted, cut by the bounds of the clip.
    var x0: Float
    var y0: Float
    var x1: Float
    var y1: Float
    /// As 0xRRGGBB; of pictures and shadings nothing (0).
    var color: UInt32
    /// Its place in the order of painting, counted together with `PDFGlyph.sequence`.
    var sequence: UInt32
    /// 0 for wholly transparent, 255 for opaque.
    var opacity: UInt8
    /// Whether it fills the whole of its box with what its kind and colour say: an upright rectangle without mask,
    /// blending or odd clip.
    var isSolid: Bool
    /// The size in pixels of a picture's data; 0 of others.
    var columns: UInt32
    var rows: UInt32
    /// Its marked-content identifier, by which the structure tree names it; -1 without.
    var mcid: Int32 = -1

    enum Kind: UInt8, Sendable {
        case fill
        case stroke
        case picture
        /// A colour gradient or a pattern.
        case shading
    }

    var box: Box { Box(x0: Double(x0), y0: Double(y0), x1: Double(x1), y1: Double(y1)) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Characters without space between them, of one look.
struct PDFWord: Sendable {
    var text: String
    var box: Box
    var style: Style
    var link: String?
    /// Whether it follows the word before it on the line without a space.
    var isGlued = false
    /// The way its characters follow one another; `nil` where there is but one.
    var direction: TextDirection?
    /// Whether a soft hyphen follows its characters.
    var endsInSoftHyphen = false

    /// The look of text.
    struct Style: Sendable, Equatable {
        var font: String?
        var size: Double
        var bold: Bool
        var italic: Bool
        /// `#rrggbb`; empty where it is not known.
        var color: String
    }

    var centerX: Double { (box.x0 + box.x1) / 2 }
    var centerY: Double { (box.y0 + box.y1) / 2 }
    var size: Double { style.size }
}

extension PDFWord.Style {
    /// The look of `glyph`.
    init(_ glyph: PDFGlyph, fonts: [PDFFont]) {
        let face = fonts.indices.contains(Int(glyph.font)) ? fonts[Int(glyph.font)] : PDFFont(name: nil)
        font = face.name
        size = (Double(glyph.size) * 100).rounded() / 100
        bold = face.bold
        italic = face.italic
        color = InkColor(rgb: glyph.color).hex
    }
}

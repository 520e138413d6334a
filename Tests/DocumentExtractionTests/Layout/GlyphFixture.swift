// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

@testable import DocumentExtraction

/// Pages painted glyph by glyph: what the source of a PDF hands to layout.
struct GlyphFixture {
    static let fonts = [PDFFont(name: "Sans"), PDFFont(name: "Sans-Bold")]

    var content = PDFPageContent(width: 600, height: 800)

    /// Paints `text` from the left at a height, each glyph 5 wide of size 10, `spacing` apart.
    ///
    /// Blanks are glyphs, or only places where nothing is painted.
    mutating func paint(
        _ text: String,
        x: Float,
        y: Float,
        font: UInt16 = 0,
        spacing: Float = 0,
        paintsBlanks: Bool = false
    ) {
        var x = x
        for scalar in text.unicodeScalars {
            if scalar != " " || paintsBlanks { append(scalar, x: x, y: y, font: font) }
            x += 5 + spacing
        }
    }

    /// Paints texts on one height, each from its own left.
    mutating func paint(row: KeyValuePairs<String, Float>, y: Float) {
        for (text, x) in row { paint(text, x: x, y: y) }
    }

    /// Paints one glyph on the baseline `y`.
    mutating func append(_ scalar: Unicode.Scalar, x: Float, y: Float, font: UInt16 = 0) {
        content.glyphs.append(
            PDFGlyph(
                scalar: scalar,
                x0: x,
                y0: y - 8,
                x1: x + 5,
                y1: y + 2,
                originX: x,
                originY: y,
                advanceX: 5,
                advanceY: 0,
                size: 10,
                color: 0,
                sequence: UInt32(content.glyphs.count),
                mcid: -1,
                font: font,
                flags: scalar == " " ? .space : [],
                opacity: 255
            )
        )
    }

    /// The words in the order of painting.
    var words: [String] {
        let text = WordMaker.text(of: content, fonts: Self.fonts)
        return text.words.map { String(String.UnicodeScalarView(text.characters($0))) }
    }

    /// The page as it comes out.
    var page: Document.Page {
        var ledger = TextLedger()
        return PageAssembly.pages(of: [WordMaker.text(of: content, fonts: Self.fonts)], pageCount: 1, ledger: &ledger)[
            0
        ]
    }

    /// The lines outside tables in reading order.
    var lines: [String] { page.blocks.flatMap(\.lines).map(\.text) }
}

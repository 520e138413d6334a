// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// All that one page of a PDF paints, from one pass over it.
struct PDFPageContent: Sendable {
    /// From 1.
    var number: Int
    /// Points, as shown.
    var width: Double
    var height: Double
    /// In the order of the content stream.
    var glyphs: [PDFGlyph]
    /// In the order of painting, the last few thousand.
    var marks: [PDFMark]
    /// Areas that lead to an address.
    var links: [PDFLink]
    /// Whether some of its content was left out for what decoding it would cost.
    var isPartial = false
    /// Whether the page is of absurd size, and only the part of it that holds text was kept.
    var isBounded = false
    /// Degrees by which the file turns the page clockwise; already applied.
    var rotation = 0
    /// Whether fields of a form stand on it.
    var hasFields = false
    /// Whether files are attached to places of it.
    var hasFiles = false

    init(
        number: Int = 1,
        width: Double,
        height: Double,
        glyphs: [PDFGlyph] = [],
        marks: [PDFMark] = [],
        links: [PDFLink] = []
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.glyphs = glyphs
        self.marks = marks
        self.links = links
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel
import JobModel

extension PDFFile {
    /// What one page may cost: no page that a person reads comes near.
    private static let limits = cpdf_limits(glyphs: 500_000, marks: 16_384, milliseconds: 1500)

    /// Reads the page at `index` from 0; `nil` where the file names a page that is not there or cannot be read.
    ///
    /// Throws `document.too_large` where it paints more than any page that a person reads, or costs too much.
    func content(of index: Int) throws(GreffierError) -> PDFPageContent? {
        guard let (first, page) = try read(index, cpdf_read_page) else { return nil }
        var content = first
        if page.has_hidden_layers != 0, let (all, _) = try read(index, cpdf_read_page_all_layers) {
            content.addHidden(all.glyphs)
        }
        content.bound()
        return content
    }

    private typealias Reader = (
        OpaquePointer?, Int32, UnsafePointer<cpdf_limits>?, UnsafeMutablePointer<cpdf_page>?
    ) -> cpdf_status

    private func read(_ index: Int, _ reader: Reader) throws(GreffierError) -> (PDFPageContent, cpdf_page)? {
        var limits = Self.limits
        var page = cpdf_page()
        switch reader(document, Int32(index), &limits, &page) {
        case CPDF_OK: break
        case CPDF_TOO_LARGE: throw GreffierError(.documentTooLarge, detail: "page \(index + 1) paints too much")
        case CPDF_NO_MEMORY: throw GreffierError(.documentTooLarge, detail: "page \(index + 1) needs too much memory")
        default: return nil
        }
        readFonts()
        var content = PDFPageContent(number: index + 1, width: page.width, height: page.height)
        content.glyphs = UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count).map(PDFGlyph.init)
        content.marks = UnsafeBufferPointer(start: page.marks, count: page.mark_count).map(PDFMark.init)
        content.links = UnsafeBufferPointer(start: page.links, count: page.link_count).compactMap(PDFLink.init)
        content.isPartial = page.skipped_content != 0
        content.rotation = Int(page.rotation)
        content.hasFields = page.has_fields != 0
        content.hasFiles = page.has_files != 0
        return (content, page)
    }
}

extension PDFGlyph {
    fileprivate init(_ glyph: cpdf_glyph) {
        scalar = Unicode.Scalar(glyph.scalar) ?? "\u{FFFD}"
        (x0, y0, x1, y1) = (glyph.x0, glyph.y0, glyph.x1, glyph.y1)
        (originX, originY) = (glyph.origin_x, glyph.origin_y)
        (advanceX, advanceY) = (glyph.advance_x, glyph.advance_y)
        size = glyph.size
        color = glyph.color
        sequence = glyph.sequence
        mcid = glyph.mcid
        font = glyph.font
        flags = Flags(rawValue: glyph.flags)
        opacity = glyph.opacity
        ordinal = glyph.ordinal
        hidden = nil
    }
}

extension PDFMark {
    fileprivate init(_ mark: cpdf_mark) {
        kind = Kind(rawValue: mark.kind) ?? .fill
        (x0, y0, x1, y1) = (mark.x0, mark.y0, mark.x1, mark.y1)
        color = mark.color
        sequence = mark.sequence
        opacity = mark.opacity
        isSolid = mark.solid != 0
        (columns, rows) = (mark.columns, mark.rows)
        mcid = mark.mcid
    }
}

extension PDFLink {
    fileprivate init?(_ link: cpdf_link) {
        guard let address = link.uri else { return nil }
        target = String(cString: address)
        box = Box(x0: Double(link.x0), y0: Double(link.y0), x1: Double(link.x1), y1: Double(link.y1))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials
import JobModel

/// Draws a composed document by cairo's PDF surface, with structure, links, outline and metadata.
struct PDFPainter {
    let document: ComposedDocument

    /// The bytes of the PDF.
    func paint() throws(GreffierError) -> Data {
        try CairoSink.collect { write, closure throws(GreffierError) in try paint(write, closure) }
    }

    private func paint(
        _ write: @escaping cairo_write_func_t,
        _ closure: UnsafeMutableRawPointer
    ) throws(GreffierError) {
        let layout = document.layout
        guard let surface = cairo_pdf_surface_create_for_stream(write, closure, layout.width, layout.height) else {
            throw GreffierError(.stageDefect, detail: "no PDF surface")
        }
        defer { cairo_surface_destroy(surface) }
        addMetadata(to: surface)
        guard let context = cairo_create(surface) else {
            throw GreffierError(.stageDefect, detail: "no drawing context")
        }
        // cairo marks a document as tagged only when all its structure stands in this element.
        cairo_tag_begin(context, "Document", nil)
        for page in layout.pages {
            draw(page, in: context)
            cairo_show_page(context)
        }
        cairo_tag_end(context, "Document")
        addOutline(to: surface)
        let drawn = cairo_status(context)
        cairo_destroy(context)
        cairo_surface_finish(surface)
        let status = drawn == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : drawn
        guard status == CAIRO_STATUS_SUCCESS else {
            throw GreffierError(.stageDefect, detail: "cairo: \(String(cString: cairo_status_to_string(status)))")
        }
    }

    private func addMetadata(to surface: OpaquePointer) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document.title)
        if !document.subject.isEmpty {
            cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, document.subject)
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Greffier")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, document.date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, document.date)
    }

    private func addOutline(to surface: OpaquePointer) {
        var parents: [Int32] = [CAIRO_PDF_OUTLINE_ROOT]
        for entry in document.layout.outline {
            let level = min(entry.level, parents.count - 1)
            let target = "page=\(entry.page) pos=[0 \(Self.number(entry.y))]"
            let id = cairo_pdf_surface_add_outline(
                surface,
                parents[level],
                entry.title,
                target,
                entry.level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : .init(0)
            )
            parents = Array(parents[...level]) + [id]
        }
    }

    private static func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }

    private func draw(_ page: PageLayout.Page, in context: OpaquePointer) {
        for rule in page.rules {
            cairo_set_source_rgb(context, rule.color.red, rule.color.green, rule.color.blue)
            cairo_rectangle(context, rule.box.x, rule.box.y, rule.box.width, rule.box.height)
            cairo_fill(context)
        }
        for picture in page.pictures { draw(picture, in: context) }
        var isInList = false
        for paragraph in paragraphs(of: page) {
            let role = paragraph.last?.role ?? .paragraph
            if isInList != (role == .item) {
                isInList.toggle()
                if isInList { cairo_tag_begin(context, "L", nil) } else { cairo_tag_end(context, "L") }
            }
            draw(paragraph, as: role, in: context)
        }
        if isInList { cairo_tag_end(context, "L") }
    }

    private func draw(_ placed: PageLayout.PlacedPicture, in context: OpaquePointer) {
        let picture = document.pictures[placed.picture]
        cairo_tag_begin(context, "Figure", nil)
        cairo_save(context)
        cairo_translate(context, placed.box.x, placed.box.y)
        let (width, height) = (Double(picture.width), Double(picture.height))
        cairo_scale(context, placed.box.width / width, placed.box.height / height)
        cairo_set_source_surface(context, picture.surface, 0, 0)
        // Else readers are asked to smooth it, which archives may not (ISO 19005-2, 6.2.8).
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_FAST)
        cairo_rectangle(context, 0, 0, width, height)
        cairo_fill(context)
        cairo_restore(context)
        cairo_tag_end(context, "Figure")
    }

    /// The page's texts by paragraph, in the order in which the paragraphs begin.
    private func paragraphs(of page: PageLayout.Page) -> [[PageLayout.PlacedText]] {
        var order: [Int: Int] = [:]
        var result: [[PageLayout.PlacedText]] = []
        for text in page.texts {
            if let index = order[text.paragraph] {
                result[index].append(text)
            } else {
                order[text.paragraph] = result.count
                result.append([text])
            }
        }
        return result
    }

    private func draw(_ paragraph: [PageLayout.PlacedText], as role: TextRole, in context: OpaquePointer) {
        guard role != .item else { return drawItem(paragraph, in: context) }
        // What stands outside every tag is marked as an artifact later.
        guard let tag = Self.tag(of: role) else { return show(paragraph[...], in: context) }
        cairo_tag_begin(context, tag, nil)
        let link = paragraph.compactMap(\.link).first
        if let link { cairo_tag_begin(context, CAIRO_TAG_LINK, "uri='\(link)'") }
        show(paragraph[...], in: context)
        if link != nil { cairo_tag_end(context, CAIRO_TAG_LINK) }
        cairo_tag_end(context, tag)
    }

    /// An entry of a list: its bullet and its text.
    private func drawItem(_ paragraph: [PageLayout.PlacedText], in context: OpaquePointer) {
        cairo_tag_begin(context, "LI", nil)
        let body = paragraph.firstIndex { $0.role != .bullet } ?? paragraph.endIndex
        if body > paragraph.startIndex {
            cairo_tag_begin(context, "Lbl", nil)
            show(paragraph[..<body], in: context)
            cairo_tag_end(context, "Lbl")
        }
        cairo_tag_begin(context, "LBody", nil)
        show(paragraph[body...], in: context)
        cairo_tag_end(context, "LBody")
        cairo_tag_end(context, "LI")
    }

    private func show(_ texts: ArraySlice<PageLayout.PlacedText>, in context: OpaquePointer) {
        for text in texts {
            cairo_set_source_rgb(context, 0, 0, 0)
            cairo_move_to(context, text.box.x, text.baseline)
            let line = document.texts[text.source.text].lines[text.source.line]
            pango_cairo_show_layout_line(context, line.pointer)
        }
    }

    /// Standard structure types (ISO 32000-1, 14.8.4); `nil` for what belongs to the page and not to the text.
    private static func tag(of role: TextRole) -> String? {
        switch role {
        case .title: "H1"
        case .heading: "H2"
        case .entry: "H3"
        case .paragraph, .bullet, .item: "P"
        case .footer: nil
        }
    }
}

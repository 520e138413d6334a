// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials
import JobModel

/// Draws a composed document by cairo's PDF surface, with structure, links, outline and metadata.
struct PDFPainter {
    let document: ComposedDocument

    /// Receives the bytes that cairo writes.
    private final class Sink {
        var data = Data()
    }

    /// The bytes of the PDF.
    func paint() throws(GreffierError) -> Data {
        let sink = Sink()
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        let write: cairo_write_func_t = { closure, bytes, count in
            guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
            Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
            return CAIRO_STATUS_SUCCESS
        }
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
        return withExtendedLifetime(sink) { sink.data }
    }

    private func addMetadata(to surface: OpaquePointer) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document.title)
        if !document.subject.isEmpty {
            cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, document.subject)
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Greffier")
        let date = Self.seconds(document.date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date)
    }

    /// RFC 3339 without the fraction of a second, which cairo does not read.
    private static func seconds(_ date: String) -> String {
        guard let moment = Timestamp.date(date) else { return "1970-01-01T00:00:00Z" }
        return moment.formatted(Date.ISO8601FormatStyle())
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
        for paragraph in paragraphs(of: page) { draw(paragraph, in: context) }
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

    private func draw(_ paragraph: [PageLayout.PlacedText], in context: OpaquePointer) {
        let role = paragraph.last?.role ?? .paragraph
        let tag = Self.tag(of: role)
        cairo_tag_begin(context, tag, nil)
        let link = paragraph.compactMap(\.link).first
        if let link { cairo_tag_begin(context, CAIRO_TAG_LINK, "uri='\(link)'") }
        for text in paragraph {
            cairo_set_source_rgb(context, 0, 0, 0)
            cairo_move_to(context, text.box.x, text.baseline)
            let line = document.texts[text.source.text].lines[text.source.line]
            pango_cairo_show_layout_line(context, line.pointer)
        }
        if link != nil { cairo_tag_end(context, CAIRO_TAG_LINK) }
        cairo_tag_end(context, tag)
    }

    /// Standard structure types (ISO 32000-1, 14.8.4).
    private static func tag(of role: TextRole) -> String {
        switch role {
        case .title: "H1"
        case .heading: "H2"
        case .entry: "H3"
        case .paragraph, .bullet, .item, .footer: "P"
        }
    }
}

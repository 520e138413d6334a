// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials
import JobModel
import WorkerProtocol

/// Draws the cover of a book that brings none: its title, what stands under it, its author, on a band of colour.
struct CoverPainter {
    private let title: String
    private let subtitle: String
    private let author: String

    /// Pixels, in the proportion that shops ask for.
    private static let width = 1200.0
    private static let height = 1800.0
    private static let margin = 120.0
    private let accent: RGB
    private let families: String
    private static let ink = RGB(0x1F2933)

    init(_ book: EPUBBook) {
        title = CleanText.line(book.title)
        subtitle = CleanText.line(book.subtitle ?? "")
        author = CleanText.line(book.author ?? "")
        accent = Palette(book.look).accent
        families = (book.look.fonts + Theme.usualFamilies).joined(separator: ", ")
    }

    /// A PNG.
    ///
    /// Throws `stage.defect` where it cannot be drawn.
    func picture() throws(GreffierError) -> PictureFile {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(Self.width), Int32(Self.height)),
            let context = cairo_create(surface)
        else { throw GreffierError(.stageDefect, detail: "no surface for a cover") }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        fill(context, accent, y: 0, height: Self.height)
        fill(context, RGB(0xFFFFFF), y: Self.height * 0.62, height: Self.height * 0.38)
        // The title stands on the foot of the band, however many lines it takes.
        let size = title.count > 90 ? 62.0 : title.count > 40 ? 84 : 110
        let lines = height(of: title, size: size)
        draw(context, title, size: size, weight: 700, RGB(0xFFFFFF), y: max(Self.margin, Self.height * 0.56 - lines))
        draw(context, subtitle, size: 52, weight: 500, accent, y: Self.height * 0.68)
        draw(context, author, size: 56, weight: 600, Self.ink, y: Self.height * 0.86)
        cairo_surface_flush(surface)
        guard let file = PictureFile(png(surface)) else {
            throw GreffierError(.stageDefect, detail: "the cover cannot be written")
        }
        return file
    }

    private func fill(_ context: OpaquePointer, _ color: RGB, y: Double, height: Double) {
        cairo_set_source_rgb(context, color.red, color.green, color.blue)
        cairo_rectangle(context, 0, y, Self.width, height)
        cairo_fill(context)
    }

    private func draw(
        _ context: OpaquePointer,
        _ text: String,
        size: Double,
        weight: UInt32,
        _ color: RGB,
        y: Double
    ) {
        guard !text.isEmpty, let layout = pango_cairo_create_layout(context) else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        set(layout, text, size: size, weight: weight)
        cairo_set_source_rgb(context, color.red, color.green, color.blue)
        cairo_move_to(context, Self.margin, y)
        pango_cairo_show_layout(context, layout)
    }

    private func height(of text: String, size: Double) -> Double {
        guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map),
            let layout = pango_layout_new(context)
        else { return size }
        defer {
            g_object_unref(UnsafeMutableRawPointer(layout))
            g_object_unref(UnsafeMutableRawPointer(context))
        }
        set(layout, text, size: size, weight: 700)
        var height: Int32 = 0
        pango_layout_get_pixel_size(layout, nil, &height)
        return Double(height)
    }

    /// At most six lines; more ends in dots.
    private func set(_ layout: OpaquePointer, _ text: String, size: Double, weight: UInt32) {
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, families)
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, PangoWeight(weight))
        pango_layout_set_font_description(layout, description)
        pango_layout_set_width(layout, Int32((Self.width - 2 * Self.margin) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_height(layout, -6)
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
    }

    private func png(_ surface: OpaquePointer) -> Data {
        CairoSink.collect { write, closure in _ = cairo_surface_write_to_png_stream(surface, write, closure) }
    }
}

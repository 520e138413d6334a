// SPDX-License-Identifier: GPL-3.0-or-later
import CPoppler
import DocumentModel

/// A page of a PDF: its words with box and look, in poppler's order, from one pass over the page.
final class PDFPage {
    private let page: OpaquePointer
    let width: Double
    let height: Double

    init(takingOwnershipOf page: OpaquePointer) {
        self.page = page
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(page, &width, &height)
        self.width = width
        self.height = height
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(page)) }

    /// Draws the page.
    func render(into context: OpaquePointer) { poppler_page_render(page, context) }

    /// The words of the page.
    func words() -> [PDFWord] {
        guard let pointer = poppler_page_get_text(page) else { return [] }
        let text = String(cString: pointer)
        g_free(pointer)
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: UInt32 = 0
        guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return [] }
        defer { g_free(rectangles) }
        let boxes = UnsafeBufferPointer(start: rectangles, count: Int(count))
        var builder = WordBuilder(links: links())
        var styles = styleRuns()[...]
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard index < boxes.count else { break }
            while let run = styles.first, run.end < index { styles.removeFirst() }
            builder.append(
                scalar,
                box: boxes[index],
                style: styles.first.flatMap { $0.start <= index ? $0.style : nil }
            )
        }
        return builder.finish()
    }

    private struct StyleRun {
        var start: Int
        var end: Int
        var style: PDFWord.Style
    }

    private func styleRuns() -> [StyleRun] {
        let list = poppler_page_get_text_attributes(page)
        defer { poppler_page_free_text_attributes(list) }
        var runs: [StyleRun] = []
        var node = list
        while let current = node {
            if let data = current.pointee.data {
                let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
                let style = PDFWord.Style(attributes)
                runs.append(StyleRun(start: Int(attributes.start_index), end: Int(attributes.end_index), style: style))
            }
            node = current.pointee.next
        }
        return runs
    }

    /// Targets of links with their areas, from the top left.
    private func links() -> [PDFLink] {
        let list = poppler_page_get_link_mapping(page)
        defer { poppler_page_free_link_mapping(list) }
        var links: [PDFLink] = []
        var node = list
        while let current = node {
            if let data = current.pointee.data {
                let mapping = data.assumingMemoryBound(to: PopplerLinkMapping.self).pointee
                if let action = mapping.action, action.pointee.type == POPPLER_ACTION_URI,
                    let uri = action.pointee.uri.uri
                {
                    let area = mapping.area
                    let box = Box(x0: area.x1, y0: height - area.y2, x1: area.x2, y1: height - area.y1)
                    links.append(PDFLink(box: box, target: String(cString: uri)))
                }
            }
            node = current.pointee.next
        }
        return links
    }
}

/// An area of a page that leads to an address.
struct PDFLink: Sendable {
    var box: Box
    var target: String

    func covers(_ word: Box) -> Bool {
        let (x, y) = ((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        return box.x0 <= x && x <= box.x1 && box.y0 - 1 <= y && y <= box.y1 + 1
    }
}

extension PDFWord.Style {
    /// The look that poppler states; weight and slant are told by the font's name, as PDF has no other sign of them.
    fileprivate init(_ attributes: PopplerTextAttributes) {
        var name = attributes.font_name.map { String(cString: $0) }
        if let full = name, let plus = full.firstIndex(of: "+"), full.distance(from: full.startIndex, to: plus) == 6 {
            name = String(full[full.index(after: plus)...])
        }
        let lower = (name ?? "").lowercased()
        font = name
        size = (attributes.font_size * 100).rounded() / 100
        bold = ["bold", "black", "heavy", "demi", "-bd", "semibd"].contains { lower.contains($0) }
        italic = lower.contains("italic") || lower.contains("oblique") || lower.hasSuffix("-it")
        color = attributes.color.hexadecimal
    }
}

extension PopplerColor {
    /// `#rrggbb`.
    fileprivate var hexadecimal: String {
        let value = [red, green, blue].map { channel in
            let digits = String(channel >> 8, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "#" + value.joined()
    }
}

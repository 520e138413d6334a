// SPDX-License-Identifier: GPL-3.0-or-later
import CPoppler
import DocumentModel

/// Puts characters together to words.
struct WordBuilder {
    private let links: [PDFLink]
    private var words: [PDFWord] = []
    private var scalars = String.UnicodeScalarView()
    private var box: Box?
    private var style: PDFWord.Style?
    private var isGlued = false

    init(links: [PDFLink]) { self.links = links }

    mutating func append(_ scalar: Unicode.Scalar, box next: PopplerRectangle, style nextStyle: PDFWord.Style?) {
        guard !scalar.properties.isWhitespace, scalar != "\u{0}" else {
            close()
            isGlued = false
            return
        }
        let area = Box(
            x0: min(next.x1, next.x2),
            y0: min(next.y1, next.y2),
            x1: max(next.x1, next.x2),
            y1: max(next.y1, next.y2)
        )
        if let style, let nextStyle, style != nextStyle, !scalars.isEmpty {
            close()
            isGlued = true
        }
        if style == nil || scalars.isEmpty { style = nextStyle }
        scalars.append(scalar)
        box = box?.union(area) ?? area
    }

    mutating func finish() -> [PDFWord] {
        close()
        return words
    }

    private mutating func close() {
        defer {
            scalars = .init()
            box = nil
        }
        guard let box, !scalars.isEmpty else { return }
        let text = Self.visible(TextCleaning.clean(String(scalars)))
        guard !text.isEmpty else { return }
        let look = style ?? .init(font: nil, size: box.height, bold: false, italic: false, color: "#000000")
        let link = links.first { $0.covers(box) }?.target
        words.append(PDFWord(text: text, box: box, style: look, link: link, isGlued: isGlued))
    }

    /// `text` without the private-use characters of icon fonts, which mean nothing outside their font; bullets stay.
    private static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .privateUse }) else { return text }
        if Bullets.isBullet(text) { return "•" }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .privateUse })
        )
    }
}

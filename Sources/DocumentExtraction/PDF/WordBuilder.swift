// SPDX-License-Identifier: GPL-3.0-or-later
import CPoppler
import DocumentModel

/// Puts characters together to words.
struct WordBuilder {
    private let links: [PDFLink]
    private var words: [PDFWord] = []
    private var scalars = String.UnicodeScalarView()
    private var boxes: [Box] = []
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
        boxes.append(area)
    }

    mutating func finish() -> [PDFWord] {
        close()
        return words
    }

    private mutating func close() {
        defer {
            scalars = .init()
            boxes = []
        }
        guard let first = boxes.first else { return }
        let look = style ?? .init(font: nil, size: first.height, bold: false, italic: false, color: "#000000")
        let cuts = WordCuts.cuts(in: boxes, size: look.size > 0 ? look.size : first.height)
        var rest = scalars[...]
        var start = 0
        for end in cuts + [boxes.count] {
            append(String(rest.prefix(end - start)), boxes: boxes[start..<end], style: look)
            rest = rest.dropFirst(end - start)
            start = end
            isGlued = false
        }
    }

    private mutating func append(_ characters: String, boxes: ArraySlice<Box>, style: PDFWord.Style) {
        let text = Self.visible(TextCleaning.clean(characters))
        guard !text.isEmpty, let first = boxes.first else { return }
        let box = boxes.dropFirst().reduce(first) { $0.union($1) }
        let link = links.first { $0.covers(box) }?.target
        words.append(PDFWord(text: text, box: box, style: style, link: link, isGlued: isGlued))
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

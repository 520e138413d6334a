// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Puts characters together to words.
struct WordBuilder {
    private let links: [PDFLink]
    private let fonts: [PDFFont]
    private var words: [PDFWord] = []
    private var scalars = String.UnicodeScalarView()
    private var boxes: [Box] = []
    private var first: PDFGlyph?
    private var isGlued = false

    init(links: [PDFLink], fonts: [PDFFont]) {
        self.links = links
        self.fonts = fonts
    }

    /// The words of a page that no reader sees, in the order of its content stream.
    static func hiddenWords(of page: PDFPageContent, fonts: [PDFFont]) -> [PDFWord] {
        var builder = WordBuilder(links: page.links, fonts: fonts)
        for glyph in page.glyphs where glyph.flags.isDisjoint(with: [.duplicate, .unmapped]) {
            if glyph.hidden != nil || glyph.isSpace { builder.append(glyph) } else { builder.part() }
        }
        return builder.finish()
    }

    /// Ends the word before glyphs that are left out.
    private mutating func part() {
        guard first != nil || isGlued else { return }
        close()
        isGlued = false
    }

    mutating func append(_ glyph: PDFGlyph) {
        guard !glyph.isSpace else {
            close()
            isGlued = false
            return
        }
        if let first, !first.looksLike(glyph) {
            close()
            isGlued = true
        }
        if first == nil { first = glyph }
        scalars.append(glyph.scalar)
        boxes.append(glyph.box)
    }

    mutating func finish() -> [PDFWord] {
        close()
        return words
    }

    private mutating func close() {
        defer {
            scalars = .init()
            boxes = []
            first = nil
        }
        guard let first else { return }
        let look = PDFWord.Style(first, fonts: fonts)
        let cuts = WordCuts.cuts(in: boxes, size: look.size > 0 ? look.size : boxes[0].height)
        var rest = scalars[...]
        var start = 0
        for end in cuts + [boxes.count] {
            append(String(rest.prefix(end - start)), boxes: boxes[start..<end], style: look, hidden: first.hidden)
            rest = rest.dropFirst(end - start)
            start = end
            isGlued = false
        }
    }

    private mutating func append(
        _ characters: String,
        boxes: ArraySlice<Box>,
        style: PDFWord.Style,
        hidden: PDFHiddenReason?
    ) {
        let text = Self.visible(TextCleaning.clean(characters))
        guard !text.isEmpty, let first = boxes.first else { return }
        let box = boxes.dropFirst().reduce(first) { $0.union($1) }
        let link = links.first { $0.covers(box) }?.target
        var word = PDFWord(text: text, box: box, style: style, link: link, isGlued: isGlued)
        word.hidden = hidden
        word.direction = TextDirection.told(by: boxes)
        word.endsInSoftHyphen = characters.unicodeScalars.last == "\u{AD}"
        words.append(word)
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

extension PDFGlyph {
    /// Whether both look the same and are as visible.
    fileprivate func looksLike(_ other: PDFGlyph) -> Bool {
        font == other.font && color == other.color && abs(size - other.size) < 0.01 && hidden == other.hidden
    }
}

extension PDFWord.Style {
    fileprivate init(_ glyph: PDFGlyph, fonts: [PDFFont]) {
        let face = fonts.indices.contains(Int(glyph.font)) ? fonts[Int(glyph.font)] : PDFFont(name: nil)
        font = face.name
        size = (Double(glyph.size) * 100).rounded() / 100
        bold = face.bold
        italic = face.italic
        color = InkColor(rgb: glyph.color).hex
    }
}

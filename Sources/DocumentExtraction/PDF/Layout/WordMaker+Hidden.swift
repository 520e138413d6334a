// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension WordMaker {
    /// What a reader of a page does not see of it, in the order of its content stream; words that follow one another for
    /// one reason are one text.
    static func hiddenTexts(of content: PDFPageContent, fonts: [PDFFont]) -> [Document.HiddenText] {
        guard content.glyphs.contains(where: { $0.hidden != nil }) else { return [] }
        var texts: [Document.HiddenText] = []
        var maker = WordMaker(content, fonts: fonts)
        var reason: PDFHiddenReason?
        for glyph in content.glyphs where glyph.flags.isDisjoint(with: [.duplicate, .unmapped]) {
            guard let own = glyph.hidden else {
                maker.part()
                continue
            }
            if own != reason {
                if let reason { texts += maker.taken(as: reason) }
                reason = own
            }
            maker.append(glyph)
        }
        if let reason { texts += maker.taken(as: reason) }
        return texts
    }

    /// Takes the words so far as one text; nothing where there are none.
    private mutating func taken(as reason: PDFHiddenReason) -> [Document.HiddenText] {
        let text = takeText()
        guard let first = text.words.first else { return [] }
        var scalars = String.UnicodeScalarView()
        var box = text.place(of: first)
        for (index, word) in text.words.enumerated() {
            if index > 0, !word.traits.contains(.glued) { scalars.append(" ") }
            scalars.append(contentsOf: text.characters(word))
            box = box.union(text.place(of: word))
        }
        return [.init(text: String(scalars), reason: reason.name, page: text.number, box: box)]
    }
}

extension PageText {
    fileprivate func place(of word: LayoutWord) -> Box { word.direction.page(word.box, width: width, height: height) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Settles doubts about glyphs by drawing their page with them and without: what differs is what a reader sees.
struct InkCheck {
    /// How many pages of a document are drawn at most; what is left of doubts is settled by what is likely.
    private var pagesLeft = 24
    /// Pixels a point; 144 dpi shows the thin strokes of small print.
    private static let scale = 2.0
    /// How often all pixels of a page are looked at; glyphs drawn over one another, each as large as the page, would take
    /// time without end.
    private static let mostLooks = 4.0

    /// States of each glyph of `page` why it is hidden, if it is.
    mutating func judge(_ page: inout PDFPageContent, of file: PDFFile) {
        let visibility = PDFVisibility(page)
        for (index, reason) in visibility.hidden { page.glyphs[index].hidden = reason }
        settle(visibility.doubts, &page, file)
        settleScan(visibility.overPictures, &page, file)
    }

    private mutating func settle(_ doubts: [PDFVisibility.Doubt], _ page: inout PDFPageContent, _ file: PDFFile) {
        guard !doubts.isEmpty else { return }
        let leftOut = Array(Set(doubts.map { page.glyphs[$0.index].ordinal })).sorted()
        guard let scale = scale(for: page), pagesLeft > 0,
            let with = file.picture(of: page.number - 1, scale: scale, inColor: true),
            let without = file.picture(of: page.number - 1, scale: scale, inColor: true, leavingOut: leftOut)
        else {
            for doubt in doubts where doubt.isLikely { page.glyphs[doubt.index].hidden = doubt.reason }
            return
        }
        pagesLeft -= 1
        let undrawn = Set(with.undrawn)
        var looks = 0.0
        for word in words(doubts, page) {
            let isSeen = word.contains { doubt in
                let glyph = page.glyphs[doubt.index]
                looks += with.share(of: glyph)
                return undrawn.contains(glyph.ordinal) || looks > Self.mostLooks
                    ? !doubt.isLikely : with.differs(from: without, in: glyph)
            }
            if !isSeen { for doubt in word { page.glyphs[doubt.index].hidden = doubt.reason } }
        }
    }

    /// The doubts of each word together: a thin letter may leave no ink, but a word does.
    private func words(_ doubts: [PDFVisibility.Doubt], _ page: PDFPageContent) -> [[PDFVisibility.Doubt]] {
        var words: [[PDFVisibility.Doubt]] = []
        for doubt in doubts {
            if let last = words.last?.last, last.index + 1 == doubt.index,
                page.glyphs[last.index].touches(page.glyphs[doubt.index])
            {
                words[words.count - 1].append(doubt)
            } else {
                words.append([doubt])
            }
        }
        return words
    }

    /// Invisible text over the ink of a scanned page is what was recognised there, and stays; elsewhere it is hidden.
    ///
    /// A page counts as scanned where most of its text is invisible and pictures fill much of it.
    private mutating func settleScan(_ indices: [Int], _ page: inout PDFPageContent, _ file: PDFFile) {
        guard !indices.isEmpty else { return }
        let shown = page.glyphs.count { $0.isShown && !$0.isSpace && !$0.flags.contains(.inkless) }
        let area = page.marks.reduce(0.0) { $1.kind == .picture ? $0 + $1.box.width * $1.box.height : $0 }
        let isScan = indices.count > 2 * shown && area > 0.3 * page.width * page.height
        let picture = isScan ? drawing(of: page, file) : nil
        var looks = 0.0
        for index in indices {
            looks += picture?.share(of: page.glyphs[index]) ?? 0
            if let picture, looks <= Self.mostLooks, picture.holdsInk(in: page.glyphs[index]) {
                page.glyphs[index].flags.insert(.scanLayer)
            } else {
                page.glyphs[index].hidden = .invisible
            }
        }
    }

    private mutating func drawing(of page: PDFPageContent, _ file: PDFFile) -> PagePicture? {
        guard let scale = scale(for: page), pagesLeft > 0 else { return nil }
        pagesLeft -= 1
        return file.picture(of: page.number - 1, scale: scale / 2, inColor: false)
    }

    /// Fewer pixels for large pages; none where letters would be lost in them.
    private func scale(for page: PDFPageContent) -> Double? {
        let area = page.width * page.height
        guard area > 0, !page.isBounded else { return nil }
        let scale = area < 1e6 ? Self.scale : Self.scale * 1e6 / area
        return scale >= 0.5 ? scale : nil
    }
}

extension PDFGlyph {
    /// Whether the next glyph stands close enough to belong to one word.
    func touches(_ next: PDFGlyph) -> Bool {
        let reach = 0.3 * max(size, next.size)
        return next.x0 - x1 < reach && x0 - next.x1 < reach && next.y0 - y1 < reach && y0 - next.y1 < reach
    }
}

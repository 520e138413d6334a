// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Parts the glyphs that a reader sees from those that only a machine finds.
///
/// How a glyph is painted, and what is painted before and after it where it stands, settles nearly all. What that
/// leaves open is drawn: see `InkCheck`.
struct PDFVisibility {
    /// Below this size in points nothing can be read on paper.
    private static let tiny: Float = 2
    /// Below this opacity, of 255, nothing shows: a twentieth.
    private static let faint: UInt8 = 13

    private static let longestWord = 48

    private let page: PDFPageContent
    /// What only a drawing of the page can tell, in the order of the glyphs.
    private(set) var doubts: [Doubt] = []
    /// Invisible text that stands on a picture: what was recognised in a scan, or a trick.
    private(set) var overPictures: [Int] = []
    /// The certain reasons, by glyph.
    private(set) var hidden: [(index: Int, reason: PDFHiddenReason)] = []

    /// A glyph that may be hidden.
    struct Doubt {
        var index: Int
        var reason: PDFHiddenReason
        /// What holds where the page cannot be drawn: whether all that is known speaks for hidden.
        var isLikely: Bool
    }

    /// Looks at each glyph of `page`.
    init(_ page: PDFPageContent) {
        self.page = page
        let pictures = page.marks.filter { $0.kind == .picture }
        var run = InkRun()
        for (index, glyph) in page.glyphs.enumerated()
        where glyph.flags.isDisjoint(with: [.space, .duplicate, .unmapped]) {
            if let reason = certainReason(glyph) {
                if reason == .invisible, pictures.contains(where: { $0.holds(glyph) }) {
                    overPictures.append(index)
                } else {
                    hidden.append((index, reason))
                }
            } else if !run.takes(glyph, at: index, marks: page.marks) {
                examine(run)
                run = InkRun(glyph, at: index, marks: page.marks, from: run.marksBefore)
            }
        }
        examine(run)
        if hidden.contains(where: { $0.reason.isCut }) { keepCutWords() }
    }

    /// Takes back what the edge of the page, or of an area, cuts off words of which a reader sees half or more.
    private mutating func keepCutWords() {
        let reasons = Dictionary(hidden.map { ($0.index, $0.reason) }) { first, _ in first }
        var kept: Set<Int> = []
        for (index, reason) in hidden where reason.isCut && !kept.contains(index) {
            let word = word(around: index)
            let gone = word.filter { reasons[$0] != nil }
            if gone.count * 2 <= word.count, gone.allSatisfy({ reasons[$0]?.isCut == true }) { kept.formUnion(gone) }
        }
        hidden.removeAll { kept.contains($0.index) }
    }

    /// The glyphs that stand with the one at `index` in a word, itself among them.
    private func word(around index: Int) -> ClosedRange<Int> {
        func goesOn(_ one: Int, _ next: Int) -> Bool {
            let (first, second) = (page.glyphs[one], page.glyphs[next])
            return !first.isSpace && !second.isSpace && first.touches(second)
        }
        var (start, end) = (index, index)
        while start > 0, index - start < Self.longestWord, goesOn(start - 1, start) { start -= 1 }
        while end + 1 < page.glyphs.count, end - index < Self.longestWord, goesOn(end, end + 1) { end += 1 }
        return start...end
    }

    private func certainReason(_ glyph: PDFGlyph) -> PDFHiddenReason? {
        if glyph.flags.contains(.layerOff) { return .layerOff }
        if glyph.flags.contains(.overstated) { return .replacement }
        if isTiny(glyph) { return .tiny }
        if !isOnPage(glyph) { return .offPage }
        if glyph.flags.contains(.clipped) { return .clipped }
        // Text that only clips may let something else shine through.
        if glyph.flags.contains(.inkless), !glyph.flags.contains(.uncertain) { return .invisible }
        return glyph.opacity < Self.faint ? .transparent : nil
    }

    /// Whether a third of it at least stands on the page: less of a letter is not read.
    private func isOnPage(_ glyph: PDFGlyph) -> Bool {
        let (width, height) = (Double(glyph.x1 - glyph.x0), Double(glyph.y1 - glyph.y0))
        let across = min(Double(glyph.x1), page.width) - max(Double(glyph.x0), 0)
        let down = min(Double(glyph.y1), page.height) - max(Double(glyph.y0), 0)
        return across >= 0 && down >= 0 && across * down * 3 >= width * height
    }

    private func isTiny(_ glyph: PDFGlyph) -> Bool {
        var (along, across) = (glyph.x1 - glyph.x0, glyph.y1 - glyph.y0)
        // Of text that runs up or down the page, a narrow letter has a low box.
        if abs(glyph.advanceY) > abs(glyph.advanceX) { swap(&along, &across) }
        let height = min(across, max(along, glyph.size))
        return height < Self.tiny || glyph.size < Self.tiny && height < 2 * Self.tiny
    }

    /// Compares the glyphs of `run` with what is painted before and after them.
    private mutating func examine(_ run: InkRun) {
        guard !run.indices.isEmpty else { return }
        let before = page.marks[..<run.marksBefore].filter { $0.touches(run) && $0.opacity >= Self.faint }
        let after = page.marks[run.marksBefore...].filter { $0.touches(run) && $0.mayCover }
        let ink = InkColor(rgb: run.color)
        if before.isEmpty, after.isEmpty, !run.isUncertain {
            guard ink.isLost(on: .white) else { return }
            doubts += run.indices.map { Doubt(index: $0, reason: reason(for: ink), isLikely: true) }
            return
        }
        for index in run.indices {
            let glyph = page.glyphs[index]
            if let cover = after.last(where: { $0.covers(glyph) }) {
                doubts.append(Doubt(index: index, reason: .covered, isLikely: cover.isSolid && cover.opacity > 229))
                continue
            }
            let ground = Ground(under: glyph, marks: before, ink: ink)
            guard ground.mayLose || run.isUncertain else { continue }
            var reason = reason(for: ink)
            if run.isUncertain, !ground.loses { reason = glyph.flags.contains(.inkless) ? .invisible : .clipped }
            doubts.append(Doubt(index: index, reason: reason, isLikely: ground.loses && !run.isUncertain))
        }
    }

    private func reason(for ink: InkColor) -> PDFHiddenReason { ink.isLost(on: .white) ? .white : .noContrast }
}

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
    }

    private func certainReason(_ glyph: PDFGlyph) -> PDFHiddenReason? {
        if glyph.flags.contains(.layerOff) { return .layerOff }
        if glyph.flags.contains(.overstated) { return .replacement }
        if isTiny(glyph) { return .tiny }
        let (x, y) = (Double(glyph.x0 + glyph.x1) / 2, Double(glyph.y0 + glyph.y1) / 2)
        if !(0...page.width).contains(x) || !(0...page.height).contains(y) { return .offPage }
        if glyph.flags.contains(.clipped) { return .clipped }
        // Text that only clips may let something else shine through.
        if glyph.flags.contains(.inkless), !glyph.flags.contains(.uncertain) { return .invisible }
        return glyph.opacity < Self.faint ? .transparent : nil
    }

    private func isTiny(_ glyph: PDFGlyph) -> Bool {
        let height = min(glyph.y1 - glyph.y0, max(glyph.x1 - glyph.x0, glyph.size))
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

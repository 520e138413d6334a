// SPDX-License-Identifier: GPL-3.0-or-later

/// What a glyph is painted on, as far as the marks before it tell.
struct Ground {
    /// Whether the ink is lost on something that may lie under it, or that is not known.
    private(set) var mayLose = false
    /// Whether it is lost on all that may lie under it, and all of that is known.
    private(set) var loses = true

    /// Looks through `marks`, all painted before `glyph`, from the last to the first that hides the others.
    init(under glyph: PDFGlyph, marks: [PDFMark], ink: InkColor) {
        for mark in marks.reversed() where mark.holds(glyph) {
            switch mark.kind {
            case .picture, .shading:
                // Its colours are not known; whether it shows what is under it neither.
                meet(nil, ink)
            case .fill, .stroke:
                if mark.opacity < 250 {
                    meet(nil, ink)
                } else {
                    meet(InkColor(rgb: mark.color), ink)
                    if mark.isSolid { return }
                }
            }
        }
        meet(.white, ink)
    }

    private mutating func meet(_ color: InkColor?, _ ink: InkColor) {
        let isLost = color.map { ink.isLost(on: $0) }
        mayLose = mayLose || isLost ?? true
        loses = loses && isLost ?? false
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Characters without space between them, of one look.
struct PDFWord: Sendable {
    var text: String
    var box: Box
    var style: Style
    var link: String?
    /// Whether it follows the word before it on the line without a space.
    var isGlued = false
    /// Why a reader of the page does not see it, if so.
    var hidden: PDFHiddenReason?

    /// The look of text.
    struct Style: Sendable, Equatable {
        var font: String?
        var size: Double
        var bold: Bool
        var italic: Bool
        /// `#rrggbb`.
        var color: String
    }

    var centerX: Double { (box.x0 + box.x1) / 2 }
    var centerY: Double { (box.y0 + box.y1) / 2 }
    /// Roughly where its letters stand: the descender takes about a fifth of the box.
    var baseline: Double { box.y1 - 0.2 * box.height }
    var size: Double { style.size }
}

extension Sequence<PDFWord> {
    /// The smallest box that holds all words; a box of no size where there are none.
    var bounds: Box {
        var iterator = makeIterator()
        guard var result = iterator.next()?.box else { return Box(x0: 0, y0: 0, x1: 0, y1: 0) }
        while let word = iterator.next() { result = result.union(word.box) }
        return result
    }

    /// The texts joined by spaces.
    var text: String { map(\.text).joined(separator: " ") }
}

extension Sequence<Double> {
    /// The middle value; 0 of nothing.
    var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

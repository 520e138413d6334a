// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Whether a page of a PDF must be read as a picture, because it shows text that it does not hold.
enum RecognitionNeed {
    /// A page that shows more characters has a text of its own: scans bear at most a stamp or a page number.
    static let fewCharacters = 20
    /// The part of the page that its pictures cover at least.
    private static let largePart = 0.3
    /// Letters drawn as shapes: a page of text has hundreds of them, a page of decoration does not.
    private static let manyShapes = 400

    /// Looks at `page`, whose glyphs are judged for visibility.
    ///
    /// Text that a scanner laid over its picture counts as the page's own.
    static func holds(for page: PDFPageContent) -> Bool {
        let shown = page.glyphs.count { $0.isShown && !$0.isSpace }
        guard shown < fewCharacters, !page.isBounded else { return false }
        let unmapped = page.glyphs.count { $0.isUnmapped && $0.hidden == nil }
        return pictureShare(page) > largePart || unmapped > fewCharacters || shapes(page) > manyShapes
    }

    private static func pictureShare(_ page: PDFPageContent) -> Double {
        let area = page.width * page.height
        guard area > 0 else { return 0 }
        let covered = page.marks.reduce(0.0) { sum, mark in
            guard mark.kind == .picture else { return sum }
            let (x0, x1) = (max(mark.box.x0, 0), min(mark.box.x1, page.width))
            let (y0, y1) = (max(mark.box.y0, 0), min(mark.box.y1, page.height))
            return sum + max(0, x1 - x0) * max(0, y1 - y0)
        }
        return covered / area
    }

    /// Filled shapes of the size of letters.
    private static func shapes(_ page: PDFPageContent) -> Int {
        page.marks.count { $0.kind == .fill && (2...40).contains($0.box.height) && (0.5...60).contains($0.box.width) }
    }
}

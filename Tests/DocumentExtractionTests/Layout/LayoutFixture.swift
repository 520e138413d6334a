// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

@testable import DocumentExtraction

/// Pages put together from words at given places: what layout sees of a PDF.
struct LayoutFixture {
    static let regular = PDFWord.Style(font: "Sans", size: 10, bold: false, italic: false, color: "#000000")

    var text: PageText

    init(width: Double = 600, height: Double = 800) { text = PageText(number: 1, width: width, height: height) }

    /// A line of words from `x`, its box 12 high; each character is 5 wide, each space too.
    mutating func line(_ words: String, x: Double, y: Double, style: PDFWord.Style = regular) {
        var x = x
        for word in words.split(separator: " ") {
            let width = 5.0 * Double(word.count)
            let box = Box(x0: x, y0: y, x1: x + width, y1: y + 12)
            text.append(PDFWord(text: String(word), box: box, style: style))
            x += width + 5
        }
    }

    /// Words one above the other, as in text turned by a quarter.
    mutating func column(_ words: String, x: Double, y: Double, direction: TextDirection) {
        var y = y
        for word in words.split(separator: " ") {
            let length = 5.0 * Double(word.count)
            let (y0, y1) = direction == .down ? (y, y + length) : (y - length, y)
            var placed = PDFWord(text: String(word), box: Box(x0: x, y0: y0, x1: x + 12, y1: y1), style: Self.regular)
            placed.direction = direction
            text.append(placed)
            y = direction == .down ? y1 + 5 : y0 - 5
        }
    }

    /// The page as it comes out.
    func page() throws -> Document.Page {
        var ledger = TextLedger()
        return PageAssembly.pages(of: [text], pageCount: 1, ledger: &ledger)[0]
    }

    /// The lines of the page in reading order.
    func lines() throws -> [String] { try page().blocks.flatMap(\.lines).map(\.text) }
}

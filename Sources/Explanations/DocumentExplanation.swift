// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials

/// Drawings that show a person what the machine read: blocks, reading order and hidden text.
///
/// A page with a size gives one drawing, over its picture where there is one; a document without pages gives sheets that
/// list its blocks in order.
package struct DocumentExplanation {
    /// One SVG file.
    package struct Sheet: Sendable, Equatable {
        /// The page, or the sheet of a document without pages; from 1.
        package var number: Int
        package var svg: String
    }

    private let document: Document
    private let title: String

    /// `title` stands in the legend: the name of the file.
    package init(_ document: Document, title: String) {
        self.document = document
        self.title = title
    }

    /// Numbers of the pages that a picture helps to explain.
    package var pictureNumbers: [Int] { document.pages.filter { $0.width > 0 }.map(\.number) }

    /// The drawing of page `number`, over `picture`, a PNG of the whole page; `nil` where there is no such page.
    package func sheet(ofPage number: Int, picture: Data?) -> Sheet? {
        guard let page = document.pages.first(where: { $0.number == number && $0.width > 0 }) else { return nil }
        let hidden = document.hidden.filter { $0.page == number }
        let caption = "\(title) · page \(number) of \(document.pages.count)"
        let first = document.pages.prefix { $0.number != number }.reduce(1) { $0 + PageDrawing.placedCount($1) }
        let drawing = PageDrawing(page, hidden: hidden, caption: caption, first: first, picture: picture)
        return Sheet(number: number, svg: drawing.svg)
    }

    /// The sheets of a document without pages, hidden text, comments and deletions at the end.
    package var sheets: [Sheet] {
        guard pictureNumbers.isEmpty else { return [] }
        var drawing = FlowDrawing(caption: title)
        for page in document.pages { for block in page.blocks { drawing.append(block) } }
        for text in document.hidden {
            drawing.append(apart: text.text, label: "hidden: \(text.reason)", isHidden: true)
        }
        for comment in document.comments { drawing.append(apart: comment.text, label: "comment", isHidden: false) }
        for deletion in document.deletions { drawing.append(apart: deletion.text, label: "deleted", isHidden: false) }
        return drawing.finish().enumerated().map { Sheet(number: $0.offset + 1, svg: $0.element) }
    }
}

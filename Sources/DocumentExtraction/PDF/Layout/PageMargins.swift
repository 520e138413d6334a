// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Tells page numbers and running titles from the text of the pages.
enum PageMargins {
    /// Marks lone lines in the top or bottom twelfth of a page as header or footer, where they number the page or stand
    /// on another page too, numbers aside.
    static func mark(_ pages: inout [Document.Page]) {
        var counts: [String: Int] = [:]
        for page in pages {
            for block in page.blocks where margin(block, of: page) != nil { counts[key(block), default: 0] += 1 }
        }
        for (pageIndex, page) in pages.enumerated() {
            for (index, block) in page.blocks.enumerated() {
                guard let kind = margin(block, of: page), isNumbering(block) || counts[key(block), default: 0] > 1
                else {
                    continue
                }
                pages[pageIndex].blocks[index].kind = kind
            }
        }
    }

    private static func margin(_ block: Block, of page: Document.Page) -> Block.Kind? {
        guard block.lines.count == 1, block.kind != .listItem, let box = block.box else { return nil }
        if box.y0 >= page.height * 11 / 12 { return .footer }
        // The first line of the first page is the name of its author more often than a running title.
        return box.y1 <= page.height / 12 && page.number > 1 ? .header : nil
    }

    /// `3`, `1/2`, `Page 3`, `… – Page 1 sur 2`.
    private static func isNumbering(_ block: Block) -> Bool {
        let text = block.lines[0].text.lowercased()
        if text.allSatisfy({ $0.isNumber || $0.isWhitespace || "/-–".contains($0) }) { return true }
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let page = words.lastIndex(of: "page") else { return false }
        return words.dropFirst(page + 1).first?.allSatisfy(\.isNumber) == true && words.count - page <= 4
    }

    private static func key(_ block: Block) -> String { block.lines[0].text.filter { !$0.isNumber } }
}

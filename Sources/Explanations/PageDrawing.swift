// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials

/// A page with its blocks framed by kind and numbered in reading order, and hidden text hatched.
///
/// Without a picture of the page the words stand where they were found.
struct PageDrawing {
    private var canvas: SVGCanvas
    private let page: Document.Page
    /// Where the numbers go, in reading order; drawn last, so that nothing covers them.
    private var badges: [(x: Double, y: Double, color: String)] = []
    private var unplaced = 0

    init(_ page: Document.Page, hidden: [Document.HiddenText], caption: String, first: Int, picture: Data?) {
        self.page = page
        canvas = SVGCanvas(width: page.width, height: page.height)
        if let picture { canvas.picture(picture, height: page.height) }
        for block in page.blocks { append(block, withText: picture == nil) }
        for text in hidden { append(text) }
        for (from, to) in zip(badges, badges.dropFirst()) { canvas.arrow(from: (from.x, from.y), to: (to.x, to.y)) }
        for (index, badge) in badges.enumerated() {
            canvas.badge(first + index, at: (badge.x, badge.y), color: badge.color)
        }
        let frame = Box(x0: 0, y0: 0, x1: page.width, y1: page.height)
        canvas.rectangle(frame, stroke: "#000000", fill: "none", opacity: 0)
        appendLegend(caption, hidden: hidden)
    }

    var svg: String { canvas.svg }

    /// How many numbers the drawing of `page` takes.
    static func placedCount(_ page: Document.Page) -> Int { page.blocks.reduce(0) { $0 + placedCount($1) } }

    private static func placedCount(_ block: Block) -> Int {
        let inner = innerCount(block)
        return inner > 0 ? inner : block.place == nil ? 0 : 1
    }

    private static func innerCount(_ block: Block) -> Int {
        block.cellBlocks.reduce(0) { $0 + placedCount($1) }
    }

    private mutating func append(_ block: Block, withText: Bool) {
        let style = BlockStyle(block.kind)
        guard let box = block.place else {
            if block.table == nil { unplaced += 1 }
            return appendCells(of: block, withText: withText)
        }
        canvas.rectangle(box, stroke: style.color, fill: style.color, opacity: 0.06, dashed: block.table != nil)
        for line in block.lines { append(line, withText: withText) }
        guard Self.innerCount(block) == 0 else { return appendCells(of: block, withText: withText) }
        // Beside the first line, not over its first letter.
        let point = (x: max(7, box.x0 - 7), y: box.y0 + min(7, box.height / 2))
        badges.append((point.x, point.y, style.color))
    }

    private mutating func appendCells(of block: Block, withText: Bool) {
        for inner in block.cellBlocks { append(inner, withText: withText) }
    }

    private mutating func append(_ line: Line, withText: Bool) {
        for span in line.spans {
            guard let confidence = span.confidence, let box = span.box else { continue }
            let color = confidence >= 0.9 ? "#2ca02c" : confidence >= 0.6 ? "#ffbf00" : "#d62728"
            canvas.rectangle(box, stroke: "none", fill: color, opacity: 0.35)
        }
        if withText, let box = line.box {
            canvas.text(line.text, filling: box, rotation: line.rotation ?? 0, color: "#444444")
        }
    }

    private mutating func append(_ text: Document.HiddenText) {
        guard let box = text.box else { return }
        canvas.rectangle(box, stroke: BlockStyle.hiddenColor, fill: "url(#hidden)", opacity: 1)
        // Near the edge of the page the word would be cut off.
        let x = min(max(2, box.x0), page.width - 60)
        let y = min(max(8, box.y0 - 1.5), page.height - 2)
        canvas.text(text.reason, x: x, y: y, size: 6, color: BlockStyle.hiddenColor, bold: true)
    }

    private mutating func appendLegend(_ caption: String, hidden: [Document.HiddenText]) {
        var y = page.height + 14
        var title = caption
        if let source = page.textSource, source != .text { title += " · \(source.rawValue)" }
        if let rotation = page.rotation { title += " · turned by \(rotation)°" }
        canvas.text(title, x: 6, y: y, size: 8, bold: true)
        y += 13
        var x = 6.0
        for kind in kinds {
            let style = BlockStyle(kind)
            let box = Box(x0: x, y0: y - 7, x1: x + 9, y1: y + 1)
            canvas.rectangle(box, stroke: style.color, fill: style.color, opacity: 0.3)
            canvas.text(style.name, x: x + 12, y: y, size: 7)
            x += 24 + Double(style.name.count) * 4.2
        }
        if unplaced > 0 { canvas.text("\(unplaced) blocks without a place", x: x, y: y, size: 7) }
        for text in hidden.prefix(8) {
            y += 11
            let words = "hidden (\(text.reason)): " + text.text.prefix(100)
            canvas.text(words, x: 6, y: y, size: 7, color: BlockStyle.hiddenColor)
        }
        if hidden.count > 8 {
            y += 11
            canvas.text("and \(hidden.count - 8) more", x: 6, y: y, size: 7, color: BlockStyle.hiddenColor)
        }
        canvas.grow(by: y + 8 - page.height)
    }

    /// The kinds on the page in the order they appear.
    private var kinds: [Block.Kind] {
        var kinds: [Block.Kind] = []
        func add(_ block: Block) {
            if !kinds.contains(block.kind) { kinds.append(block.kind) }
            for inner in block.cellBlocks { add(inner) }
        }
        for block in page.blocks { add(block) }
        return kinds
    }
}

extension Block {
    /// The blocks of its table, cell by cell.
    var cellBlocks: [Block] { table?.rows.flatMap { row in row.flatMap(\.blocks) } ?? [] }

    /// Its box, or that of its lines.
    fileprivate var place: Box? {
        if let box { return box }
        return lines.compactMap(\.box).reduce(nil) { $0?.union($1) ?? $1 }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Sheets that list the blocks of a document without pages, numbered in reading order.
struct FlowDrawing {
    private static let width = 595.0
    private static let height = 842.0
    private static let margin = 34.0
    private static let leading = 12.0
    private static let size = 8.5

    private let caption: String
    private var done: [SVGCanvas] = []
    private var canvas: SVGCanvas
    private var y = 0.0
    private var number = 1

    init(caption: String) {
        self.caption = caption
        canvas = SVGCanvas(width: Self.width, height: Self.height)
        startSheet()
    }

    mutating func append(_ block: Block) { append(block, indent: 0) }

    /// Text that is no part of the document's text.
    mutating func append(apart text: String, label: String, isHidden: Bool) {
        let color = isHidden ? BlockStyle.hiddenColor : "#7f7f7f"
        write([text], label: label, indent: 0, color: color, isHidden: isHidden, badge: nil)
    }

    /// The drawings of all sheets.
    consuming func finish() -> [String] {
        done.append(canvas)
        return done.map(\.svg)
    }

    private mutating func append(_ block: Block, indent: Double) {
        let style = BlockStyle(block.kind)
        guard let table = block.table else {
            let texts = block.lines.map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }
            guard !texts.isEmpty else { return }
            var label = style.name
            if let level = block.level { label += " \(level)" }
            if let marker = block.marker { label += " “\(marker)”" }
            write(texts, label: label, indent: indent, color: style.color, isHidden: false, badge: number)
            number += 1
            return
        }
        let columns = table.rows.map(\.count).max() ?? 0
        let label = "table, \(table.rows.count) rows, \(columns) columns"
        write([], label: label, indent: indent, color: style.color, isHidden: false, badge: nil)
        for inner in block.cellBlocks { append(inner, indent: min(120, indent + 18)) }
    }

    private mutating func write(
        _ texts: [String],
        label: String,
        indent: Double,
        color: String,
        isHidden: Bool,
        badge: Int?
    ) {
        let left = Self.margin + indent
        let room = Int((Self.width - Self.margin - left) / (Self.size * 0.56))
        let rows = texts.flatMap { Self.wrapped($0, to: max(20, room)) }
        if y + Self.leading * Double(min(rows.count, 4) + 1) > Self.height - Self.margin { startSheet() }
        canvas.text(label, x: left, y: y, size: 6, color: color, bold: true)
        if let badge { canvas.badge(badge, at: (x: left - 12, y: y), color: color) }
        y += Self.leading - 2
        for row in rows {
            if y > Self.height - Self.margin { startSheet() }
            let box = Box(x0: left - 3, y0: y - 9, x1: Self.width - Self.margin + 3, y1: y + 3)
            canvas.rectangle(box, stroke: "none", fill: isHidden ? "url(#hidden)" : color, opacity: isHidden ? 1 : 0.08)
            canvas.text(row, x: left, y: y, size: Self.size)
            y += Self.leading
        }
        y += 5
    }

    private mutating func startSheet() {
        if y > 0 {
            done.append(canvas)
            canvas = SVGCanvas(width: Self.width, height: Self.height)
        }
        canvas.text("\(caption) · sheet \(done.count + 1)", x: Self.margin, y: 20, size: 8, bold: true)
        y = 40
    }

    /// `text` in rows of at most `limit` characters, parted at spaces where there are any.
    private static func wrapped(_ text: String, to limit: Int) -> [String] {
        var rows: [String] = []
        var row = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            var word = word
            if !row.isEmpty, row.count + word.count + 1 > limit {
                rows.append(row)
                row = ""
            }
            // Asking what is left for its length each time would take for ever where a word has no end.
            while let cut = word.index(word.startIndex, offsetBy: limit, limitedBy: word.endIndex), cut < word.endIndex
            {
                rows.append(String(word[..<cut]))
                word = word[cut...]
            }
            row += (row.isEmpty ? "" : " ") + word
        }
        return row.isEmpty ? rows : rows + [row]
    }
}

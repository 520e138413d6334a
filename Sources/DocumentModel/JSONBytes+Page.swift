// SPDX-License-Identifier: GPL-3.0-or-later

/// A page and what is on it, by key.
extension JSONBytes {
    mutating func append(_ page: Document.Page) {
        raw("{")
        list("blocks", page.blocks) { $0.append($1) }
        field("height", page.height)
        field("number", page.number)
        field("rotation", page.rotation)
        field("text_source", page.textSource?.rawValue)
        field("width", page.width)
        raw("}")
    }

    private mutating func append(_ block: Block) {
        raw("{")
        field("box", block.box)
        field("kind", block.kind.rawValue)
        field("level", block.level)
        list("lines", block.lines) { $0.append($1) }
        field("marker", block.marker)
        if let table = block.table {
            key("table")
            raw("{")
            list("rows", table.rows) { json, row in json.list(row) { $0.append($1) } }
            raw("}")
        }
        raw("}")
    }

    private mutating func append(_ cell: Table.Cell) {
        raw("{")
        list("blocks", cell.blocks) { $0.append($1) }
        field("column_span", cell.columnSpan)
        field("row_span", cell.rowSpan)
        raw("}")
    }

    private mutating func append(_ line: Line) {
        raw("{")
        field("box", line.box)
        field("direction", line.direction?.rawValue)
        field("rotation", line.rotation)
        list("spans", line.spans) { $0.append($1) }
        raw("}")
    }

    private mutating func append(_ span: Span) {
        raw("{")
        field("bold", span.bold)
        field("box", span.box)
        field("color", span.color)
        field("confidence", span.confidence)
        field("font", span.font)
        field("italic", span.italic)
        field("link", span.link)
        field("size", span.size)
        if let source = span.source {
            key("source")
            list([source.part, source.offset, source.length]) { $0.integer($1) }
        }
        field("text", span.text)
        raw("}")
    }
}

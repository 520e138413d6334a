// SPDX-License-Identifier: GPL-3.0-or-later

/// A paragraph, heading, list item, table or similar: lines that belong together.
package struct Block: Codable, Sendable, Equatable {
    package var kind: Kind
    /// 1 to 6 for headings whose level the format states, else `nil`.
    package var level: Int?
    package var lines: [Line]
    /// For `table` alone; its text stands here and not in `lines`.
    package var table: Table?
    package var box: Box?

    package init(kind: Kind, level: Int? = nil, lines: [Line] = [], table: Table? = nil, box: Box? = nil) {
        self.kind = kind
        self.level = level
        self.lines = lines
        self.table = table
        self.box = box
    }

    /// What the block is, as far as the format tells.
    package enum Kind: String, Codable, Sendable {
        case paragraph, heading, table, header, footer, footnote
        case listItem = "list_item"
        case textBox = "text_box"
    }
}

/// Rows of cells, each cell holding blocks of its own.
package struct Table: Codable, Sendable, Equatable {
    package var rows: [[Cell]]

    package init(rows: [[Cell]]) { self.rows = rows }

    /// One cell; a merged cell stands once, at its top left.
    package struct Cell: Codable, Sendable, Equatable {
        package var blocks: [Block]
        package var columnSpan: Int
        package var rowSpan: Int

        package init(blocks: [Block], columnSpan: Int = 1, rowSpan: Int = 1) {
            self.blocks = blocks
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
        }

        private enum CodingKeys: String, CodingKey {
            case blocks
            case columnSpan = "column_span"
            case rowSpan = "row_span"
        }
    }
}

/// One line as it stands on the page; formats without lines give one line a paragraph, or more at hard breaks.
package struct Line: Codable, Sendable, Equatable {
    package var spans: [Span]
    package var box: Box?

    package init(spans: [Span], box: Box? = nil) {
        self.spans = spans
        self.box = box
    }

    /// The text of all spans.
    package var text: String { spans.map(\.text).joined() }
}

/// Text of one look.
package struct Span: Codable, Sendable, Equatable {
    package var text: String
    package var box: Box?
    package var font: String?
    /// Points.
    package var size: Double?
    package var bold: Bool
    package var italic: Bool
    /// `#rrggbb`; `nil` where the format names none.
    package var color: String?
    /// The target of a link that covers it.
    package var link: String?

    package init(
        text: String,
        box: Box? = nil,
        font: String? = nil,
        size: Double? = nil,
        bold: Bool = false,
        italic: Bool = false,
        color: String? = nil,
        link: String? = nil
    ) {
        self.text = text
        self.box = box
        self.font = font
        self.size = size
        self.bold = bold
        self.italic = italic
        self.color = color
        self.link = link
    }
}

/// A rectangle in points from the top left of the page, written as `[x0, y0, x1, y1]`.
package struct Box: Codable, Sendable, Equatable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    package var width: Double { x1 - x0 }
    package var height: Double { y1 - y0 }

    /// The smallest box that holds both.
    package func union(_ other: Box) -> Box {
        Box(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.singleValueContainer().decode([Double].self)
        guard values.count == 4 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a box has 4 numbers")
            )
        }
        self.init(x0: values[0], y0: values[1], x1: values[2], y1: values[3])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([x0, y0, x1, y1].map { ($0 * 100).rounded() / 100 })
    }
}

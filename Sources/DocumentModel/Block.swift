// SPDX-License-Identifier: GPL-3.0-or-later

/// A paragraph, heading, list item, table or similar: lines that belong together.
package struct Block: Decodable, Sendable, Equatable {
    package var kind: Kind
    /// 1 to 6 for headings whose level the format states, else `nil`.
    package var level: Int?
    /// The number, letter or bullet before a list item or heading as the document shows it, `2.` or `•` for example.
    ///
    /// Kept apart from the lines where the format generates it; what an author typed stays in the text. `nil` where there
    /// is none or the format does not say which bullet it draws.
    package var marker: String?
    package var lines: [Line]
    /// For `table` alone; its text stands here and not in `lines`.
    package var table: Table?
    package var box: Box?

    package init(
        kind: Kind,
        level: Int? = nil,
        marker: String? = nil,
        lines: [Line] = [],
        table: Table? = nil,
        box: Box? = nil
    ) {
        self.kind = kind
        self.level = level
        self.marker = marker
        self.lines = lines
        self.table = table
        self.box = box
    }

    /// What the block is, as far as the format tells.
    package enum Kind: String, Decodable, Sendable {
        case paragraph, heading, table, header, footer, footnote
        case listItem = "list_item"
        case textBox = "text_box"
    }
}

/// Rows of cells, each cell holding blocks of its own.
package struct Table: Decodable, Sendable, Equatable {
    package var rows: [[Cell]]

    package init(rows: [[Cell]]) { self.rows = rows }

    /// One cell; a merged cell stands once, at its top left.
    package struct Cell: Decodable, Sendable, Equatable {
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
package struct Line: Decodable, Sendable, Equatable {
    package var spans: [Span]
    package var box: Box?
    /// Degrees by which the text is turned clockwise on the page as shown; `nil` is upright.
    package var rotation: Int?
    /// Which way it is read; `nil` is left to right.
    package var direction: Direction?

    package init(spans: [Span], box: Box? = nil, rotation: Int? = nil, direction: Direction? = nil) {
        self.spans = spans
        self.box = box
        self.rotation = rotation
        self.direction = direction
    }

    /// The text of all spans.
    package var text: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }

    /// A way of writing other than left to right.
    package enum Direction: String, Decodable, Sendable {
        /// Right to left; the text itself is in the order it is read.
        case rightToLeft = "rtl"
        /// Top to bottom, as in Japanese columns.
        case vertical
    }
}

/// Text of one look.
package struct Span: Decodable, Sendable, Equatable {
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
    /// Where it stands in the file, if the reader keeps count.
    package var source: Source?
    /// How sure character recognition is of it, 0 to 1; `nil` for text that was no picture.
    package var confidence: Double?

    package init(
        text: String,
        box: Box? = nil,
        font: String? = nil,
        size: Double? = nil,
        bold: Bool = false,
        italic: Bool = false,
        color: String? = nil,
        link: String? = nil,
        source: Source? = nil,
        confidence: Double? = nil
    ) {
        self.text = text
        self.box = box
        self.font = font
        self.size = size
        self.bold = bold
        self.italic = italic
        self.color = color
        self.link = link
        self.source = source
        self.confidence = confidence
    }
}

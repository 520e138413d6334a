// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of the document in reading order, with where it stands in text.md and on the page.
///
/// The flat view that analysis works on: evidence names a `TextLine` by `number`.
package struct TextLine: Sendable, Equatable {
    package var text: String
    /// The line of text.md that holds it, from 1.
    ///
    /// Lines of one table row of text.md share a number.
    package var number: Int
    /// `nil` for formats without pages.
    package var page: Int?
    package var box: Box?
    package var spans: [Span]
    package var kind: Block.Kind
    /// The stated heading level of its block.
    package var level: Int?
    /// Counts blocks from 0 over the document: lines of equal value belong to one block.
    package var block: Int
    /// Where it stands in a table, if it does.
    package var cell: CellPosition?

    package init(
        text: String,
        number: Int,
        page: Int? = nil,
        box: Box? = nil,
        spans: [Span] = [],
        kind: Block.Kind = .paragraph,
        level: Int? = nil,
        block: Int = 0,
        cell: CellPosition? = nil
    ) {
        self.text = text
        self.number = number
        self.page = page
        self.box = box
        self.spans = spans
        self.kind = kind
        self.level = level
        self.block = block
        self.cell = cell
    }

    /// A cell of the `table`-th table of the document, all counted from 0.
    package struct CellPosition: Sendable, Hashable {
        package var table: Int
        package var row: Int
        package var column: Int

        package init(table: Int, row: Int, column: Int) {
            self.table = table
            self.row = row
            self.column = column
        }
    }
}

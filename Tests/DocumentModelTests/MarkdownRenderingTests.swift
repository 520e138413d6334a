// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("Markdown rendering")
struct MarkdownRenderingTests {
    private func block(_ kind: Block.Kind, _ texts: String..., level: Int? = nil) -> Block {
        Block(kind: kind, level: level, lines: texts.map { Line(spans: [Span(text: $0)]) })
    }

    @Test("numbers flat lines as text.md does")
    func numbers() {
        let grid = Table(
            rows: [["a", "b"], ["c", "d"]].map { $0.map { Table.Cell(blocks: [block(.paragraph, $0)]) } }
        )
        let document = Document(
            mediaType: "text/plain",
            pages: [
                .init(
                    number: 1,
                    blocks: [
                        block(.heading, "Title", level: 1), block(.paragraph, "one", " two "), block(.listItem, "item"),
                        Block(kind: .table, table: grid),
                    ]
                )
            ]
        )
        let rendering = document.rendering
        let lines = rendering.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rendering.lines.map(\.text) == ["Title", "one", "two", "item", "a", "b", "c", "d"])
        for line in rendering.lines { #expect(lines[line.number - 1].contains(line.text)) }
        #expect(lines.contains("| a | b |"))
        #expect(rendering.lines.last?.cell == .init(table: 0, row: 1, column: 1))
    }
}

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

    @Test("prints the number of an item in front of its first line, and no bullet")
    func markers() {
        var numbered = block(.listItem, "one", "more")
        numbered.marker = "2."
        var lettered = block(.listItem, "letter")
        lettered.marker = "a)"
        var bullet = block(.listItem, "dot")
        bullet.marker = "•"
        var heading = block(.heading, "Title", level: 2)
        heading.marker = "1.3"
        let grid = Table(rows: [[numbered, bullet], [bullet, bullet]].map { $0.map { .init(blocks: [$0]) } })
        let blocks = [numbered, lettered, bullet, heading, Block(kind: .table, table: grid)]
        let rendering = Document(mediaType: "a/b", pages: [.init(number: 1, blocks: blocks)]).rendering
        let texts = ["2. one", "more", "a) letter", "dot", "1.3 Title", "2. one", "more", "dot", "dot", "dot"]
        #expect(rendering.lines.map(\.text) == texts)
        let expected = """
            2. one
              more

            - a) letter

            - dot

            ## 1.3 Title

            | 2. one<br>more | dot |
            | --- | --- |
            | dot | dot |

            """
        #expect(rendering.markdown == expected)
    }

    @Test("counts what is written, not what is generated or blank")
    func characters() {
        var item = block(.listItem, "é b", "\u{00A0}c\t")
        item.marker = "12."
        let table = Block(kind: .table, table: Table(rows: [[.init(blocks: [item])]]))
        let document = Document(mediaType: "a/b", pages: [.init(number: 1, blocks: [item, table])])
        #expect(document.characterCount == 6)
    }
}

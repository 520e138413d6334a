// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("Renderings for people")
struct RenderingTests {
    private func document(_ blocks: Block..., width: Double = 0) -> Document {
        Document(mediaType: "a/b", pages: [.init(number: 1, width: width, height: width, blocks: blocks)])
    }

    private func paragraph(_ spans: Span..., kind: Block.Kind = .paragraph) -> Block {
        Block(kind: kind, lines: [Line(spans: spans)])
    }

    private func markdown(_ spans: Span...) -> String {
        let block = Block(kind: .paragraph, lines: [Line(spans: spans)])
        return String(document(block).rendering.markdown.dropLast())
    }

    @Test("bold, italics and links are marked up where Markdown takes the marks for marks")
    func emphasis() {
        #expect(markdown(Span(text: "a "), Span(text: "b", bold: true), Span(text: " c")) == "a **b** c")
        #expect(markdown(Span(text: "a "), Span(text: " b ", bold: true, italic: true)) == "a  ***b***")
        #expect(markdown(Span(text: "Nom : ", bold: true), Span(text: "Jean")) == "**Nom :** Jean")
        #expect(markdown(Span(text: "Nom:", bold: true), Span(text: "Jean")) == "Nom:Jean")
        #expect(markdown(Span(text: "J", bold: true), Span(text: "EAN", bold: true)) == "**JEAN**")
        #expect(
            markdown(Span(text: "site", link: "https://a.example/(b) c"), Span(text: "."))
                == "[site](https://a.example/%28b%29%20c)."
        )
        #expect(markdown(Span(text: "a@b.example", link: "mailto:a@b.example")) == "a@b.example")
        #expect(markdown(Span(text: "b.example", link: "https://b.example/")) == "b.example")
        #expect(markdown(Span(text: "run", link: "javascript:alert(1)")) == "run")
        #expect(document(paragraph(Span(text: "T", bold: true), kind: .heading)).rendering.markdown == "## T\n")
    }

    @Test(
        "text that would be markup is escaped, and no more",
        arguments: [
            ("# titre", "\\# titre"), ("#1 en ventes", "#1 en ventes"), ("C#", "C#"), ("> 3 ans", "\\> 3 ans"),
            ("---", "\\---"), ("- puce", "- puce"), ("1. un", "1. un"), ("5 * 3", "5 * 3"), ("*vrai*", "\\*vrai\\*"),
            ("snake_case", "snake_case"), ("_x_", "\\_x\\_"), ("a`b", "a\\`b"), ("<b>", "\\<b>"), ("a < b", "a < b"),
            ("&amp; R&D", "\\&amp; R&D"), ("[a](b)", "[a\\](b)"), ("~~non~~", "\\~~non\\~~"),
            ("C:\\Users", "C:\\Users"),
            ("\\*", "\\\\\\*"),
        ]
    )
    func escapes(text: String, expected: String) {
        #expect(markdown(Span(text: text)) == expected)
        #expect(document(paragraph(Span(text: text))).rendering.lines.map(\.text) == [text])
    }

    /// A paragraph of lines 10 points high, `width` points a character wide.
    private func flow(_ texts: [String], x: Double = 50, width: Double = 5) -> Block {
        let lines = texts.enumerated().map { index, text in
            let y = Double(index) * 12 + 100
            let box = Box(x0: x, y0: y, x1: x + Double(text.count) * width, y1: y + 10)
            return Line(spans: [Span(text: text, box: box)], box: box)
        }
        return Block(kind: .paragraph, lines: lines)
    }

    @Test("lines that the page's width parted are joined, others stand")
    func softWraps() {
        let block = flow([
            "Responsable de la paie et des déclarations", "sociales d'une équipe.", "Nantes",
            "Le Mans et environs, mobile en France et à", "l'étranger",
        ])
        let text = """
            Responsable de la paie et des déclarations sociales d'une équipe.
            Nantes
            Le Mans et environs, mobile en France et à l'étranger

            """
        #expect(document(block, width: 595).flowingText == text)
    }

    @Test("formats without boxes keep their lines")
    func hardBreaks() {
        let block = Block(
            kind: .paragraph,
            lines: ["12 rue des Lilas", "44000 Nantes"].map { Line(spans: [Span(text: $0)]) }
        )
        #expect(document(block).flowingText == "12 rue des Lilas\n44000 Nantes\n")
    }

    @Test("a compound parted behind its hyphen is one word, a dash between words stays between spaces")
    func hyphens() {
        let block = flow(["Née à Saint-Pierre et à Saint-", "Étienne et de 2019 à 2021 en -", "mission"])
        let text = "Née à Saint-Pierre et à Saint-Étienne et de 2019 à 2021 en - mission\n"
        #expect(document(block, width: 595).flowingText == text)
    }

    @Test("a sentence that goes on in a frame narrower than the column is joined")
    func narrowFrame() {
        let wide = flow([String(repeating: "mot ", count: 14) + "mot"])
        let frame = flow([
            "Conserve le fichier d'origine et ajoute son", "nom de fichier",
            "Tout va bien ici comme ailleurs, bon jour.",
            "fin",
        ])
        let text = document(wide, frame, width: 595).flowingText
        let expected = "d'origine et ajoute son nom de fichier\nTout va bien ici comme ailleurs, bon jour.\nfin\n"
        #expect(text.hasSuffix(expected))
    }

    @Test("plain text sets paragraphs apart, lists together, cells by tabs")
    func plain() {
        var numbered = paragraph(Span(text: "un"), kind: .listItem)
        numbered.marker = "1)"
        let grid = Table(
            rows: [["a", "b"], ["c", "d\te"]].map { $0.map { .init(blocks: [paragraph(Span(text: $0))]) } }
        )
        let text = document(
            paragraph(Span(text: "Titre"), kind: .heading),
            numbered,
            paragraph(Span(text: "deux"), kind: .listItem),
            Block(kind: .table, table: grid)
        ).flowingText
        #expect(text == "Titre\n\n1) un\n- deux\n\na\tb\nc\td e\n")
    }

    @Test("HTML holds the structure and nothing that runs")
    func html() {
        var second = paragraph(Span(text: "deux"), kind: .listItem)
        second.marker = "2."
        let cell = Table.Cell(blocks: [paragraph(Span(text: "c", italic: true))], columnSpan: 2)
        var document = document(
            Block(kind: .heading, level: 1, lines: [Line(spans: [Span(text: "R&D <CV>", bold: true)])]),
            paragraph(Span(text: "puce"), kind: .listItem),
            second,
            paragraph(Span(text: "x"), Span(text: "site", bold: true, link: "https://a.example/?a=1&b=\"")),
            paragraph(Span(text: "non", link: "javascript:alert(1)"), kind: .footer),
            Block(kind: .table, table: Table(rows: [[cell]])),
            width: 595
        )
        document.metadata.title = "<CV>"
        document.metadata.language = "fr"
        let expected = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
            <title>&lt;CV&gt;</title>
            </head>
            <body>
            <section data-page="1">
            <h1>R&amp;D &lt;CV&gt;</h1>
            <ul>
            <li>puce</li>
            </ul>
            <ol>
            <li value="2">deux</li>
            </ol>
            <p>x<a href="https://a.example/?a=1&amp;b=&quot;"><strong>site</strong></a></p>
            <footer><p>non</p></footer>
            <table>
            <tr>
            <td colspan="2">
            <p><em>c</em></p>
            </td>
            </tr>
            </table>
            </section>
            </body>
            </html>

            """
        #expect(document.html == expected)
    }
}

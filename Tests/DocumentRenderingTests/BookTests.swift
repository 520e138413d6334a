// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import TestThreads
import Testing
import WorkerProtocol

/// Books from manuscripts in Markdown.
@Suite("EPUB of a manuscript", .ownThreads(perTest: 2))
struct BookTests {
    private static let options = BookOptions(
        title: nil,
        usualTitle: "manuscrit",
        author: "Aliénor Quéméneur",
        language: "fr",
        date: "2026-11-20T09:15:02.123Z"
    )

    private func book(_ texts: [String], cover: Data? = nil, _ options: BookOptions = options) throws -> Data {
        try BookEPUB.render(texts: try CanonicalJSON.compact(texts), cover: cover, options: options)
    }

    private func part(_ name: String, of epub: Data) throws -> String {
        String(decoding: try ZipReader(data: epub).data("EPUB/" + name), as: UTF8.self)
    }

    /// What stands in the body of a chapter.
    private func chapter(_ number: Int, of epub: Data) throws -> String {
        let page = try part("chapter-000\(number).xhtml", of: epub)
        let body = try #require(page.firstMatch(of: /(?s)<section[^>]*>\n(.*)<\/section>/))
        return String(body.output.1)
    }

    /// Titles of the table of contents.
    private func contents(_ epub: Data) throws -> [String] {
        let toc = try #require(try part("nav.xhtml", of: epub).components(separatedBy: "landmarks").first)
        return toc.matches(of: /<a href="[^"]*">([^<]*)<\/a>/).map { String($0.output.1) }
    }

    @Test("one text is cut at its headings, and a lone first one is the title")
    func cut() throws {
        let text = """
            # La Nuit des *phares*

            Avant tout.

            ## Le port

            Il pleuvait.

            ### La jetée

            Elle marcha.

            ## Le large

            Rien.
            """
        let epub = try book([text])
        #expect(try contents(epub) == ["Avant-propos", "Le port", "La jetée", "Le large"])
        #expect(
            try chapter(2, of: epub) == """
                <h1>Le port</h1>
                <p>Il pleuvait.</p>
                <h2 id="part-1">La jetée</h2>
                <p>Elle marcha.</p>

                """
        )
        let package = try part("package.opf", of: epub)
        #expect(package.contains("<dc:title>La Nuit des phares</dc:title>"))
        #expect(package.contains("<dc:creator>Aliénor Quéméneur</dc:creator>"))
        #expect(package.contains("<meta property=\"dcterms:modified\">2026-11-20T09:15:02Z</meta>"))
    }

    @Test("chapters that are files keep their order and their first headings")
    func list() throws {
        let epub = try book(["# Un\n\nA.", "B sans titre.", "## Trois\n\nC."])
        #expect(try contents(epub) == ["Un", "Chapitre 2", "Trois"])
        #expect(try chapter(2, of: epub) == "<p>B sans titre.</p>\n")
    }

    @Test("a plain text is cut at lines that name a chapter")
    func plain() throws {
        let text = """
            PROLOGUE

            Il était une fois.

            Chapitre 1 : Le départ

            Chapitre un de sa vie, pensait-il. La partie était finie.

            Chapitre II

            Fin.
            """
        let titles = ["PROLOGUE", "Chapitre 1 : Le départ", "Chapitre II"]
        #expect(try contents(book([text])) == titles)
        // Capitals alone may have been known as a heading.
        #expect(try contents(book(["## " + text])) == titles)
    }

    @Test("the Markdown of manuscripts becomes markup and nothing else does, also beside texts built to be hard")
    func markdown() throws {
        let text = """
            # Un

            Un *mot*, **fort**, ***deux***, snake_case et 2 * 3 * 4.
            La suite\\
            d'un vers, `a < b`.

            - un
            - deux
              suite

              1. dedans
              2. encore

            3) trois

            > Cité
            sans fin

            ***

            ```
            let x = 1 < 2

            let y
            ```

            | a | b \\| c |
            | --- | --- |
            | 1<br>2 | *3* |

            [ici](https://example.org/?a=1&b=2 "titre") [non](javascript:alert(1)) [f](file:///etc/passwd)
            <https://example.org> ![une vue](https://evil.example/x.png) <script>alert(1)</script> &amp; &nbsp;!
            """
        let deep = String(repeating: "> ", count: 500) + "x\n\n" + String(repeating: "- ", count: 500) + "y"
        let marks = String(repeating: "*a _b [c](", count: 2000) + String(repeating: "`", count: 3000)
        let odd =
            "# \u{0}\u{1B}]]>\u{FFFE}\n\n" + String(repeating: "x", count: 5000) + "\u{202E}شعر\n\n#\n\n# #\n\n|a|\n|-|"
        let epub = try book([text, deep, marks, odd])
        #expect(try contents(epub).count == 4)
        try EPUBChecker.expectPraise(of: epub)
        #expect(
            try chapter(1, of: epub) == """
                <h1>Un</h1>
                <p>Un <em>mot</em>, <strong>fort</strong>, <strong><em>deux</em></strong>, snake_case et 2 * 3 * 4.
                La suite<br/>
                d'un vers, <code>a &lt; b</code>.</p>
                <ul>
                <li>un</li>
                <li>deux
                suite
                <ol>
                <li>dedans</li>
                <li>encore</li>
                </ol>
                </li>
                </ul>
                <ol start="3">
                <li>trois</li>
                </ol>
                <blockquote>
                <p>Cité
                sans fin</p>
                </blockquote>
                <hr/>
                <pre><code>let x = 1 &lt; 2

                let y</code></pre>
                <table>
                <thead>
                <tr><th>a</th><th>b | c</th></tr>
                </thead>
                <tbody>
                <tr><td>1<br/>
                2</td><td><em>3</em></td></tr>
                </tbody>
                </table>
                <p><a href="https://example.org/?a=1&amp;b=2">ici</a> non f
                <a href="https://example.org">https://example.org</a> une vue &lt;script&gt;alert(1)&lt;/script&gt; &amp; \u{A0}!</p>

                """
        )
    }

    @Test("equal manuscripts give equal bytes, another one another identifier")
    func bytes() throws {
        let one = try book(["# A\n\nb"])
        #expect(try book(["# A\n\nb"]) == one)
        func identifier(_ epub: Data) throws -> Substring {
            try #require(try part("package.opf", of: epub).firstMatch(of: /urn:uuid:[0-9a-f-]{36}/)).output
        }
        #expect(try identifier(one) != identifier(book(["# A\n\nc"])))
    }

    @Test("a cover of one's own stands for the drawn one; what is no picture is refused in both languages")
    func cover() throws {
        let drawn = try ZipReader(data: try book(["# A\n\nb"])).data("EPUB/cover.png")
        let epub = try book(["# A\n\nb", "c"], cover: drawn)
        #expect(try ZipReader(data: epub).data("EPUB/cover.png") == drawn)
        let error = #expect(throws: GreffierError.self) { try book(["a"], cover: Data("GIF".utf8)) }
        #expect(error?.code == .templateInvalid && error?.detailFR?.contains("la couverture") == true)
        let huge = #expect(throws: GreffierError.self) { try book(["a"], cover: Data(count: 200 << 20)) }
        #expect(huge?.detail.contains("200 MB") == true)
    }

    @Test("a stated title wins, and a text that says nothing is refused")
    func titles() throws {
        var options = Self.options
        options.title = "Autre <titre> & suite"
        options.language = "ar"
        let epub = try book(["# A\n\nb\n\n# B\n\nc", " "], options)
        #expect(try part("package.opf", of: epub).contains("<dc:title>Autre &lt;titre&gt; &amp; suite</dc:title>"))
        for texts in [[], ["", " \n"]] {
            let error = #expect(throws: GreffierError.self) { try book(texts) }
            #expect(error?.code == .documentEmpty)
        }
    }

    @Test("a thousand chapters")
    func many() throws {
        let text = (1...1000).map { "# Chapitre \($0)\n\nTexte." }.joined(separator: "\n\n")
        #expect(try contents(book([text])).count == 1000)
    }
}

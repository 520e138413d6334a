// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

@Suite("HTML: what stands apart on the screen")
struct HTMLDistanceTests {
    private func lines(_ style: String, _ body: String) throws -> [String] {
        let page = "<html><head><style>\(style)</style></head><body>\(body)</body></html>"
        return try Fixture.read(Data(page.utf8), name: "a.html").rendering.lines.map(\.text)
    }

    @Test(
        "what is pushed aside is a part of its own on the line",
        arguments: [
            (".d{float:right}", ""), (".d{float:right}", " "), ("h3 .d{float:right}", ""),
            ("h3 > span{float:right}", ""),
            ("section h3>.d.e{float:right}", ""), ("h3{display:flex;justify-content:space-between}", ""),
            ("section h3{display:flex;justify-content:space-between}", "\n  "), (".d{position:absolute;right:0}", ""),
            ("h3{display:flex} .d{margin-left:auto}", ""), ("h3{display:flex} .d{margin:0 0 0 auto}", ""),
            ("h3{display:flex;gap:2em}", ""), (".d{margin-left:2em}", ""),
            (".d{display:inline-block;padding:0 20px}", ""),
            ("h3{display:grid;grid-template-columns:1fr auto}", ""), (".d{display:table-cell}", ""),
            (".t{display:inline-block;width:200px}", ""), (".t{float:left;width:60%}", ""),
            ("h3{display:flex} .t{flex:1}", ""),
        ]
    )
    func apart(style: String, between: String) throws {
        let body =
            "<section><h3><span class=t>Hyper Fictif</span>\(between)<span class='d e'>mai 2018</span></h3></section>"
        #expect(try lines(style, body) == ["Hyper Fictif\tmai 2018"], "\(style)")
    }

    @Test("by the attribute too, before the words beside it, and between bold ones")
    func attribute() throws {
        let date = "<span style='float: right'>2018</span>"
        #expect(
            try lines("", "<p><b>Vendeuse</b>\(date)</p><p>\(date)Caissière</p>") == [
                "Vendeuse\t2018", "2018\tCaissière",
            ]
        )
        let page = Data("<p><b>Vendeuse </b><b style='float:right'>2018</b></p>".utf8)
        let spans = try Fixture.read(page, name: "a.html").rendering.lines[0].spans
        #expect(spans.map(\.text) == ["Vendeuse", "\t", "2018"])
    }

    @Test("inline elements shown as blocks, and items one below the other, are lines of their own")
    func lines() throws {
        for style in ["span{display:block}", "p{display:flex;flex-direction:column}", "p{display:grid}"] {
            #expect(try lines(style, "<p><span>Un</span><span>Deux</span></p>") == ["Un", "Deux"], "\(style)")
        }
    }

    @Test("tags with room around them are parts, a marked word in a sentence is none")
    func tags() throws {
        let style = ".t{display:inline-block;padding:2px 8px;margin-right:4px} mark{padding:0 3px}"
        #expect(try lines(style, "<p><span class=t>Java</span><span class=t>Excel</span></p>") == ["Java\tExcel"])
        #expect(try lines(style, "<p>J'ai un <mark>vrai</mark> talent</p>") == ["J'ai un vrai talent"])
        #expect(
            try lines(style, "<p>Voir <a class=t href='#a'>mon site</a> pour plus</p>") == ["Voir mon site pour plus"]
        )
        #expect(try lines(style, "<p>Jean<span style='margin-left:5px'>Dupont</span></p>") == ["Jean Dupont"])
    }

    @Test(
        "no word is split by markup within it",
        arguments: [
            "<b>H</b>ello", "<span style='color:red'>Hel</span>lo", "<span class=i>H</span>ello",
            "<span style='float:left;font-size:3em;margin-right:6px'>H</span>ello",
            "<span style='display:inline-block'>H</span><span style='display:inline-block'>ello</span>",
            "<span style='display:flex'><span>H</span><span>ello</span></span>",
            "<span style='float:none'>Hel</span>lo",
            "Hel<span style='position:relative;top:1px'>lo</span>", "H<i style='margin:0'></i>ello",
        ]
    )
    func words(body: String) throws {
        #expect(try lines(".i{font-size:2em;padding:0} h1 .i{float:right}", "<p>\(body)</p>") == ["Hello"])
    }

    @Test(
        "white space between elements stays, however little room they have",
        arguments: ["padding-right:1px", "margin-right:-3px", "margin:0", "display:inline-block", "padding-right:3px"]
    )
    func whiteSpace(style: String) throws {
        #expect(try lines("b{\(style)}", "<p><b>Jean</b> <i>Dupont</i></p>") == ["Jean Dupont"])
        #expect(try lines("b{\(style)}", "<p><b>Y</b>\n<i>aller</i> <b>x</b></p>") == ["Y aller x"])
    }

    @Test("raised and lowered letters stay with their word, whatever their style")
    func raised() throws {
        #expect(try lines("sup{position:absolute;margin-left:1em}", "<p>1<sup>er</sup> mai</p>") == ["1er mai"])
    }

    @Test("rules that ask for other elements above do not count, and none of them hides text")
    func selectors() throws {
        let body = "<div class=a><p>Un<span class=d>deux</span></p></div>"
        for style in [
            ".b .d{float:right}", ".a>.d{float:right}", ".d .d{float:right}", "p+p .d{float:right}",
            ".a .d{display:none}", ".a .d:hover{float:right}", "> .d{float:right}", ".a >> .d{float:right}",
        ] {
            #expect(try lines(style, body) == ["Undeux"], "\(style)")
        }
        #expect(try lines("body .a p>.d{float:right}", body) == ["Un\tdeux"])
        #expect(try lines(".a .d{float:right} .a p .d{float:none}", body) == ["Undeux"])
    }

    @Test("selectors that fit in very many ways are decided all the same")
    func manyWays() throws {
        let style = ".z .a .a .a .a .a .a .d{float:right} .z>.a .a>.a .a .a>.a .a .d{float:left}"
        let open = String(repeating: "<b class=a>", count: 200)
        #expect(try lines(style, "<p>Un\(open)<span class=d>deux</span></p>") == ["Undeux"])
        #expect(try lines(style, "<p class=z>Un\(open)<span class=d>deux</span></p>") == ["Un\tdeux"])
    }
}

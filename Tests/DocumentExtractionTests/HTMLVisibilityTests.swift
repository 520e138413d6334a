// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import Testing

@Suite("HTML: text that cannot be seen")
struct HTMLVisibilityTests {
    private func read(_ style: String, _ body: String, head: String = "") throws -> Document {
        let page = "<html><head>\(head)<style>\(style)</style></head><body><p>vu</p>\(body)</body></html>"
        return try Fixture.read(Data(page.utf8), name: "a.html")
    }

    @Test(
        "each inline trick is set apart with its reason",
        arguments: [
            ("display : none !important", "not_displayed"), ("visibility:hidden", "not_displayed"),
            ("opacity:0", "transparent"), ("opacity: 0.0; color: red", "transparent"),
            ("color:rgba(0,0,0,0)", "transparent"), ("color:transparent", "transparent"), ("font-size:1px", "tiny"),
            ("font-size:0", "tiny"), ("font-size:.1em", "tiny"), ("font-size:5%", "tiny"), ("color:#fff", "white"),
            ("color: rgb(254, 254, 254)", "white"), ("color:white", "white"),
            ("color:#000;background:#010101", "no_contrast"), ("position:absolute; left:-9999px", "off_page"),
            ("text-indent:-999em", "off_page"), ("position:absolute;clip:rect(0,0,0,0)", "clipped"),
            ("height:0; overflow:hidden", "clipped"),
        ]
    )
    func inline(style: String, reason: String) throws {
        for element in ["p", "span", "div", "table><tr><td"] {
            let document = try read(
                "",
                "<\(element.replacing("td", with: "td style='\(style)'")) style='\(style)'>secret"
            )
            #expect(document.hidden.map { "\($0.text) \($0.reason)" } == ["secret \(reason)"], "\(element)")
            #expect(document.plainText == "vu")
        }
    }

    @Test(
        "rules of the page hide by tag, class and id; heavier and later rules win",
        arguments: [
            (".x{display:none}", true), ("p.x { visibility : hidden }", true), ("#y{opacity:0}", true),
            ("em, .z, .x{display:none}", true), ("/* .a{ */ .x{display:none}", true), (".x.w{color:#FFF}", true),
            ("@media print{.a{top:0}} .x{display:none}", true), (".x{display:none} .x{display:block}", false),
            ("#y{display:block} .x{display:none}", false), ("@media print{.x{display:none}}", false),
            (".x .w{display:none}", false), (".v{display:none}", false), ("b.x{display:none}", false),
            (".x{display:none", true), ("}}{{", false),
        ]
    )
    func rules(style: String, hides: Bool) throws {
        let document = try read(style, "<p class='x w' id=y>mots</p>")
        #expect(document.hidden.isEmpty != hides)
        #expect(document.plainText == (hides ? "vu" : "vu\nmots"))
    }

    @Test(
        "text that is seen stays: on a fill, over a picture, by rules that are not read, for screen readers hidden",
        arguments: [
            "<p aria-hidden=true>mots</p>", "<div style='background:#003'><p style='color:#fff'>mots</p></div>",
            "<table bgcolor=navy><tr><td><font color=white>mots</font></table>",
            "<div style='background:url(a.png)'><p style='color:white'>mots</p></div>",
            "<div style='background:linear-gradient(red,blue)'><p style='color:white'>mots</p></div>",
            "<div style='color:white'><a href=x>mots</a></div>", "<div style='color:var(--c)'>mots</div>",
            "<div style='visibility:hidden'><p style='visibility:visible'>mots</p></div>",
            "<div style='font-size:0'><p style='font-size:12pt'>mots</p></div>", "<p style='left:-9999px'>mots</p>",
            "<p style='opacity:.5;height:0'>mots</p>",
        ]
    )
    func seen(body: String) throws {
        let document = try read("", body)
        #expect(document.hidden.isEmpty)
        #expect(document.plainText == "vu\nmots")
    }

    @Test("colours are not judged where a style sheet or a rule elsewhere may set others")
    func otherColors() throws {
        let white = "<p style='color:white'>mots</p>"
        #expect(try read("", white).plainText == "vu")
        #expect(try read("header > p{background:navy}", white).plainText == "vu\nmots")
        #expect(try read("", white, head: "<link rel=stylesheet href=a.css>").plainText == "vu\nmots")
    }

    @Test("rows and cells may be hidden too")
    func rows() throws {
        let table = "<table><tr style='display:none'><td>a</td></tr><tr><td>b</td><td hidden>c</td><td>d</td></table>"
        let document = try read("", table)
        #expect(document.hidden.map(\.text) == ["a", "c"])
        #expect(document.plainText == "vu\nb\nd")
    }
}

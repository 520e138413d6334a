// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol
import XMLStreams

@Suite("HTML: pages built to harm, and what is left of a page")
struct HTMLLimitsTests {
    private func read(_ body: String, head: String = "") throws -> Document {
        try Fixture.read(Data("<html><head>\(head)</head><body>\(body)</body></html>".utf8), name: "a.html")
    }

    private func failure(_ body: String, head: String = "") -> ErrorCode? {
        Fixture.failure(Data("<html><head>\(head)</head><body>\(body)</body></html>".utf8), name: "a.html")
    }

    @Test("an element of 200,000 attributes is read like any other")
    func attributes() throws {
        let attributes = (0..<200_000).map { "a\($0)='x'" }.joined(separator: " ")
        #expect(try read("<p \(attributes) hidden=''>caché</p><p \(attributes)>vu</p>").plainText == "vu")
    }

    @Test("what stands behind a text, comment or script of more than 10 MB is read, and all of the text")
    func longPieces() throws {
        let long = String(repeating: "x", count: 10_500_000)
        #expect(try read("<p>avant</p><!--\(long)--><p>après</p>").plainText == "avant\naprès")
        #expect(try read("<p>avant</p><script>if (a<b) '</p>'</script><p>après</p>").plainText == "avant\naprès")
        let document = try read("<p>\(long) &amp; fin</p>")
        #expect(document.characterCount == 10_500_004)
        #expect(try read("<p>" + String(repeating: "&eacute;", count: 50_000)).characterCount == 50_000)
    }

    @Test("brackets that begin no tag are text, spelt out or bare")
    func brackets() throws {
        #expect(try read("<p>1 < 2 &lt; 3 <<<é&#60;<b>4</b> <").plainText == "1 < 2 < 3 <<<é<4 <")
    }

    @Test("elements, levels, characters and the work of style sheets are bounded")
    func bounds() throws {
        for tag in ["div", "b", "table><tr><td", "ul><li"] {
            #expect(failure("<p>x</p>" + String(repeating: "<\(tag)>", count: 100_000)) == .documentTooLarge, "\(tag)")
        }
        var limits = ExtractLimits()
        limits.characters = 99
        let text = Data("<html><p>\(String(repeating: "x", count: 100))".utf8)
        #expect(Fixture.failure(text, name: "a.html", options: .init(limits: limits)) == .documentTooLarge)
        let rules = "<style>" + (0..<1000).map { "b.k\($0){opacity:1} b{opacity:.\($0 + 1)}" }.joined() + "</style>"
        func elements(_ count: Int) -> String { (0..<count).map { "<b class='c\($0)'>x</b>" }.joined() }
        #expect(failure(elements(100), head: rules) == nil)
        #expect(failure(elements(5000), head: rules) == .documentTooLarge)
    }

    @Test("a page has so many elements at the most")
    func elements() throws {
        func count(_ elements: Int) throws(GreffierError) -> Int {
            // With html and body.
            let page = "<html><body>" + String(repeating: "<b></b>", count: elements - 2)
            let cursor = try HTMLCursor(page, attributes: [], maximumElements: 1000)
            var count = 0
            while let event = try cursor.next() { if case .start = event { count += 1 } }
            return count
        }
        #expect(try count(1000) == 1000)
        #expect(throws: GreffierError.self) { try count(1001) }
    }

    @Test("a link of more bytes than anyone follows is left out, its text stays")
    func links() throws {
        let long = "https://a.example/" + String(repeating: "x", count: 5000)
        let spans = try read("<p><a href='\(long)'>un</a> <a href='https://b.example/'>deux</a></p>").rendering.lines[0]
            .spans
        #expect(spans.map(\.text).joined() == "un deux")
        #expect(spans.map(\.link) == [nil, "https://b.example/"])
    }

    @Test(
        "tags are cut as browsers cut them",
        arguments: [
            ("a < b <3 c &lt; d</p>", "a < b <3 c < d"),
            ("un<!-->deux<!--->trois<!-- > -->quatre", "undeuxtroisquatre"),
            ("un<!-- fin", "un"), ("un <b title='x>y'>deux</b> <i", "un deux"), ("un</3>deux</ x>trois", "undeuxtrois"),
            ("<P CLASS=x HIDDEN>non</P><P>oui", "oui"), ("<p/>un<p title=a/>deux", "un\ndeux"),
            ("un<?php echo '<b>' ?>deux", "un' ?>deux"), ("un<![CDATA[x]]>deux", "undeux"),
            ("<SCRIPT>x</SCRIPTURE></Script >oui", "oui"), ("<script/>oui", "oui"), ("<script>non", ""),
            ("<textarea>un</textarea>deux", "undeux"),
        ]
    )
    func tags(body: String, text: String) throws {
        let html = Data("<html><body>\(body)".utf8)
        guard !text.isEmpty else {
            #expect(Fixture.failure(html, name: "a.html") == .documentNoText)
            return
        }
        #expect(try Fixture.read(html + Data(" ".utf8), name: "a.html").plainText == text)
    }

    @Test("the first of two attributes of one name counts, and quotes and entities in values are kept")
    func values() throws {
        let spans = try read(#"<p><a href='?a="1"&amp;b=2' href="x">un</a></p>"#).rendering.lines[0].spans
        #expect(spans.map(\.link) == [#"?a="1"&b=2"#])
        let page = try read(
            "<p class='petit'>non</p><p>oui",
            head: "<style>/* } */ .petit > b{} .petit{display:none}</style>"
        )
        #expect(page.plainText == "oui")
        #expect(page.hidden.map(\.text) == ["non"])
    }
}

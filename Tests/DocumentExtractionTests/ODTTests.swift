// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("OpenDocument")
struct ODTTests {
    private static let namespaces =
        ["office", "style", "text", "table", "draw", "fo", "svg"].map { name in
            let word = ["fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing"][name] ?? name
            return "xmlns:\(name)='urn:oasis:names:tc:opendocument:xmlns:\(word):1.0'"
        }.joined(separator: " ")
        + " xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/1.1/'"

    /// A flat document of this body and these automatic styles.
    private func flat(_ body: String, styles: String = "", master: String = "", type: String = "text") -> Data {
        Data(
            """
            <?xml version='1.0' encoding='UTF-8'?>
            <office:document \(Self.namespaces) office:mimetype='application/vnd.oasis.opendocument.\(type)'>
            <office:meta><dc:title>Titre</dc:title></office:meta>
            <office:automatic-styles>\(styles)</office:automatic-styles><office:master-styles>\(master)</office:master-styles>
            <office:body><office:text>\(body)</office:text></office:body></office:document>
            """.utf8
        )
    }

    private func document(_ body: String, styles: String = "", master: String = "") throws -> Document {
        let data = flat(body, styles: styles, master: master)
        let document = try Fixture.read(data, name: "a.fodt")
        #expect(document.counts?.unexplained == 0)
        return document
    }

    private func p(_ text: String, _ style: String = "") -> String {
        "<text:p\(style.isEmpty ? "" : " text:style-name='\(style)'")>\(text)</text:p>"
    }

    @Test("a flat file is read like a packed one, and a flat spreadsheet is refused")
    func flatFiles() throws {
        let document = try document(
            "<text:h text:outline-level='2'>Langues</text:h>" + p("Un\n   deux<text:s text:c='2'/>trois")
        )
        #expect(document.plainText == "Langues\nUn deux  trois")
        #expect(document.mediaType == "application/vnd.oasis.opendocument.text")
        #expect(document.metadata.title == "Titre")
        #expect(document.pages[0].blocks[0].level == 2)
        #expect(Fixture.failure(flat(p("x"), type: "spreadsheet"), name: "a.fods") == .documentUnsupported)
    }

    @Test("text where the format has none is counted apart, and text of unknown elements is cleaned")
    func misplaced() throws {
        let list = "<text:list>un<text:list-item>deux" + p("Point") + "</text:list-item></text:list>"
        let unknown = p("Mot<text:inconnu>\u{200B}clé</text:inconnu>")
        let document = try document("<text:section>trois</text:section>" + list + unknown)
        #expect(document.plainText == "Point\nMotclé")
        #expect(document.counts?.apart["misplaced"] == 11)
    }

    @Test("deletions and annotations stand apart")
    func reviewed() throws {
        let changes = """
            <text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bob</dc:creator>\
            <dc:date>2026</dc:date></office:change-info>\(p("parti"))</text:deletion></text:changed-region></text:tracked-changes>
            """
        let note = """
            <office:annotation office:name='n'><dc:creator>Anne</dc:creator><dc:date>d</dc:date>\(p("Sûr ?"))</office:annotation>\
            dix langues<office:annotation-end office:name='n'/>
            """
        let document = try document(changes + p("Parle \(note) bien"))
        #expect(document.plainText == "Parle dix langues bien")
        #expect(document.deletions == [.init(author: "Bob", date: "2026", text: "parti")])
        #expect(document.comments == [.init(author: "Anne", date: "d", text: "Sûr ?", anchor: "dix langues")])
        #expect(document.counts?.apart["deleted"] == 12)
    }

    @Test("sections, paragraphs, rows and text that are switched off are hidden")
    func hidden() throws {
        let body =
            "<text:section text:display='none'>\(p("section"))</text:section>"
            + p("vu <text:hidden-text text:is-hidden='true' text:string-value='champ'/>")
            + p("<text:hidden-paragraph text:is-hidden='true'/>paragraphe") + p("suite")
            + "<table:table><table:table-row table:visibility='collapse'><table:table-cell>\(p("ligne"))</table:table-cell></table:table-row>"
            + "<table:table-row><table:table-cell>\(p("reste"))</table:table-cell></table:table-row></table:table>"
        let document = try document(body)
        #expect(document.rendering.lines.map(\.text) == ["vu", "suite", "reste"])
        #expect(document.hidden.map(\.text) == ["section", "champ", "paragraphe", "ligne"])
        #expect(Set(document.hidden.map(\.reason)) == ["not_displayed"])
    }

    @Test("white text is seen on a dark cell and nowhere else")
    func white() throws {
        let styles = """
            <style:style style:name='W' style:family='text'><style:text-properties fo:color='#fefefe'/></style:style>
            <style:style style:name='D' style:family='table-cell'><style:table-cell-properties fo:background-color='#203864'/></style:style>
            """
        func white(_ text: String) -> String { p("<text:span text:style-name='W'>\(text)</text:span>") }
        let body = """
            <table:table><table:table-row><table:table-cell table:style-name='D'>\(white("clair"))</table:table-cell>\
            <table:table-cell>\(white("perdu"))</table:table-cell></table:table-row></table:table>\(white("page"))
            """
        let document = try document(body, styles: styles)
        #expect(document.plainText == "clair")
        #expect(document.hidden.map(\.text) == ["perdu", "page"])
    }

    @Test("numbers of lists have their format, prefix and levels, and go on where they say so")
    func numbering() throws {
        let styles = """
            <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-prefix='(' style:num-format='a' style:num-suffix=')'/>\
            <text:list-level-style-number text:level='2' style:num-format='I' style:num-suffix='.' text:display-levels='2' text:start-value='4'/></text:list-style>
            """
        func list(_ items: String, _ more: String = "") -> String {
            "<text:list text:style-name='L' \(more)>\(items)</text:list>"
        }
        func item(_ content: String) -> String { "<text:list-item>\(content)</text:list-item>" }
        let nested = item(p("a") + "<text:list>\(item(p("b")) + item(p("c")))</text:list>")
        let body =
            list(nested + item(p("d"))) + list(item(p("e")), "text:continue-numbering='true'") + list(item(p("f")))
        let blocks = try document(body, styles: styles).pages[0].blocks
        #expect(blocks.map(\.marker) == ["(a)", "a.IV.", "a.V.", "(b)", "(c)", "(a)"])
        #expect(blocks.allSatisfy { $0.kind == .listItem })
    }

    @Test("notes follow the paragraph, item or table of their mark")
    func notes() throws {
        func marked(_ text: String, _ number: Int) -> String {
            p(
                "\(text)<text:note><text:note-citation>\(number)</text:note-citation><text:note-body>\(p("Note \(number)"))</text:note-body></text:note>"
            )
        }
        let table =
            "<table:table><table:table-row><table:table-cell>\(marked("a", 3))</table:table-cell><table:table-cell>\(p("b"))</table:table-cell></table:table-row></table:table>"
        let list = "<text:list><text:list-item>\(marked("Point", 2))</text:list-item></text:list>"
        let document = try document(
            marked("Un", 1) + "<text:section>\(p("Deux"))\(list)</text:section>" + table + p("Fin")
        )
        #expect(
            document.rendering.lines.map(\.text) == [
                "Un[1]", "[1] Note 1", "Deux", "Point[2]", "[2] Note 2", "a[3]", "b", "[3] Note 3", "Fin",
            ]
        )
    }

    @Test("headers come once, notes with their mark, pictures with their description")
    func rest() throws {
        let master =
            "<style:master-page><style:header>\(p("Jean"))</style:header><style:header-left>\(p("Jean"))</style:header-left><style:footer>\(p("2/3"))</style:footer><style:footer-left>\(p("- 2 -"))</style:footer-left></style:master-page>"
        let note =
            "<text:note><text:note-citation>1</text:note-citation><text:note-body>\(p("Note"))</text:note-body></text:note>"
        let frame = "<draw:frame><draw:image xlink:href='Pictures/a.png'/><svg:desc>Portrait</svg:desc></draw:frame>"
        let document = try document(p("Corps\(note)\(frame)"), master: master)
        #expect(document.rendering.lines.map(\.text) == ["Jean", "Corps[1]", "[1] Note"])
        #expect(document.images == [.init(name: "Pictures/a.png", description: "Portrait")])
        #expect(document.counts?.apart["repeated"] == 4)
        #expect(document.counts?.apart["page_number"] == 5)
    }
}

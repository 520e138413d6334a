// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("HTML, RTF and OpenDocument")
struct OtherFormatTests {
    private func document(_ text: String, name: String) throws -> Document {
        try DocumentExtractor().extract(Data(text.utf8), name: name, options: .init())
    }

    @Test("HTML: headings, items, tables, links; scripts and undisplayed text left out")
    func html() throws {
        let page = """
            <!doctype html><html><head><title>CV de Jean</title><style>p{}</style></head><body><h1>Jean Petit</h1>
            <script>var x = "<p>non</p>"</script><p>Développeur<br>à   <b>Lyon</b></p><ol><li>Un<li>Deux</ol>
            <ul><li>Java</li></ul><p style="display: none">mots cachés</p><a href="mailto:j@example.com">écrire</a>
            <table><tr><td>Anglais</td><td>C1</td></tr><tr><td>Italien</td><td>B2</td></tr></table></body></html>
            """
        let document = try document(page, name: "cv.html")
        let lines = document.rendering.lines
        #expect(
            lines.map(\.text) == [
                "Jean Petit", "Développeur", "à Lyon", "1. Un", "2. Deux", "Java", "écrire", "Anglais", "C1", "Italien",
                "B2",
            ]
        )
        #expect(lines[0].level == 1)
        #expect(lines[5].kind == .listItem)
        #expect(lines[6].spans[0].link == "mailto:j@example.com")
        #expect(document.metadata.title == "CV de Jean")
        #expect(document.hidden.map(\.text) == ["mots cachés"])
        #expect(document.pages[0].blocks.last?.table?.rows.count == 2)
    }

    @Test("HTML that is broken or deep ends in text or a stated reason, never in a crash")
    func brokenHTML() throws {
        #expect(try document("<html><p>Un<div>deux</p></b></table>", name: "a.html").plainText == "Un\ndeux")
        let deep = "<html><body>" + String(repeating: "<div>", count: 50_000) + "fond"
        #expect(Fixture.failure(Data(deep.utf8), name: "a.html") == .documentTooLarge)
    }

    @Test("RTF: styles, items, escapes, fields, tables, headers and hidden text")
    func rtf() throws {
        let text = #"""
            {\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}{\stylesheet{\s1 heading 1;}{\*\cs2 x;}}
            {\info{\title CV}{\author Jean}}{\header\pard Jean Petit\par}
            \pard\s1\b Exp\'e9rience\b0\par
            \pard{\listtext\'b7\tab}Gestion \u8211\'96 \u233?t\u233?\par
            \pard {\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt Site}}{\v secret}{\cf1 blanc}\par
            \trowd\pard\intbl Anglais\cell C1\cell\row\trowd\pard\intbl Italien\cell B2\cell\row
            \pard{\*\unknown rien}Fin\line suite\par}
            """#
        let document = try document(text, name: "cv.rtf")
        let lines = document.rendering.lines
        #expect(
            lines.map(\.text) == [
                "Jean Petit", "Expérience", "Gestion – été", "Site", "Anglais", "C1", "Italien", "B2", "Fin", "suite",
            ]
        )
        #expect(lines.prefix(3).map(\.kind) == [.header, .heading, .listItem])
        #expect(lines[1].level == 1)
        #expect(lines[3].spans[0].link == "https://a.example/")
        #expect(document.hidden.map(\.reason) == ["vanish", "white"])
        #expect(document.metadata.author == "Jean")
    }

    @Test("RTF that stops in the middle is truncated")
    func truncatedRTF() {
        #expect(Fixture.failure(Data(#"{\rtf1\ansi Bonjour {\b gras"#.utf8), name: "a.rtf") == .documentTruncated)
    }

    @Test("OpenDocument: headings, lists, line breaks and tabs")
    func odt() throws {
        let lines = try Fixture.document("styles.odt").rendering.lines
        #expect(
            lines.prefix(3).map(\.text) == [
                "Thibaut du Chesne", "Warehouse Manager", "Address\t135 Park Avenue, Leeds LS6 2AB",
            ]
        )
        #expect(lines.first { $0.text == "Work Experience" }?.level == 1)
        #expect(lines.first { $0.text == "Led Lean and 5S workshops" }?.kind == .listItem)
    }

    @Test("an encrypted OpenDocument is encrypted")
    func encryptedODT() {
        let manifest = "<m><file-entry><encryption-data/></file-entry></m>"
        let data = CraftedZip.data([
            ("mimetype", Data("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", Data([1, 2, 3])),
            ("META-INF/manifest.xml", Data(manifest.utf8)),
        ])
        #expect(Fixture.failure(data, name: "a.odt") == .documentEncrypted)
    }
}

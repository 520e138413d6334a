// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import Testing
import WorkerProtocol

@Suite("DOCX")
struct DOCXTests {
    private func document(
        _ body: String,
        parts: [String: String] = [:],
        relationships: String = "",
        main: String = "word/document.xml"
    ) throws -> Document {
        let data = CraftedZip.docx(body, parts: parts, relationships: relationships, main: main)
        return try DocumentExtractor().extract(data, name: "x.docx", options: .init())
    }

    private func paragraph(_ text: String) -> String { "<w:p><w:r><w:t xml:space='preserve'>\(text)</w:t></w:r></w:p>" }

    private func lines(_ body: String, parts: [String: String] = [:], relationships: String = "") throws -> [String] {
        try document(body, parts: parts, relationships: relationships).rendering.lines.map(\.text)
    }

    private func relationship(_ id: String, _ type: String, _ target: String, external: Bool = false) -> String {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return
            "<Relationship Id='\(id)' Type='\(base)/\(type)' Target='\(target)' \(external ? "TargetMode='External'" : "")/>"
    }

    @Test("headings come from styles, with their level")
    func headings() throws {
        let lines = try Fixture.document("styles.docx").rendering.lines
        #expect(lines.first { $0.text == "Expériences professionnelles" }?.level == 1)
        #expect(lines.first { $0.text == "Hôte de caisse" }?.level == 2)
        #expect(lines.first { $0.text == "Encaissement" }?.kind == .listItem)
    }

    @Test("a style that is based on a heading is one, whatever its language")
    func basedOn() throws {
        let styles = """
            <w:styles \(CraftedZip.namespaces)>
            <w:style w:type='paragraph' w:styleId='Titre2'><w:name w:val='heading 2'/></w:style>
            <w:style w:type='paragraph' w:styleId='Maison'><w:name w:val='Maison'/><w:basedOn w:val='Titre2'/></w:style>
            <w:style w:type='paragraph' w:styleId='Boucle'><w:name w:val='Boucle'/><w:basedOn w:val='Boucle'/></w:style>
            </w:styles>
            """
        let body = ["Maison", "Boucle"].map {
            "<w:p><w:pPr><w:pStyle w:val='\($0)'/></w:pPr><w:r><w:t>\($0)</w:t></w:r></w:p>"
        }
        let lines = try document(
            body.joined(),
            parts: ["word/styles.xml": styles],
            relationships: relationship("s", "styles", "styles.xml")
        ).rendering.lines
        #expect(lines.map(\.level) == [2, nil])
    }

    @Test("text boxes are read once, though the file holds them twice")
    func textBoxes() throws {
        let lines = try Fixture.document("textbox.docx").rendering.lines.map(\.text)
        #expect(lines.count { $0 == "minh.phamvan@example.com" } == 1)
        #expect(lines.contains("Droit du travail"))
        let box = "<w:txbxContent>\(paragraph("En boîte"))</w:txbxContent>"
        let both = """
            <w:p><w:r><w:t>Avant</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>\(box)</wps:txbx>\
            </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback>\
            </mc:AlternateContent></w:r></w:p>
            """
        #expect(try self.lines(both) == ["Avant", "En boîte"])
        let old = "<w:p><w:r><w:pict><v:textbox>\(box)</v:textbox></w:pict></w:r></w:p>"
        #expect(try self.lines(old) == ["En boîte"])
    }

    @Test("layout tables are read cell by cell, and tables may lie in tables")
    func tables() throws {
        let text = try Fixture.document("table.docx").plainText
        #expect(
            Fixture.holds(
                text,
                inOrder: ["Me contacter", "Jeux de société", "Fatima-Zahra BENALI", "Commis de cuisine"]
            )
        )
        func cell(_ content: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
        }
        let inner = "<w:tbl><w:tr>\(cell(paragraph("B1")))\(cell(paragraph("B2")))</w:tr></w:tbl><w:p/>"
        let merge = "<w:vMerge w:val='restart'/>"
        let body = """
            <w:tbl><w:tr>\(cell(paragraph("A"), merge))\(cell(inner))</w:tr>\
            <w:sdt><w:sdtContent><w:tr>\(cell("<w:p/>", "<w:vMerge/>"))\(cell(paragraph("C")))</w:tr></w:sdtContent></w:sdt></w:tbl>
            """
        let document = try document(body)
        #expect(document.rendering.lines.map(\.text) == ["A", "B1", "B2", "C"])
        #expect(document.pages[0].blocks[0].table?.rows[0][0].rowSpan == 2)
    }

    @Test("tracked insertions are taken, deletions and moved-away text are left out")
    func tracked() throws {
        let body = """
            <w:p><w:r><w:t>Un </w:t></w:r><w:ins><w:r><w:t>deux </w:t></w:r></w:ins><w:del><w:r><w:delText>trois</w:delText></w:r></w:del>\
            <w:moveFrom><w:r><w:t>quatre</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>cinq</w:t></w:r></w:moveTo></w:p>
            """
        #expect(try lines(body) == ["Un deux cinq"])
    }

    @Test("content controls, hyperlinks, fields, breaks and tabs")
    func inline() throws {
        let body = """
            <w:p><w:sdt><w:sdtPr><w:alias w:val='Nom'/></w:sdtPr><w:sdtContent><w:r><w:t>Jean</w:t></w:r></w:sdtContent></w:sdt>\
            <w:r><w:br/><w:t>Tél.</w:t><w:tab/><w:t>01</w:t></w:r></w:p>\
            <w:p><w:hyperlink r:id='l'><w:r><w:t>Courriel</w:t></w:r></w:hyperlink></w:p>\
            <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/" </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Site</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>
            """
        let link = relationship("l", "hyperlink", "mailto:jean@example.com", external: true)
        let rendered = try document(body, relationships: link).rendering.lines
        #expect(rendered.map(\.text) == ["Jean", "Tél.\t01", "Courriel", "Site"])
        #expect(rendered[2].spans[0].link == "mailto:jean@example.com")
        #expect(rendered[3].spans[0].link == "https://a.example/")
    }

    @Test("headers come first, footnotes and footers last, each once")
    func margins() throws {
        let header = "<w:hdr \(CraftedZip.namespaces)>\(paragraph("Jean Petit"))</w:hdr>"
        let footer = "<w:ftr \(CraftedZip.namespaces)>\(paragraph("Permis B"))\(paragraph("1/2"))</w:ftr>"
        let notes = """
            <w:footnotes \(CraftedZip.namespaces)><w:footnote w:type='separator' w:id='-1'>\(paragraph("---"))</w:footnote>\
            <w:footnote w:id='1'>\(paragraph("Note"))</w:footnote></w:footnotes>
            """
        let parts = [
            "word/header1.xml": header, "word/header2.xml": header, "word/footer1.xml": footer,
            "word/footnotes.xml": notes,
        ]
        let relationships = [
            relationship("a", "header", "header1.xml"), relationship("b", "header", "header2.xml"),
            relationship("c", "footer", "footer1.xml"), relationship("d", "footnotes", "footnotes.xml"),
        ]
        let lines = try document(paragraph("Corps"), parts: parts, relationships: relationships.joined()).rendering
            .lines
        #expect(lines.map(\.text) == ["Jean Petit", "Corps", "Note", "Permis B"])
        #expect(lines.map(\.kind) == [.header, .paragraph, .footnote, .footer])
    }

    @Test("a table that stands in the header of every section is read once")
    func repeatedTables() throws {
        func header(_ text: String) -> String {
            let cells = ["Candidat", text].map { "<w:tc>\(paragraph($0))</w:tc>" }.joined()
            return "<w:hdr \(CraftedZip.namespaces)><w:tbl><w:tr>\(cells)</w:tr></w:tbl></w:hdr>"
        }
        let parts = [
            "word/header1.xml": header("Jean"), "word/header2.xml": header("Jean"), "word/header3.xml": header("Luc"),
        ]
        let relationships = (1...3).map { relationship("h\($0)", "header", "header\($0).xml") }
        let read = try document(paragraph("Corps"), parts: parts, relationships: relationships.joined())
        let tables = read.pages.flatMap(\.blocks).compactMap(\.table)
        #expect(tables.count == 2)
        #expect(read.counts?.apart["repeated"] == 12 && read.counts?.unexplained == 0)
    }

    @Test("numbers of lists are shown as Word counts them, bullets are items")
    func numbering() throws {
        let numbering = """
            <w:numbering \(CraftedZip.namespaces)><w:abstractNum w:abstractNumId='0'>\
            <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
            <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl></w:abstractNum>\
            <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>\
            <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>
            """
        func item(_ text: String, _ list: Int, _ level: Int) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(list)'/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        let body =
            item("A", 1, 0) + item("B", 1, 1) + item("C", 1, 1) + item("D", 1, 0) + item("E", 1, 1) + item("F", 2, 0)
        let lines = try document(
            body,
            parts: ["word/numbering.xml": numbering],
            relationships: relationship("n", "numbering", "numbering.xml")
        ).rendering.lines
        #expect(lines.map(\.text) == ["1. A", "1.a) B", "1.b) C", "2. D", "2.a) E", "F"])
        #expect(lines.allSatisfy { $0.kind == .listItem })
    }

    @Test("hidden text is set apart with its reason and a warning")
    func hidden() throws {
        func run(_ text: String, _ properties: String) -> String {
            "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
        }
        let body =
            "<w:p>" + run("vu", "") + run("caché", "<w:vanish/>") + run("blanc", "<w:color w:val='FFFFFF'/>")
            + run("petit", "<w:sz w:val='2'/>") + run("clair", "<w:color w:val='FFFFFF'/><w:shd w:fill='003366'/>")
            + "</w:p>"
        let document = try document(body)
        #expect(document.plainText == "vuclair")
        #expect(document.hidden.map(\.reason) == ["vanish", "white", "tiny"])
        #expect(document.warnings.map(\.code) == ["document.hidden_text"])
    }

    @Test("the main part may have any name, and the kind is told by content")
    func anyPart() throws {
        let data = CraftedZip.docx(paragraph("Corps"), main: "contenu/texte.xml")
        let document = try DocumentExtractor().extract(data, name: "x.pdf", options: .init())
        #expect(document.plainText == "Corps")
    }
}

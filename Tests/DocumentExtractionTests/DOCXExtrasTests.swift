// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("DOCX: what stands beside the text")
struct DOCXExtrasTests {
    private static let drawing = """
        xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
        xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture' \
        xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' \
        xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'
        """

    /// Every character seen is in the blocks or stands apart for a reason, and the blocks hold as many as counted.
    private func expectNoLoss(_ document: Document, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(document.counts?.unexplained == 0, sourceLocation: sourceLocation)
        #expect(document.counts?.characters == document.characterCount, sourceLocation: sourceLocation)
    }

    @Test("comments stand apart, with their author and the text that they are about")
    func comments() throws {
        let comments = WordFixture.part(
            "comments",
            """
            <w:comment w:id='3' w:author='Anne' w:date='2026-01-02T03:04:05Z'>\(WordFixture.paragraph("Vraiment ?"))\
            \(WordFixture.paragraph("À vérifier."))</w:comment>
            """
        )
        let body =
            "<w:p>" + WordFixture.run("Parle ") + "<w:commentRangeStart w:id='3'/>" + WordFixture.run("dix langues")
            + "<w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r>" + WordFixture.run(" couramment")
            + "</w:p>"
        let document = try WordFixture.document(
            body,
            parts: ["word/comments.xml": comments],
            related: ["c comments comments.xml"]
        )
        #expect(document.plainText == "Parle dix langues couramment")
        #expect(
            document.comments == [
                .init(
                    author: "Anne",
                    date: "2026-01-02T03:04:05Z",
                    text: "Vraiment ?\nÀ vérifier.",
                    anchor: "dix langues"
                )
            ]
        )
        #expect(document.counts?.apart["comment"] == 19)
        expectNoLoss(document)
    }

    @Test("tracked deletions stand apart, moved text stands once")
    func deletions() throws {
        let body =
            "<w:p>" + WordFixture.run("Un")
            + "<w:del w:author='Bob' w:date='d'><w:r><w:delText>deux</w:delText></w:r></w:del>"
            + "<w:moveFrom>" + WordFixture.run("trois") + "</w:moveFrom><w:moveTo>" + WordFixture.run("trois")
            + "</w:moveTo></w:p><w:tbl><w:tr><w:trPr><w:del w:author='Eve'/></w:trPr><w:tc>"
            + WordFixture.paragraph("ligne") + "</w:tc></w:tr><w:tr><w:tc>" + WordFixture.paragraph("reste")
            + "</w:tc></w:tr></w:tbl>"
        let document = try WordFixture.document(body)
        #expect(document.plainText == "Untrois\nreste")
        #expect(document.deletions.map(\.text) == ["deux", "ligne"])
        #expect(document.deletions.map(\.author) == ["Bob", "Eve"])
        #expect(document.counts?.apart == ["deleted": 9, "moved": 5])
        expectNoLoss(document)
    }

    @Test("chunks of HTML, RTF and Word are read by their own readers, and no deeper")
    func chunks() throws {
        let inner = CraftedZip.docx(WordFixture.paragraph("Mot") + "<w:altChunk r:id='x'/>")
        let body = WordFixture.paragraph("Avant") + ["h", "r", "d", "m"].map { "<w:altChunk r:id='\($0)'/>" }.joined()
        let related = [
            WordFixture.relationship("h", "aFChunk", "a.html"), WordFixture.relationship("r", "aFChunk", "a.rtf"),
            WordFixture.relationship("d", "aFChunk", "a.docx"), WordFixture.relationship("m", "aFChunk", "manque.html"),
        ]
        let outer = CraftedZip.docx(body, relationships: related.joined())
        let entries = [
            ("word/a.html", Data("<html><body><p>Page</p></body></html>".utf8)),
            ("word/a.rtf", Data(#"{\rtf1\ansi Riche\par}"#.utf8)), ("word/a.docx", inner),
        ]
        let data = CraftedZip.adding(entries, to: outer)
        let document = try DocumentExtractor().extract(data, name: "x.docx", options: .init())
        #expect(document.plainText == "Avant\nPage\nRiche\nMot")
        let missing = ["altChunk", "word/manque.html"].map { Document.SkippedPart(name: $0, reason: "missing") }
        #expect(document.counts?.skipped == missing)
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
        expectNoLoss(document)
    }

    @Test("chunks count towards the limits of the document that holds them")
    func chunkLimits() throws {
        let chunk = CraftedZip.docx(String(repeating: "<w:p><w:r><w:t>a</w:t></w:r></w:p>", count: 20_000))
        func failure(_ count: Int) throws -> ErrorCode? {
            let body = WordFixture.paragraph("x") + String(repeating: "<w:altChunk r:id='d'/>", count: count)
            let outer = CraftedZip.docx(body, relationships: WordFixture.relationship("d", "aFChunk", "a.docx"))
            return Fixture.failure(CraftedZip.adding([("word/a.docx", chunk)], to: outer), name: "x.docx")
        }
        #expect(try failure(1) == nil)
        #expect(try failure(6) == .documentTooLarge)
    }

    @Test("a table in a comment or in a row that was deleted keeps its words")
    func tablesApart() throws {
        let table = WordFixture.table([(WordFixture.paragraph("a"), ""), (WordFixture.paragraph("b"), "")])
        let comment = "<w:comment w:id='3'>\(WordFixture.paragraph("Voir"))\(table)</w:comment>"
        let row =
            "<w:tr><w:trPr><w:del w:author='Eve'/></w:trPr><w:tc>\(table)</w:tc><w:tc>\(WordFixture.paragraph("c"))</w:tc></w:tr>"
        let document = try WordFixture.document(
            WordFixture.paragraph("Texte") + "<w:tbl>\(row)</w:tbl>",
            parts: ["word/comments.xml": WordFixture.part("comments", comment)],
            related: ["c comments comments.xml"]
        )
        #expect(document.plainText == "Texte")
        #expect(document.comments.map(\.text) == ["Voir\na\nb"])
        #expect(document.deletions.map(\.text) == ["a\nb\nc"])
        expectNoLoss(document)
    }

    @Test("text between notes is no text of the document, and is counted apart")
    func betweenNotes() throws {
        let note = "<w:footnote w:id='1'>\(WordFixture.paragraph("Note"))</w:footnote>"
        let document = try WordFixture.document(
            "<w:p>" + WordFixture.run("Corps") + "<w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
            parts: [
                "word/footnotes.xml": WordFixture.part(
                    "footnotes",
                    WordFixture.run("un") + note + "<w:r><w:t>deux</w:t></w:r>"
                )
            ],
            related: ["f footnotes footnotes.xml"]
        )
        #expect(document.plainText == "Corps[1]\n[1] Note")
        #expect(document.counts?.apart == ["misplaced": 6])
        expectNoLoss(document)
    }

    @Test("pictures are listed with their description")
    func images() throws {
        let body = """
            <w:p><w:r><w:drawing><wp:inline \(Self.drawing)><wp:extent cx='127000' cy='254000'/>\
            <wp:docPr id='1' name='Image 1' descr='Portrait de Jean'/><a:graphic><a:graphicData><pic:pic><pic:blipFill>\
            <a:blip r:embed='i'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """
        let document = try WordFixture.document(
            body + WordFixture.paragraph("Jean"),
            related: ["i image media/portrait.png"]
        )
        #expect(document.images == [.init(name: "word/media/portrait.png", description: "Portrait de Jean")])
        #expect(document.counts?.images == 1)
    }

    @Test("words in SmartArt and charts are read")
    func diagrams() throws {
        func shape(_ text: String) -> String { "<a:p><a:r><a:t>\(text)</a:t></a:r></a:p>" }
        let data = """
            <dgm:dataModel \(Self.drawing)><dgm:ptLst><dgm:pt><dgm:t>\(shape("Étape 1"))</dgm:t></dgm:pt><dgm:pt><dgm:t>\
            \(shape("Étape 2"))</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>
            """
        let chart = """
            <c:chartSpace \(Self.drawing)><c:chart><c:title><c:tx><c:rich>\(shape("Ventes"))</c:rich></c:tx></c:title>\
            <c:ser><c:cat><c:strCache><c:pt><c:v>Nord</c:v></c:pt><c:pt><c:v>Sud</c:v></c:pt></c:strCache></c:cat><c:val>\
            <c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:val></c:ser></c:chart></c:chartSpace>
            """
        func drawing(_ content: String) -> String {
            "<w:p><w:r><w:drawing><wp:inline \(Self.drawing)><a:graphic><a:graphicData>\(content)</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        }
        let document = try WordFixture.document(
            drawing("<dgm:relIds r:dm='d'/>") + drawing("<c:chart r:id='c'/>"),
            parts: ["word/diagrams/data1.xml": data, "word/charts/chart1.xml": chart],
            related: ["d diagramData diagrams/data1.xml", "c chart charts/chart1.xml"]
        )
        #expect(document.rendering.lines.map(\.text) == ["Étape 1", "Étape 2", "Ventes", "Nord", "Sud"])
        expectNoLoss(document)
    }

    @Test("macros, addresses to load from and embedded files are told")
    func warnings() throws {
        let body =
            "<w:p>" + WordFixture.run("x")
            + "<w:r><w:object><o:OLEObject xmlns:o='urn:o' r:id='o'/></w:object></w:r></w:p>"
        let document = try WordFixture.document(
            body,
            parts: ["word/vbaProject.bin": "x", "word/embeddings/a.bin": "x"],
            related: ["t attachedTemplate https://a.example/t.dotm external", "o oleObject embeddings/a.bin"]
        )
        #expect(
            document.warnings.map(\.code).sorted() == [
                "document.external_parts", "document.macros", "document.parts_skipped",
            ]
        )
        #expect(document.counts?.skipped == [.init(name: "word/embeddings/a.bin", reason: "embedded_object")])
    }

    @Test("notes follow the paragraph of their mark, and notes without one come last")
    func notes() throws {
        func note(_ id: Int, _ text: String) -> String {
            "<w:footnote w:id='\(id)'>\(WordFixture.paragraph(text))</w:footnote>"
        }
        let notes = WordFixture.part(
            "footnotes",
            note(1, "Une") + note(2, "Deux") + note(3, "Jamais") + note(4, "Trois")
        )
        func marked(_ text: String, _ id: Int, _ more: String = "") -> String {
            "<w:p>" + WordFixture.run(text) + "<w:r><w:footnoteReference w:id='\(id)' \(more)/></w:r></w:p>"
        }
        let document = try WordFixture.document(
            marked("Premier", 2) + WordFixture.table([(marked("Second", 1), ""), (WordFixture.paragraph("x"), "")])
                + marked("Tiers", 4, "w:customMarkFollows='off'"),
            parts: ["word/footnotes.xml": notes],
            related: ["f footnotes footnotes.xml"]
        )
        #expect(
            document.rendering.lines.map(\.text) == [
                "Premier[1]", "[1] Deux", "Second[2]", "x", "[2] Une", "Tiers[3]", "[3] Trois", "Jamais",
            ]
        )
        expectNoLoss(document)
    }

    @Test("repeated headers, page numbers, typed bullets and codes are explained, not lost")
    func ledger() throws {
        let header = WordFixture.part("hdr", WordFixture.paragraph("Jean ﬁls"))
        let footer = WordFixture.part("ftr", WordFixture.paragraph("1/2"))
        let body =
            WordFixture.paragraph("• point") + "<w:p>" + WordFixture.field("begin") + WordFixture.code("PAGE")
            + WordFixture.run("code") + WordFixture.field("end") + WordFixture.run("ca\u{AD}ché", "<w:vanish/>")
            + "</w:p>"
        let document = try WordFixture.document(
            body,
            parts: ["word/header1.xml": header, "word/header2.xml": header, "word/footer1.xml": footer],
            related: ["a header header1.xml", "b header header2.xml", "c footer footer1.xml"]
        )
        #expect(document.plainText == "Jean fils\npoint")
        #expect(
            document.counts?.apart == ["repeated": 8, "page_number": 3, "marker": 1, "field_code": 8, "hidden": 6]
        )
        expectNoLoss(document)
    }

    @Test("text outside of paragraphs and cells is read, text in properties is counted apart")
    func strayText() throws {
        let run = { (text: String) in WordFixture.run(text) }
        let body =
            run("Un") + "<w:sdt><w:sdtContent><w:t>Deux</w:t></w:sdtContent></w:sdt>"
            + "<w:tbl><w:tblPr><w:t>a</w:t></w:tblPr>" + WordFixture.paragraph("Trois") + "<w:tr>" + run("Quatre")
            + "<w:tc><w:tcPr><w:t>bb</w:t></w:tcPr>" + run("Cinq") + "</w:tc></w:tr></w:tbl>"
            + "<w:p><w:pPr><w:t>c</w:t></w:pPr><w:r><w:rPr><w:t>d</w:t></w:rPr><w:t>Six<w:x>ième</w:x></w:t></w:r></w:p>"
        let document = try WordFixture.document(body)
        for word in ["Un", "Deux", "Trois", "Quatre", "Cinq", "Sixième"] { #expect(document.plainText.contains(word)) }
        #expect(document.counts?.apart == ["misplaced": 5])
        expectNoLoss(document)
    }

    @Test("notes of one number are both read")
    func equalNotes() throws {
        let notes = ["Un", "Deux"].map { "<w:footnote w:id='2'>" + WordFixture.paragraph($0) + "</w:footnote>" }
        let document = try WordFixture.document(
            WordFixture.paragraph("Texte"),
            parts: ["word/footnotes.xml": WordFixture.part("footnotes", notes.joined())],
            related: ["a footnotes footnotes.xml"]
        )
        #expect(document.plainText == "Texte\nUn\nDeux")
        expectNoLoss(document)
    }

    @Test("a small file of hundreds of thousands of paragraphs is refused")
    func tooManyParagraphs() {
        let many = CraftedZip.docx(String(repeating: "<w:p/>", count: 100_001))
        #expect(Fixture.failure(many, name: "x.docx") == .documentTooLarge)
        let text = CraftedZip.docx(String(repeating: WordFixture.paragraph("abcdefghij"), count: 20))
        var limits = ExtractLimits()
        limits.characters = 150
        #expect(Fixture.failure(text, name: "x.docx", options: .init(limits: limits)) == .documentTooLarge)
    }
}

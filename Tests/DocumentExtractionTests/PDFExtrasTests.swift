// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Synchronization
import Testing
import WorkerProtocol

@testable import DocumentExtraction

@Suite("What a PDF holds besides text")
struct PDFExtrasTests {
    @Test("links that lie on no words are listed with their places, those on words stand in spans")
    func links() throws {
        var fixture = CraftedPDF()
        func link(_ box: String, _ target: String) -> String {
            "<< /Type /Annot /Subtype /Link /Rect [\(box)] /A << /S /URI /URI (\(target)) >> >>"
        }
        let icon = link("300 600 320 620", "mailto:jean@courriel.example")
        fixture.page = "/Annots [\(link("70 695 250 715", "https://jean.example")) \(icon) \(icon)]"
        let document = try fixture.read()
        #expect(document.links.map(\.target) == ["mailto:jean@courriel.example"])
        let placed = try #require(document.links.first)
        #expect(placed.page == 1 && abs(placed.box.x0 - 300) < 1 && abs(placed.box.y0 - 222) < 1)
        let spans = document.rendering.lines.flatMap(\.spans)
        #expect(spans.compactMap(\.link) == ["https://jean.example"])
    }

    @Test("the table of contents is listed with its levels and pages, by named places too")
    func outline() throws {
        var fixture = CraftedPDF()
        fixture.catalog = "/Outlines 6 0 R /Dests << /here [3 0 R /Fit] >>"
        fixture.objects = [
            "<< /First 7 0 R /Last 8 0 R /Count 2 >>",
            "<< /Title (One) /Parent 6 0 R /Next 8 0 R /First 9 0 R /Last 9 0 R /Count 1 /Dest [3 0 R /Fit] >>",
            "<< /Title <FEFF00C900740065> /Parent 6 0 R /Prev 7 0 R /A << /S /URI /URI (https://example.org) >> >>",
            "<< /Title (Below) /Parent 7 0 R /Dest /here >>",
        ].map { Data($0.utf8) }
        let outline = try fixture.read().outline
        #expect(
            outline == [
                .init(title: "One", level: 1, page: 1), .init(title: "Below", level: 2, page: 1),
                .init(title: "Éte", level: 1),
            ]
        )
    }

    @Test("the pages of a table of contents are found by names that stand in a tree")
    func namedOutline() throws {
        var fixture = CraftedPDF()
        fixture.catalog = "/Outlines 6 0 R /Names << /Dests << /Kids [10 0 R 11 0 R 10 0 R] >> >>"
        fixture.objects = [
            "<< /First 7 0 R /Last 9 0 R /Count 3 >>", "<< /Title (One) /Next 8 0 R /Dest (first) >>",
            "<< /Title (Two) /Next 9 0 R /A << /S /GoTo /D (second) >> >>", "<< /Title (Three) /Dest (nowhere) >>",
            "<< /Limits [(first) (first)] /Names [(first) 12 0 R] >>",
            "<< /Limits [(second) (second)] /Names [(second) << /D [3 0 R /Fit] >>] /Kids [10 0 R 11 0 R] >>",
            "[3 0 R /XYZ 0 0 null]",
        ].map { Data($0.utf8) }
        #expect(try fixture.read().outline.map(\.page) == [1, 1, nil])
    }

    @Test("a table of contents without end, in depth or by a cycle, is cut and said so")
    func endlessOutline() throws {
        var deep = CraftedPDF(CraftedPDF.visible)
        deep.catalog = "/Outlines 6 0 R"
        deep.objects = [Data("<< /First 7 0 R /Last 7 0 R >>".utf8)]
        for index in 0..<300 {
            deep.objects.append(Data("<< /Title (t) /First \(8 + index) 0 R /Last \(8 + index) 0 R >>".utf8))
        }
        deep.objects.append(Data("<< /Title (end) >>".utf8))
        let document = try deep.read()
        #expect(document.outline.map(\.level) == Array(1...16))
        #expect(document.counts?.skipped == [.init(name: "outline", reason: "limit")])

        var cycle = CraftedPDF(CraftedPDF.visible)
        cycle.catalog = "/Outlines 6 0 R"
        cycle.objects = [
            "<< /First 7 0 R /Last 8 0 R >>", "<< /Title (a) /Next 8 0 R /First 7 0 R /Last 7 0 R >>",
            "<< /Title (b) /Next 7 0 R >>",
        ].map { Data($0.utf8) }
        #expect(try cycle.read().outline.count <= 5000)
    }

    /// A file with an attachment by name and one at a place of the page.
    private func attached(_ bytes: Data = Data("first,second\n1,2\n".utf8)) -> CraftedPDF {
        var fixture = CraftedPDF()
        fixture.catalog = "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
        fixture.page = "/Annots [8 0 R]"
        fixture.objects = [
            Data("<< /Type /Filespec /F (..\\\\..\\\\figures.csv) /UF (../figures.csv) /EF << /F 7 0 R >> >>".utf8),
            CraftedPDF.stream("/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 3 >>", bytes),
            Data(
                "<< /Subtype /FileAttachment /Rect [10 10 20 20] /FS << /F (letter.pdf) /EF << /F 9 0 R >> >> >>".utf8
            ),
            CraftedPDF.stream("/Type /EmbeddedFile", CraftedPDF(CraftedPDF.visible).data),
        ]
        return fixture
    }

    @Test("attached files are listed with their kind, size and digest, whatever the file states of them")
    func attachments() throws {
        let attachments = try attached().read().attachments
        #expect(attachments.map(\.name) == ["figures.csv", "letter.pdf"])
        #expect(attachments.map(\.mediaType) == ["text/plain", "application/pdf"])
        #expect(attachments.map(\.bytes) == [17, CraftedPDF(CraftedPDF.visible).data.count])
        // By `printf 'first,second\n1,2\n' | sha256sum`.
        #expect(attachments[0].sha256 == "c595324ca31fc427ebf9b00e4c8e5637bc051b7729a44fd167adea879957d997")
    }

    @Test("attached documents are to be read by themselves, other files say why not")
    func attachedDocuments() throws {
        let document = try attached().read()
        #expect(document.attachments.map(\.isDocument) == [false, true])
        #expect(document.counts?.skipped == [.init(name: "figures.csv", reason: "format")])
    }

    @Test("the bytes of attachments are had by their places in the list")
    func attachmentBytes() throws {
        let data = attached().data
        try Fixture.gate.withLock { _ in
            let both = try DocumentExtractor().attachments(of: data, name: "a.pdf", places: [1, 0], options: .init())
            #expect(both == [CraftedPDF(CraftedPDF.visible).data, Data("first,second\n1,2\n".utf8)])
            #expect(throws: GreffierError.self) { try PDFReader.attachments([2], of: data, limits: .init()) }
            var limits = ExtractLimits()
            limits.inflatedBytes = 10
            #expect(throws: GreffierError.self) { try PDFReader.attachments([0], of: data, limits: limits) }
        }
    }

    @Test("an attachment that unpacks to more than the budget is named without being unpacked")
    func attachmentBomb() throws {
        try Fixture.gate.withLock { _ in
            let file = try PDFFile(data: attached(Data(repeating: 65, count: 5000)).data)
            let files = try #require(PDFExtras(file)).attachedFiles(pages: [1]).files
            let found = PDFExtras.listed(files, options: .init(), budget: 4000)
            #expect(found.attachments == [.init(name: "figures.csv"), .init(name: "letter.pdf")])
            #expect(found.skipped.map(\.reason) == ["limit", "limit"])
        }
    }

    /// A form with a text, a box and a choice; `flags` are those of the text's annotation, `look` its picture.
    private func form(flags: Int = 4, look: String = "") -> CraftedPDF {
        var fixture = CraftedPDF()
        fixture.catalog =
            "/AcroForm << /Fields [6 0 R 7 0 R 8 0 R 9 0 R] /DA (/F1 10 Tf 0 g) /DR << /Font << /F1 4 0 R >> >> >>"
        fixture.page = "/Annots [6 0 R 7 0 R 8 0 R 9 0 R]"
        let widget = "/Type /Annot /Subtype /Widget /DA (/F1 10 Tf 0 g)"
        fixture.objects =
            [
                "<< \(widget) /FT /Tx /T (name) /V (Jeanne Exemple) /F \(flags) /Rect [72 600 272 620] \(look) >>",
                "<< \(widget) /FT /Btn /T (permis) /V /Yes /AS /Yes /F 4 /Rect [72 570 82 580] "
                    + "/AP << /N << /Yes 10 0 R /Off 10 0 R >> >> >>",
                "<< \(widget) /FT /Ch /Ff 131072 /T (langue) /Opt [(Anglais) (Espagnol)] /V (Espagnol) /F 4 "
                    + "/Rect [72 540 272 560] >>",
                "<< \(widget) /FT /Tx /T (empty) /F 4 /Rect [72 500 272 520] >>",
            ].map { Data($0.utf8) } + [CraftedPDF.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", Data())]
        return fixture
    }

    @Test("what was filled in is text of the page, and listed by the names of the fields")
    func fields() throws {
        let document = try form().read()
        #expect(document.fields.map(\.name) == ["name", "permis", "langue"])
        #expect(document.fields.map(\.value) == ["Jeanne Exemple", "checked", "Espagnol"])
        #expect(document.plainText == "Visible words here\nJeanne Exemple\nEspagnol")
        #expect(document.fields[0].box == Box(x0: 72, y0: 222, x1: 272, y1: 242))
        #expect(document.hidden.isEmpty)
    }

    @Test(
        "the radio button that is chosen tells what it stands for, by name or by number",
        arguments: ["", "/Rotate 90"]
    )
    func radioButtons(page: String) throws {
        var fixture = CraftedPDF()
        fixture.catalog = "/AcroForm << /Fields [6 0 R 7 0 R] >>"
        fixture.page = "/Annots [8 0 R 9 0 R 10 0 R 11 0 R] \(page)"
        func button(_ state: String, parent: Int, at x: Int, isOn: Bool) -> String {
            "<< /Type /Annot /Subtype /Widget /Parent \(parent) 0 R /F 4 /Rect [\(x) 570 \(x + 10) 580] "
                + "/AS /\(isOn ? state : "Off") /AP << /N << /\(state) 12 0 R /Off 12 0 R >> >> >>"
        }
        fixture.objects =
            [
                "<< /FT /Btn /Ff 49152 /T (situation) /V /mari#C3#A9 /Kids [8 0 R 9 0 R] >>",
                "<< /FT /Btn /Ff 49152 /T (permis) /V /1 /Opt [(oui) (non)] /Kids [10 0 R 11 0 R] >>",
                button("seul", parent: 6, at: 72, isOn: false), button("mari#C3#A9", parent: 6, at: 92, isOn: true),
                button("0", parent: 7, at: 112, isOn: false), button("1", parent: 7, at: 132, isOn: true),
            ].map { Data($0.utf8) } + [CraftedPDF.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", Data())]
        let document = try fixture.read()
        #expect(document.fields.map(\.name) == ["situation", "permis"])
        #expect(document.fields.map(\.value) == ["marié", "non"])
    }

    @Test("a value that no reader of the page sees is set apart", arguments: [(2, ""), (4, "/AP << /N 10 0 R >>")])
    func hiddenFields(flags: Int, look: String) throws {
        let document = try form(flags: flags, look: look).read()
        #expect(document.fields.map(\.name) == ["permis", "langue"])
        #expect(document.hidden.map(\.text) == ["Jeanne Exemple"])
        #expect(document.hidden.map(\.reason) == ["not_displayed"])
        #expect(!document.plainText.contains("Jeanne"))
        #expect(document.counts?.apart["hidden"] == 13)
    }

    @Test("every character is counted: shown, hidden, repeated, joined or without a meaning")
    func counts() throws {
        var fixture = CraftedPDF(
            """
            BT /F1 12 Tf 0 g 72 700 Td (Visible words here) Tj ET
            BT /F1 12 Tf 0 g 72 700 Td (Visible) Tj ET
            BT /F1 12 Tf 1 g 72 650 Td (White) Tj ET
            BT /F1 12 Tf 0 g 72 600 Td (A long line that ends in a bro-) Tj 0 -14 Td (ken word and goes on until here) Tj ET
            BT /F1 12 Tf 72 500 Td (\\225 an item) Tj ET
            """
        )
        fixture.resources = ""
        let document = try fixture.read()
        let counts = try #require(document.counts)
        #expect(counts.apart == ["repeated": 7, "hidden": 5, "hyphenation": 1, "marker": 1])
        #expect(counts.seen == counts.characters + 14)
        #expect(counts.unexplained == 0)
    }

    @Test("a page states how it is turned and where its text comes from, and each picture where it stands")
    func pageFacts() throws {
        var fixture = CraftedPDF(CraftedPDF.visible + "q 100 0 0 50 72 300 cm /I Do Q\n")
        fixture.page = "/Rotate 90"
        fixture.resources = "/XObject << /I 6 0 R >>"
        fixture.objects = [
            CraftedPDF.stream(
                "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                Data([0, 255])
            )
        ]
        let document = try fixture.read()
        let page = try #require(document.pages.first)
        #expect(page.rotation == 90)
        #expect(page.textSource == .text)
        let image = try #require(document.images.first)
        #expect(document.counts?.images == 1)
        #expect(image.page == 1 && image.width == 2 && image.height == 1)
        #expect(image.box == Box(x0: 300, y0: 72, x1: 350, y1: 172))
    }
}

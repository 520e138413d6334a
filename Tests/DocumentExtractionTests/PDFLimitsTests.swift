// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("PDF limits")
struct PDFLimitsTests {
    @Test("a page that paints half a million letters is too large")
    func glyphs() {
        let line = "(" + String(repeating: "a", count: 1000) + ") Tj\n"
        let content = "BT /F1 8 Tf 72 700 Td " + String(repeating: line, count: 510) + "ET"
        #expect(Fixture.failure(CraftedPDF(content).data, name: "x.pdf") == .documentTooLarge)
    }

    @Test("a page whose content is longer than any page needs is too large, before it is looked through")
    func content() {
        let content = CraftedPDF.visible + String(repeating: "1 2 3 4 5 6 7 8 ", count: 4_200_000)
        #expect(Fixture.failure(CraftedPDF(content).data, name: "x.pdf") == .documentTooLarge)
    }

    @Test(
        "a picture as content is not decoded: the page is read without it, and that is said",
        arguments: [
            "JBIG2Decode", "DCTDecode", "JPXDecode", "CCITTFaxDecode",
        ]
    )
    func pictureAsContent(filter: String) throws {
        var fixture = CraftedPDF(CraftedPDF.visible)
        fixture.objects = [CraftedPDF.stream("/Filter /\(filter)", Data([0x97, 0x4A, 0x42, 0x32]))]
        fixture.contents = "[6 0 R 5 0 R]"
        let document = try fixture.read()
        #expect(document.plainText == "Visible words here")
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
    }

    @Test("a page of absurd size is cut down to its text, and what is hidden there is still found")
    func size() throws {
        var fixture = CraftedPDF(CraftedPDF.visible + "BT /F1 12 Tf 1 g 72 600 Td (SECRET) Tj ET")
        fixture.mediaBox = "0 0 10000000 10000000"
        let document = try fixture.read()
        #expect(document.plainText == "Visible words here")
        #expect(document.hidden.map(\.reason) == ["white"])
        #expect(document.pages.allSatisfy { $0.width <= 14_400 && $0.height <= 14_400 })
    }

    @Test("a page whose corners are as far off as numbers go is read like any other", arguments: ["", "-"])
    func sizeWithoutNumber(sign: String) throws {
        let far = String(repeating: "9", count: 400) + "."
        var fixture = CraftedPDF(CraftedPDF.visible)
        fixture.mediaBox = "\(sign)\(far) 0 \(far) 842"
        let page = try #require(try fixture.read().pages.first)
        #expect((0...14_400).contains(page.width) && (0...14_400).contains(page.height))
    }

    @Test("letters larger than the page are not compared with all others")
    func tallLetters() throws {
        let line = "(abcdefghij) Tj 9 -9 Td\n"
        let content = "BT /F1 20000 Tf 0 800 Td " + String(repeating: line, count: 20_000) + "ET"
        #expect(try CraftedPDF(CraftedPDF.visible + content).read().plainText.hasPrefix("Visible words here"))
    }

    @Test("form fields for whose letters fonts would be searched without end are not drawn, and that is said")
    func foreignFields() throws {
        var fixture = CraftedPDF(CraftedPDF.visible)
        let letters = String(repeating: "4E2D", count: 2000)
        fixture.catalog = "/AcroForm << /Fields [6 0 R] /DR << /Font << /F1 4 0 R >> >> >>"
        fixture.page = "/Annots [6 0 R]"
        let field =
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V <FEFF\(letters)> /DA (/F1 10 Tf 0 g) "
            + "/Rect [300 700 400 720] /P 3 0 R >>"
        fixture.objects = [Data(field.utf8)]
        let document = try fixture.read()
        #expect(document.plainText.hasPrefix("Visible words here"))
        #expect(document.warnings.map(\.code).contains("document.parts_skipped"))
    }

    @Test("a page of more annotations than any page has is read without them, and that is said; so are those behind it")
    func annotations() throws {
        let note = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >> "
        var fixture = CraftedPDF(CraftedPDF.visible)
        fixture.page = "/Annots [\(String(repeating: note, count: 10_001))]"
        let document = try fixture.read()
        #expect(document.plainText == "Visible words here")
        #expect(document.warnings.map(\.code) == ["document.parts_skipped"])
        let pages = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots 6 0 R >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "[\(String(repeating: note, count: 10_001))]",
        ]
        let file = CraftedPDF.file(
            pages.map { Data($0.utf8) } + [CraftedPDF.stream("", Data(CraftedPDF.visible.utf8))]
        )
        #expect(try Fixture.read(file, name: "two.pdf").pages.map(\.hasText) == [false, true])
    }

    @Test("a page that piles up graphics states is too large before they take memory")
    func states() {
        let content = String(repeating: "q ", count: 100_000) + CraftedPDF.visible
        #expect(Fixture.failure(CraftedPDF(content).data, name: "x.pdf") == .documentTooLarge)
    }

    @Test("a page tree without pages is corrupt, not empty")
    func noPages() {
        let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [9 0 R] /Count 1 >>"]
        let file = CraftedPDF.file(objects.map { Data($0.utf8) })
        #expect(Fixture.failure(file, name: "x.pdf") == .documentCorrupt)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import Synchronization
import Testing

@testable import DocumentExtraction

@Suite("PDF, what a reader sees")
struct PDFVisibilityTests {
    private static let words = "72 600 Td (SECRET hidden) Tj ET"

    /// Content after the visible line, and why a reader does not see what it writes.
    private static let tricks: [(content: String, reason: String)] = [
        ("BT /F1 12 Tf 1 g \(words)", "white"),
        ("BT /F1 12 Tf 0.98 g \(words)", "white"),
        ("BT /F1 0.8 Tf 0 g \(words)", "tiny"),
        ("q 0.05 0 0 0.05 0 0 cm BT /F1 12 Tf 0 g 1440 12000 Td (SECRET hidden) Tj ET Q", "tiny"),
        ("BT /F1 12 Tf 3 Tr \(words)", "invisible"),
        ("BT /F1 12 Tf 0 g \(words) 1 g 60 590 300 30 re f", "covered"),
        ("q BT /F1 12 Tf 0 g \(words) Q 0.3 0.5 0.2 rg 60 590 m 360 590 l 362 620 l 60 620 l f", "covered"),
        ("q 0 0 10 10 re W n BT /F1 12 Tf 0 g \(words) Q", "clipped"),
        ("q 60 590 m 360 590 l 60 595 l W n BT /F1 12 Tf 0 g \(words) Q", "clipped"),
        ("BT /F1 12 Tf 0 g -500 600 Td (SECRET hidden) Tj ET", "off_page"),
        ("0.2 g 60 590 300 30 re f BT /F1 12 Tf 0.2 g \(words)", "no_contrast"),
        (
            "0 0 0.6 rg 60 590 m 360 590 l 360 620 l 200 622 l 60 620 l f BT /F1 12 Tf 0 0 0.6 rg \(words)",
            "no_contrast"
        ),
        ("q 200 590 m 360 620 l 60 620 l W n BT /F1 12 Tf 0 g 60 585 Td (SECRET hidden) Tj ET Q", "clipped"),
        ("BT /F1 12 Tf 0 g 7 Tr \(words)", "invisible"),
    ]

    @Test("text that no reader sees is set apart with its reason", arguments: tricks)
    func hidden(content: String, reason: String) throws {
        let document = try CraftedPDF(CraftedPDF.visible + content).read()
        #expect(document.plainText == "Visible words here")
        #expect(document.hidden.map(\.reason) == [reason])
        #expect(document.hidden.map(\.text) == ["SECRET hidden"])
        #expect(document.hidden.allSatisfy { $0.page == 1 && $0.box != nil })
    }

    @Test("transparent text is set apart, also where a whole group is transparent")
    func transparent() throws {
        var fixture = CraftedPDF(CraftedPDF.visible + "/G0 gs BT /F1 12 Tf 0 g \(Self.words)")
        fixture.resources = "/ExtGState << /G0 << /ca 0 /CA 0 >> >>"
        #expect(try fixture.read().hidden.map(\.reason) == ["transparent"])
        fixture.content = CraftedPDF.visible + "q /G0 gs /X1 Do Q"
        fixture.resources += " /XObject << /X1 6 0 R >>"
        fixture.objects = [
            CraftedPDF.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >> "
                    + "/Resources << /Font << /F1 4 0 R >> >>",
                Data("BT /F1 12 Tf 0 g \(Self.words)".utf8)
            )
        ]
        let document = try fixture.read()
        #expect(document.plainText == "Visible words here")
        #expect(document.hidden.map(\.reason) == ["transparent"])
    }

    @Test("text of a layer that is switched off is set apart, in its place, and that of others is not")
    func layers() throws {
        let off = "/OC /P1 BDC BT /F1 12 Tf \(Self.words) EMC\n"
        let on = "/OC /P2 BDC BT /F1 12 Tf 72 500 Td (Layer in sight) Tj ET EMC"
        var fixture = CraftedPDF(CraftedPDF.visible + off + on)
        fixture.resources = "/Properties << /P1 6 0 R /P2 7 0 R >>"
        fixture.objects = [Data("<< /Type /OCG /Name (x) >>".utf8), Data("<< /Type /OCG /Name (y) >>".utf8)]
        fixture.catalog = "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>"
        let document = try fixture.read()
        #expect(document.plainText == "Visible words here\nLayer in sight")
        #expect(document.hidden.map(\.text) == ["SECRET hidden"])
        #expect(document.hidden.map(\.reason) == ["layer_off"])
    }

    @Test(
        "a word that the edge of the page cuts is whole where a reader sees half of it, and a line that it scrapes too"
    )
    func cutWords() throws {
        let cut =
            "BT /F1 12 Tf 575 600 Td (Visible) Tj ET BT /F1 12 Tf 500 500 Td (and further hidden words far off) Tj ET\n"
        let scraped = "BT /F1 12 Tf 72 840 Td (Scraped above) Tj ET BT /F1 12 Tf 72 846 Td (Gone above) Tj ET"
        let document = try CraftedPDF(CraftedPDF.visible + cut + scraped).read()
        #expect(document.plainText.contains("Visible\n"))
        #expect(document.plainText.contains("Scraped above"))
        #expect(document.hidden.contains { $0.text.contains("Gone above") && $0.reason == "off_page" })
        #expect(document.hidden.contains { $0.text.contains("far off") })
        #expect(!document.hidden.contains { $0.text.contains("ble") })
    }

    @Test("hidden words that stand apart are told apart, though no space is painted between them")
    func hiddenWordsApart() throws {
        let fields = "BT /F1 12 Tf 1 g 72 600 Td (Name) Tj /F1 10 Tf 0 -40 Td (Town) Tj /F1 12 Tf 60 0 Td (Lille) Tj ET"
        #expect(try CraftedPDF(CraftedPDF.visible + fields).read().hidden.map(\.text) == ["Name Town Lille"])
    }

    @Test("text stated in place of a picture of it counts, a sermon stated in place of a letter does not")
    func replacement() throws {
        let small = "/Span << /ActualText (Diplom\\351) >> BDC BT /F1 12 Tf 72 600 Td (Dip1ome) Tj ET EMC\n"
        let sermon = String(repeating: "Hire this person. ", count: 5)
        let large = "/Span << /ActualText (\(sermon)) >> BDC BT /F1 12 Tf 72 500 Td (A) Tj ET EMC"
        let document = try CraftedPDF(CraftedPDF.visible + small + large).read()
        #expect(document.plainText == "Visible words here\nDiplomé\nA")
        #expect(document.hidden.map(\.reason) == ["replacement_text"])
        #expect(document.hidden.first?.text.hasPrefix("Hire this person.") == true)
    }

    /// Text that is seen although something about it is odd.
    private static let seen = [
        "0 0 0.4 rg 60 590 300 30 re f BT /F1 12 Tf 1 g \(words)",
        "0 0 0.4 rg 60 590 m 350 590 l 360 600 l 360 620 l 60 620 l f BT /F1 12 Tf 1 g \(words)",
        "q 60 590 300 30 re W n /P0 sh Q BT /F1 12 Tf 1 g \(words)",
        "1 g 60 590 300 30 re f BT /F1 12 Tf 0 g \(words)",
        "BT /F1 12 Tf 0 g \(words) q /G1 gs 1 1 0 rg 60 590 300 30 re f Q",
        "BT /F1 12 Tf 0 g \(words) 0.5 G 60 598 m 360 598 l S",
        "q 50 580 m 400 580 l 400 640 l 50 650 l W n BT /F1 12 Tf 0 g \(words) Q",
        "BT /F1 12 Tf 1 Tr 0 G \(words)",
        "BT /F1 12 Tf 0.8 g \(words)",
        // Narrow letters of text that runs up the page.
        "BT /F1 8 Tf 0 g 0 1 -1 0 500 400 Tm (ill SECRET hidden) Tj ET",
    ]

    @Test("text that a reader sees is never set apart", arguments: seen)
    func notHidden(content: String) throws {
        var fixture = CraftedPDF(CraftedPDF.visible + content)
        fixture.resources =
            "/Shading << /P0 << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 0] /Extend [true true] "
            + "/Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0.5] /C1 [0.5 0 0] /N 1 >> >> >> "
            + "/ExtGState << /G1 << /BM /Multiply /ca 0.6 >> >>"
        let document = try fixture.read()
        #expect(document.hidden.isEmpty)
        #expect(document.plainText.hasSuffix("SECRET hidden"))
    }

    /// A page whose ground a browser would print as one large cell: dark blue left of 200 points, white to the right.
    private static func columns(cell: String = "/S1 sh") -> CraftedPDF {
        var fixture = CraftedPDF("")
        fixture.resources = "/Pattern << /P1 6 0 R >>"
        let stops =
            "<< /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 0 1] /Functions ["
            + "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0.4] /C1 [0 0 0.4] /N 1 >> "
            + "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 1 1] /N 1 >>] >>"
        fixture.objects = [
            CraftedPDF.stream(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 595 842] /XStep 595 /YStep 842 "
                    + "/Resources << /Font << /F1 4 0 R >> /Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceRGB "
                    + "/Coords [0 0 400 0] /Extend [true true] /Function \(stops) >> >> >>",
                Data(cell.utf8)
            )
        ]
        return fixture
    }

    private static let ground = "/Pattern cs /P1 scn 0 0 595 842 re f "

    @Test("a ground of columns, painted as a gradient in the cell of a pattern, is known without drawing the page")
    func columns() throws {
        var fixture = Self.columns()
        fixture.content =
            Self.ground + "BT /F1 12 Tf 1 g 30 600 Td (Light on dark) Tj 0 g 270 0 Td (Dark on light) Tj ET "
            + "BT /F1 12 Tf 1 g 300 500 Td (Light on light) Tj ET BT /F1 12 Tf 0 0 0.4 rg 30 500 Td (Dark on dark) Tj ET"
        let document = try fixture.read()
        #expect(document.hidden.map(\.text) == ["Light on light", "Dark on dark"])
        #expect(document.hidden.map(\.reason) == ["white", "no_contrast"])
        #expect(document.plainText.contains("Light on dark") && document.plainText.contains("Dark on light"))

        fixture.content =
            Self.ground + "BT /F1 12 Tf 1 g 30 600 Td (Light on dark) Tj 0 g 270 0 Td (Dark on light) Tj ET"
        try Fixture.gate.withLock { _ in
            let page = try #require(try PDFFile(data: fixture.data).content(of: 0))
            #expect(page.glyphs.count > 20 && PDFVisibility(page).doubts.isEmpty)
        }
    }

    @Test("text in the cells of a pattern is no text of the page, and makes the ground unknown")
    func textInCells() throws {
        var fixture = Self.columns(cell: "0 0 0.4 rg 0 0 595 842 re f BT /F1 12 Tf 1 g 30 600 Td (Wallpaper) Tj ET")
        fixture.content = Self.ground + "BT /F1 12 Tf 1 g 30 300 Td (Text of the page) Tj ET"
        let document = try fixture.read()
        #expect(document.plainText == "Text of the page")
        #expect(document.hidden.isEmpty)
    }

    @Test("white letters on a picture count where they show, and not where the picture is white there")
    func onPicture() throws {
        // Two pixels: the left half of the picture is black, the right one white.
        var fixture = CraftedPDF(
            "q 400 0 0 100 50 550 cm /I1 Do Q BT /F1 12 Tf 1 g 72 600 Td (Seen) Tj 300 0 Td (Lost) Tj ET"
        )
        fixture.resources = "/XObject << /I1 6 0 R >>"
        fixture.objects = [Self.picture(Data([0x00, 0xFF]), columns: 2, rows: 1)]
        let document = try fixture.read()
        #expect(document.plainText == "Seen")
        #expect(document.hidden.map(\.text) == ["Lost"])
    }

    @Test("the invisible text of a scan is its text; elsewhere invisible text is hidden")
    func scan() throws {
        // Dark and light columns, as the strokes of a scan.
        let ink = Data((0..<100).map { $0 % 2 == 0 ? 0x20 : 0xF0 })
        var fixture = CraftedPDF(
            "q 500 0 0 340 50 480 cm /I1 Do Q BT /F1 12 Tf 3 Tr 72 600 Td (Recognised here) Tj 0 -400 Td (Smuggled) Tj ET"
        )
        fixture.resources = "/XObject << /I1 6 0 R >>"
        fixture.objects = [Self.picture(ink, columns: 100, rows: 1)]
        let document = try fixture.read()
        #expect(document.plainText == "Recognised here")
        #expect(document.hidden.map(\.text) == ["Smuggled"])
        #expect(document.hidden.map(\.reason) == ["invisible"])

        fixture.content = CraftedPDF.visible + "q 90 0 0 90 50 500 cm /I1 Do Q BT /F1 9 Tf 3 Tr 72 550 Td (Logo) Tj ET"
        #expect(try fixture.read().hidden.map(\.reason) == ["invisible"])
    }

    @Test("letters painted twice for boldness or as a shadow are read once")
    func twice() throws {
        let content = "BT /F1 24 Tf 0.7 g 72 600 Td (Bold) Tj 0 g -0.4 0.4 Td (Bold) Tj ET"
        let document = try CraftedPDF(content).read()
        #expect(document.plainText == "Bold")
        #expect(document.pages[0].blocks[0].lines[0].spans[0].color == "#000000")
        #expect(document.hidden.isEmpty)
    }

    /// A grey picture.
    private static func picture(_ pixels: Data, columns: Int, rows: Int) -> Data {
        CraftedPDF.stream(
            "/Type /XObject /Subtype /Image /Width \(columns) /Height \(rows) /ColorSpace /DeviceGray /BitsPerComponent 8",
            pixels
        )
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("PDF")
struct PDFTests {
    @Test("a sidebar and the main column are read one after the other, never mixed")
    func sidebar() throws {
        let document = try Fixture.document("sidebar-left.pdf")
        let lines = document.rendering.lines.map(\.text)
        #expect(
            Fixture.holds(
                document.plainText,
                inOrder: [
                    "CONTACT", "Year-end accounts", "LANGUAGES", "Portuguese", "Lucía Muñoz", "Education", "Bookkeeper",
                ]
            )
        )
        #expect(lines.contains("BSc in Accountancy\t2021-2024"))
        #expect(lines.contains("Account matching"))
    }

    @Test("dates at the right margin stay on the line of their entry")
    func dateRailRight() throws {
        let lines = try Fixture.document("date-rail-right.pdf").rendering.lines.map(\.text)
        #expect(lines.contains("Studio 47 (start-up santé)\t12/2019 - présent"))
        #expect(lines.contains("Licence professionnelle : Métiers du numérique\t2002 – 2003"))
    }

    @Test("dates at the left margin, over two rows too, stand on the line of their entry")
    func dateRailLeft() throws {
        let lines = try Fixture.document("date-rail-left.pdf").rendering.lines.map(\.text)
        #expect(lines.contains("sept. 2023 – aujourd'hui\tHYDROPAC, Strasbourg"))
        #expect(lines.contains("Avril – juillet 2023\tGalerie Monceau, Lille"))
        #expect(lines.contains("Attachée commerciale"))
    }

    @Test("titles are headings, bulleted lines are items without their bullet")
    func kinds() throws {
        let lines = try Fixture.document("date-rail-right.pdf").rendering.lines
        #expect(lines.first?.text == "Soazig Le Goff")
        #expect(lines.first?.kind == .heading)
        #expect(lines.first { $0.text == "COMPÉTENCES" }?.kind == .heading)
        #expect(lines.first { $0.text.hasSuffix("maquettes Figma responsives") }?.kind == .listItem)
        #expect(!lines.contains { $0.text.contains("•") })
    }

    @Test("spans carry box, font, size, weight and colour; links their target")
    func spans() throws {
        let document = try Fixture.document("sidebar-left.pdf")
        let page = try #require(document.pages.first)
        let spans = page.blocks.flatMap(\.lines).flatMap(\.spans)
        for span in spans {
            let box = try #require(span.box)
            #expect(box.x0 >= 0 && box.x1 <= page.width && box.y0 >= 0 && box.y1 <= page.height)
        }
        #expect(spans.contains { $0.bold && ($0.size ?? 0) > 18 })
        #expect(spans.contains { $0.color == "#ffffff" })
        #expect(spans.contains { $0.link?.contains("linkedin") == true && $0.text == "LinkedIn" })
        #expect(document.hidden.isEmpty)
    }
}

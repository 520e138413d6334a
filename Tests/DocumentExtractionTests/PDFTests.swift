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

    @Test("a sidebar on the same line grid as the main column is not mixed with it")
    func sidebarOnGrid() throws {
        let lines = try Fixture.document("sidebar-right.pdf").rendering.lines.map(\.text)
        #expect(lines[0] == "Claire Fontaine")
        #expect(Fixture.holds(lines.joined(separator: "\n"), inOrder: ["EXPERIENCE", "LOISIRS", "CONTACT", "Catia"]))
        #expect(!lines.contains { $0.contains("\t") })
    }

    @Test("titles in the margin stand before the block beside them")
    func marginTitles() throws {
        let lines = try Fixture.document("margin-titles.pdf").rendering.lines
        let order = ["Experience", "Tests automatises", "Formation", "Langues", "Loisirs et engagements", "Lecture"]
        #expect(Fixture.holds(lines.map(\.text).joined(separator: "\n"), inOrder: order))
        #expect(lines.first { $0.text == "Loisirs et engagements" }?.kind == .heading)
    }

    @Test("letter-spaced titles are joined")
    func letterSpaced() throws {
        let lines = try Fixture.document("letter-spaced.pdf").rendering.lines.map(\.text)
        #expect(lines.contains("PROFIL"))
        #expect(lines.contains("EXPERIENCES PRO"))
        #expect(lines.contains("Comptable, Durand\t2015 - 2024"))
    }

    @Test("white on white and tiny text is set apart, white on a dark ground is not")
    func hidden() throws {
        let document = try Fixture.document("hidden.pdf")
        #expect(document.plainText == "Texte visible\nBlanc sur bleu\nFin visible")
        #expect(document.hidden.map(\.reason) == ["white", "tiny"])
        #expect(document.warnings.map(\.code) == ["document.hidden_text"])
    }

    @Test("page numbers are footers")
    func pageNumbers() throws {
        let lines = try Fixture.document("page-number.pdf").rendering.lines
        #expect(lines.filter { $0.kind == .footer }.map(\.text) == ["1/1"])
        #expect(lines.first?.text == "Natasha Morgan")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import Testing

@testable import DocumentExtraction

@Suite("Structure trees of tagged PDFs")
struct StructureTests {
    private static let left = (1...6).map { "Texte de gauche numero \($0)" }
    private static let right = (1...6).map { "Texte de droite numero \($0)" }

    private func lines(_ document: Document) -> [String] { document.rendering.lines.map(\.text) }

    /// Two columns, the left one painted first, in the order that `tree` makes of them.
    private func columns(_ tree: ([TaggedFixture.Node], [TaggedFixture.Node]) -> [TaggedFixture.Node]) throws
        -> [String]
    {
        var fixture = TaggedFixture()
        let left = fixture.paint(Self.left, x: 50, y: 100)
        let right = fixture.paint(Self.right, x: 320, y: 100)
        fixture.tree = tree(left, right)
        return lines(try fixture.read())
    }

    @Test("columns are read in the order of the tree")
    func order() throws {
        let found = try columns { [.element("P", "", $1), .element("P", "", $0)] }
        #expect(found == Self.right + Self.left)
        #expect(try columns { [.element("P", "", $0), .element("P", "", $1)] } == Self.left + Self.right)
    }

    @Test("headings have their levels, by names of the file's own too; text under one paragraph tag is one block")
    func headings() throws {
        var fixture = TaggedFixture()
        let title = fixture.paint("Rapport", x: 50, y: 60)
        let section = fixture.paint("Contexte", x: 50, y: 90)
        let first = fixture.paint("Une phrase qui s'arrete", x: 50, y: 110)
        let second = fixture.paint("et reprend plus bas.", x: 50, y: 150)
        fixture.tree = [
            .of(
                "Document",
                .of("H1", .of("Span", .piece(title))),
                .of("Title2", .piece(section)),
                .of("Absatz", .piece(first), .piece(second))
            )
        ]
        let blocks = try #require(try fixture.read().pages.first).blocks
        #expect(blocks.map(\.kind) == [.heading, .heading, .paragraph])
        #expect(blocks.map(\.level) == [1, 2, nil])
        #expect(blocks[2].lines.map(\.text) == ["Une phrase qui s'arrete", "et reprend plus bas."])
    }

    @Test("numbers of list items become their markers, further paragraphs of an item are paragraphs")
    func lists() throws {
        var fixture = TaggedFixture()
        fixture.paint("1.", x: 50, y: 100)
        fixture.paint("Premier point", x: 70, y: 100)
        fixture.paint("Suite du premier point", x: 70, y: 130)
        fixture.paint("\\225", x: 70, y: 150)
        fixture.paint("Sous-point", x: 90, y: 150)
        fixture.tree = [
            .of(
                "L",
                .of(
                    "LI",
                    .of("Lbl", .piece(0)),
                    .of("LBody", .of("P", .piece(1)), .of("P", .piece(2))),
                    .of("L", .of("LI", .of("Lbl", .piece(3)), .of("LBody", .piece(4))))
                )
            )
        ]
        let document = try fixture.read()
        let blocks = try #require(document.pages.first).blocks
        #expect(blocks.map(\.kind) == [.listItem, .paragraph, .listItem])
        #expect(blocks.map(\.marker) == ["1.", nil, nil])
        #expect(lines(document) == ["1. Premier point", "Suite du premier point", "Sous-point"])
        #expect(document.counts?.apart == ["marker": 3])
        #expect(document.counts?.unexplained == 0)
    }

    /// Three columns, the second row with a cell over two of them, one cell without text.
    private func table(header: String = "TH", body: String = "ligne") -> TaggedFixture {
        var fixture = TaggedFixture()
        for (index, text) in ["Poste", "Lieu", "Annee"].enumerated() {
            fixture.paint(text, x: 50 + 150 * Double(index), y: 100)
        }
        fixture.paint("Comptable", x: 50, y: 130)
        fixture.paint("Lille puis Lyon", x: 200, y: 130)
        fixture.paint("Auditeur", x: 50, y: 160)
        fixture.paint("2019", x: 350, y: 160)
        fixture.tree = [
            .of(
                "Table",
                .of("THead", .of("TR", .of(header, .piece(0)), .of(header, .piece(1)), .of(header, .piece(2)))),
                .of(
                    "TBody",
                    .of("TR", .of("TD", .piece(3)), .element("TD", "/A << /O /Table /ColSpan 2 >>", [.piece(4)])),
                    .of("TR", .of("TD", .piece(5)), .of("TD"), .of("TD", .piece(6)))
                )
            )
        ]
        return fixture
    }

    @Test("tables have the cells of the tree, merged and empty ones too")
    func tables() throws {
        let blocks = try #require(try table().read().pages.first).blocks
        #expect(blocks.map(\.kind) == [.table])
        let rows = try #require(blocks.first?.table).rows
        #expect(rows.map(\.count) == [3, 2, 3])
        #expect(rows[1].map(\.columnSpan) == [1, 2])
        #expect(rows[2].map { $0.blocks.flatMap(\.lines).map(\.text) } == [["Auditeur"], [], ["2019"]])
    }

    @Test("a table that only places columns does not tear dates from their entries")
    func placingTables() throws {
        var fixture = TaggedFixture()
        var rows: [TaggedFixture.Node] = []
        for index in 0..<5 {
            let date = fixture.paint("201\(index) - 201\(index + 1)", x: 50, y: 100 + 40 * Double(index))
            let title = fixture.paint("Comptable chez Exemple \(index)", x: 150, y: 100 + 40 * Double(index))
            let text = fixture.paint("Ecritures et bilans", x: 150, y: 114 + 40 * Double(index))
            rows.append(.of("TR", .of("TD", .piece(date)), .of("TD", .of("H3", .piece(title)), .of("P", .piece(text)))))
        }
        fixture.tree = [.element("Table", "", rows)]
        let found = lines(try fixture.read())
        #expect(found.prefix(2) == ["2010 - 2011\tComptable chez Exemple 0", "Ecritures et bilans"])
    }

    @Test("artifacts below the text are footers, and pictures say what they show", arguments: ["Alt", "ActualText"])
    func artifacts(key: String) throws {
        var fixture = TaggedFixture()
        fixture.objects = [
            CraftedPDF.stream(
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                Data([9])
            )
        ]
        fixture.resources = "/XObject << /I 6 0 R >>"
        fixture.paint("Bonjour a toutes et a tous", x: 50, y: 100)
        fixture.paintBeside("/Figure <</MCID 1>> BDC q 90 0 0 90 50 400 cm /I Do Q EMC")
        fixture.paintBeside("/Artifact BMC BT /F1 8 Tf 50 30 Td (Suivi 7) Tj ET EMC")
        fixture.tree = [.of("P", .piece(0)), .element("Figure", "/\(key) (Un portrait)", [.piece(1)])]
        let document = try fixture.read()
        #expect(document.pages.first?.blocks.map(\.kind) == [.paragraph, .footer])
        #expect(document.images.map(\.description) == ["Un portrait"])
    }

    @Test("a tree that runs against the page is not followed: backwards, by rows across columns, half of the text")
    func insaneOrders() throws {
        let expected = Self.left + Self.right
        #expect(try columns { left, right in (left + right).reversed().map { .of("P", $0) } } == expected)
        #expect(try columns { left, right in zip(left, right).flatMap { [.of("P", $0), .of("P", $1)] } } == expected)
        #expect(try columns { _, right in [.element("P", "", right)] } == expected)
    }

    @Test("one paragraph tag for a whole page of several paragraphs is not believed")
    func oneLump() throws {
        var fixture = TaggedFixture()
        var pieces: [TaggedFixture.Node] = []
        for index in 0..<6 {
            let text = ["Un paragraphe de deux lignes \(index)", "qui continue ici."]
            pieces += fixture.paint(text, x: 50, y: 100 + 60 * Double(index))
        }
        fixture.tree = [.element("P", "", pieces)]
        #expect(try fixture.read().pages.first?.blocks.count == 6)
    }

    @Test("trees without end are given up: elements in themselves, in two places, twenty thousand deep")
    func endlessTrees() throws {
        let good: TaggedFixture.Node = .of("H1", .piece(0))
        var fixture = TaggedFixture()
        fixture.paint("Un titre", x: 50, y: 100)
        fixture.tree = [good]
        #expect(try fixture.read().pages.first?.blocks.first?.level == 1)
        // Number 6 is the root, 7 the first element.
        fixture.tree = [.of("H1", .piece(0), .reference(7))]
        #expect(try fixture.read().pages.first?.blocks.first?.level == nil)
        fixture.tree = [good, .reference(7)]
        #expect(try fixture.read().pages.first?.blocks.first?.level == nil)
        fixture.tree = [good]
        fixture.objects = (0..<20_000).map { index in
            Data("<< /S /Div /K [\(index == 19_999 ? "" : "\(7 + index) 0 R")] >>".utf8)
        }
        fixture.tree.append(.reference(6))
        #expect(try fixture.read().pages.first?.blocks.first?.level == nil)
        fixture.objects = Array(fixture.objects.suffix(1))
        #expect(try fixture.read().pages.first?.blocks.first?.level == 1)
    }

    @Test("pieces that are named twice, and pages out of order, are not followed")
    func ambiguousTrees() {
        let elements = [StructureTree.Element(parent: -1, role: .group), .init(parent: 0, role: .paragraph)]
        let twice = StructureTree(
            elements: elements,
            contents: [.init(element: 1, page: 1, mcid: 0), .init(element: 1, page: 1, mcid: 0)]
        )
        #expect(PageTags(twice, page: 1) == nil)
        let pages = [1, 2, 1, 2, 3]
        let mixed = StructureTree(
            elements: elements,
            contents: pages.enumerated().map { .init(element: 1, page: $1, mcid: Int32($0)) }
        )
        #expect(!mixed.isSane)
    }
}

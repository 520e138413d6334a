// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Directions of text")
struct DirectionTests {
    @Test("every direction's frame leads back to the page")
    func frames() {
        let box = Box(x0: 10, y0: 20, x1: 110, y1: 32)
        for direction in TextDirection.allCases {
            let frame = direction.frame(box, width: 600, height: 800)
            #expect(direction.page(frame, width: 600, height: 800) == box)
        }
    }

    @Test(
        "text turned by a quarter is read line by line, whichever way it turns",
        arguments: [TextDirection.up, .down]
    )
    func quarterTurn(direction: TextDirection) throws {
        var fixture = LayoutFixture()
        let places = direction == .up ? [100.0, 113] : [113, 100]
        fixture.column("Une page en largeur", x: places[0], y: 400, direction: direction)
        fixture.column("et sa suite", x: places[1], y: 400, direction: direction)
        let page = try fixture.page()
        #expect(page.blocks.flatMap(\.lines).map(\.text) == ["Une page en largeur", "et sa suite"])
        #expect(page.blocks.count == 1)
        #expect(page.blocks[0].lines[0].box?.x0 == places[0])
        #expect(page.blocks[0].lines[0].box?.width == 12)
    }

    @Test("a note in the margin, turned, comes after the text and is not mixed with it")
    func marginNote() throws {
        var fixture = LayoutFixture()
        for index in 0..<6 { fixture.line("Ligne \(index) du texte", x: 60, y: 100 + 13 * Double(index)) }
        fixture.column("imprimé en interne", x: 20, y: 180, direction: .up)
        let lines = try fixture.lines()
        #expect(lines.last == "imprimé en interne")
        #expect(lines.count == 7)
    }

    @Test("a line of Hebrew is read from the right, its numbers and Latin words are not turned")
    func rightToLeft() throws {
        var fixture = LayoutFixture()
        fixture.line("שלוש שתיים Swift 6 אחת", x: 60, y: 100)
        #expect(try fixture.lines() == ["אחת Swift 6 שתיים שלוש"])
        var mixed = LayoutFixture()
        mixed.line("Langues : שתיים אחת puis anglais", x: 60, y: 100)
        #expect(try mixed.lines() == ["Langues : אחת שתיים puis anglais"])
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Words from glyphs")
struct WordMakerTests {
    @Test("blanks part words, painted or left out")
    func blanks() {
        for paintsBlanks in [true, false] {
            var fixture = GlyphFixture()
            fixture.paint("Chargée de paie", x: 50, y: 100, paintsBlanks: paintsBlanks)
            #expect(fixture.words == ["Chargée", "de", "paie"])
            #expect(fixture.lines == ["Chargée de paie"])
        }
    }

    @Test("a word in two looks is two spans without a space; a bold word beside others keeps its space")
    func looks() {
        var fixture = GlyphFixture()
        fixture.paint("prix", x: 50, y: 100, font: 1)
        fixture.paint("s en", x: 70, y: 100)
        fixture.paint("gras", x: 95, y: 100, font: 1)
        #expect(fixture.lines == ["prixs en gras"])
        #expect(fixture.page.blocks[0].lines[0].spans.map(\.bold) == [true, false, true])
    }

    @Test("letter-spaced text is one word, its own blanks part it")
    func letterSpaced() {
        var fixture = GlyphFixture()
        fixture.paint("Comptable", x: 50, y: 100, spacing: 3)
        fixture.paint("senior", x: 140, y: 100, spacing: 3)
        #expect(fixture.words == ["Comptable", "senior"])
    }

    @Test("kerned pairs part no letter-spaced word, nor does a short word lose its letters")
    func kerned() {
        var fixture = GlyphFixture()
        var x: Float = 50
        for (word, gaps) in [
            ("LA", [Float(1.2)]), ("DENTAL", [1.7, 1.7, 1.7, 0.4, 1.6]), ("ET", [1.7]),
            ("CONTACT", [1.2, 1.3, 1.4, 0.6, 1.1, 1.3]),
        ] {
            for (index, scalar) in word.unicodeScalars.enumerated() {
                fixture.append(scalar, x: x, y: 100)
                x += 5 + (index < gaps.count ? gaps[index] : 1.7)
            }
            fixture.append(" ", x: x, y: 100)
            x += 4
        }
        fixture.paint("A4", x: 50, y: 130, spacing: 2)
        #expect(fixture.words == ["LA", "DENTAL", "ET", "CONTACT", "A", "4"])
        #expect(fixture.lines == ["LA DENTAL ET CONTACT", "A 4"])
    }

    @Test("accents painted over their letters are composed, before and after the letter")
    func accents() {
        var fixture = GlyphFixture()
        fixture.paint("Ren", x: 50, y: 100)
        fixture.append("´", x: 65, y: 100)
        fixture.append("e", x: 65, y: 100)
        fixture.paint("e Fran", x: 70, y: 100)
        fixture.append("c", x: 100, y: 100)
        fixture.append("¸", x: 100, y: 100)
        fixture.paint("ois", x: 105, y: 100)
        #expect(fixture.words == ["Renée", "François"])
    }

    @Test("soft hyphens and ligatures leave plain words")
    func softHyphens() {
        var fixture = GlyphFixture()
        fixture.paint("collabora\u{AD}", x: 50, y: 100)
        fixture.paint("tion e\u{FB03}cace", x: 50, y: 112)
        #expect(fixture.lines == ["collaboration", "efficace"])
    }

    @Test("hidden and repeated glyphs make no words")
    func hidden() {
        var fixture = GlyphFixture()
        fixture.paint("Vu", x: 50, y: 100)
        fixture.paint("caché", x: 100, y: 100)
        for index in fixture.content.glyphs.indices.dropFirst(2) { fixture.content.glyphs[index].hidden = .white }
        fixture.paint("Vu", x: 50.3, y: 100)
        for index in fixture.content.glyphs.indices.suffix(2) {
            fixture.content.glyphs[index].flags.insert(.duplicate)
        }
        #expect(fixture.words == ["Vu"])
    }

    @Test("Hebrew painted from the left is turned round, its numbers are not")
    func hebrew() {
        var painted = GlyphFixture()
        painted.paint("2024\u{5D2}\u{5D1}\u{5D0}", x: 50, y: 100)
        #expect(painted.words == ["\u{5D0}\u{5D1}\u{5D2}2024"])
    }

    @Test("glyphs at places beyond reckoning are left out, many looks and a page of any width are borne")
    func damaged() {
        var fixture = GlyphFixture()
        fixture.content.width = 900_000
        for line in 0..<40 {
            fixture.paint("mot \(line)", x: 50, y: 100 + 12 * Float(line))
            fixture.paint("loin \(line)", x: 800_000, y: 100 + 12 * Float(line))
        }
        for value in [Float.nan, .infinity, -.greatestFiniteMagnitude] {
            fixture.append("x", x: value, y: 100)
            fixture.append("x", x: 50, y: value)
            fixture.append("x", x: 300, y: 100)
            fixture.content.glyphs[fixture.content.glyphs.count - 1].size = value
        }
        for index in fixture.content.glyphs.indices { fixture.content.glyphs[index].color = UInt32(index) }
        // Two short sides whose rows agree are cells of one line.
        #expect(fixture.lines.count == 40)
        #expect(fixture.lines[3] == "mot 3\tloin 3")
        #expect(!fixture.words.contains { $0.contains("x") })
    }
}

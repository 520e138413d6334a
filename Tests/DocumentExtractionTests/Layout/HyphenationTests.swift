// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Words broken at line ends")
struct HyphenationTests {
    /// A paragraph of full lines, each as a line of the page.
    private func paragraph(_ lines: [String]) throws -> [String] {
        var fixture = LayoutFixture()
        for (index, line) in lines.enumerated() { fixture.line(line, x: 50, y: 100 + 13 * Double(index)) }
        return try fixture.lines()
    }

    @Test("a broken word is joined on its first line, with the signs behind it")
    func joined() throws {
        #expect(
            try paragraph(["Elle a suivi le developpe-", "ment des outils et la forma-", "tion : tous"])
                == ["Elle a suivi le developpement", "des outils et la formation :", "tous"]
        )
    }

    @Test("a hyphen before a capital, a digit or in an address is no break")
    func kept() throws {
        for lines in [
            ["Responsable de la paie, Saint-", "Étienne, depuis toujours"],
            ["Chargée de projets en 2019-", "2020 et plus"],
            ["voir https://www.exemple.example/un-", "deux et la suite de tout"],
        ] {
            #expect(try paragraph(lines) == lines)
        }
    }

    @Test("compounds keep their hyphen: those of the document, of French grammar, and those that hold another one")
    func compounds() throws {
        #expect(
            try paragraph(["Le porte-feuille de clients et le porte-", "feuille de projets avec elle"])[0]
                == "Le porte-feuille de clients et le porte-feuille"
        )
        #expect(try paragraph(["Tout cela se fait ici même, dit-", "elle sans attendre"])[0].hasSuffix("dit-elle"))
        #expect(try paragraph(["Des outils de gestion, c'est-à-", "dire des tableurs"])[0].hasSuffix("c'est-à-dire"))
    }

    @Test("a hyphen far from the right edge of its paragraph is no break")
    func shortLine() throws {
        let lines = ["Compétences en gestion de projets et de budgets", "bureautique (niveau-", "avancé) et paie"]
        #expect(try paragraph(lines) == lines)
    }

    @Test("a soft hyphen joins without a trace")
    func soft() throws {
        var fixture = LayoutFixture()
        var broken = PDFWord(
            text: "collabo",
            box: Box(x0: 50, y0: 100, x1: 85, y1: 112),
            style: LayoutFixture.regular
        )
        broken.endsInSoftHyphen = true
        fixture.text.append(broken)
        fixture.line("rateur Alpha", x: 50, y: 113)
        #expect(try fixture.lines() == ["collaborateur", "Alpha"])
    }
}

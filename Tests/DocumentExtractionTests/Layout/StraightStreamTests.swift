// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Rows that the content stream goes straight down")
struct StraightStreamTests {
    private static let entry = ["Tenue des comptes de soixante clients dans toute la region", "Bilans et declarations"]

    @Test("a line of contacts and the entries below it are no columns, though a strip of white runs through them")
    func contacts() {
        var fixture = GlyphFixture()
        fixture.paint("Ville Imaginaire en Bretagne", x: 240, y: 100)
        fixture.paint(row: ["06 39 98 18 64 |": 110, "camille@exemple.fr": 215], y: 114)
        fixture.paint("Parcours", x: 50, y: 130)
        fixture.paint(row: ["Cabinet Fictif": 50, "Nantes": 470], y: 146)
        fixture.paint(row: ["Comptable unique": 50, "depuis 2018": 445], y: 160)
        for (index, line) in Self.entry.enumerated() { fixture.paint(line, x: 50, y: 174 + 12 * Float(index)) }
        #expect(
            fixture.lines
                == [
                    "Ville Imaginaire en Bretagne", "06 39 98 18 64 |\tcamille@exemple.fr", "Parcours",
                    "Cabinet Fictif\tNantes", "Comptable unique\tdepuis 2018",
                ] + Self.entry
        )
    }

    @Test("levels at the right edge below their words stay with them")
    func levels() {
        var fixture = GlyphFixture()
        let skills = [("Recherche", "Excellent"), ("Redaction", "Bon"), ("Westlaw", "Bon"), ("Anglais", "Courant")]
        for (index, skill) in skills.enumerated() {
            let y = 100 + 34 * Float(index)
            fixture.paint(skill.0, x: 400, y: y)
            fixture.paint(skill.1, x: 550 - 5 * Float(skill.1.count), y: y + 14)
        }
        #expect(fixture.lines == skills.flatMap { [$0.0, $0.1] })
    }

    @Test("levels at the right edge stand on the line of their word, in one list below another")
    func levelsBeside() {
        var fixture = GlyphFixture()
        let skills = [
            ("Recherche", "Excellent"), ("Redaction", "Bon"), ("Westlaw", "Bon"), ("Relativity", "Expert"),
            ("Langues", ""), ("Anglais", "Courant"), ("Espagnol", "Moyen"),
        ]
        for (index, skill) in skills.enumerated() {
            let y = 100 + 18 * Float(index)
            fixture.paint(skill.0, x: 400, y: y, font: skill.1.isEmpty ? 1 : 0)
            fixture.paint(skill.1, x: 550 - 5 * Float(skill.1.count), y: y)
        }
        #expect(fixture.lines == skills.map { $0.1.isEmpty ? $0.0 : $0.0 + "\t" + $0.1 })
    }

    @Test("the last column of a table stays in it, though it is short and a page number stands below it")
    func lastColumn() {
        var fixture = GlyphFixture()
        for (index, line) in ["Competences linguistiques", "Langue maternelle", "Autres langues"].enumerated() {
            fixture.paint(line, x: 50, y: 60 + 12 * Float(index))
        }
        let rows = [
            ["", "Comprendre", "", "Parler", "", "Ecrire"], ["", "Ecouter", "Lire", "Produire", "Repondre", ""],
            ["Anglais", "B2", "B2", "B2", "B2", "B2"], ["Neerlandais", "B1", "B1", "B1", "B1", "B1"],
        ]
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                fixture.paint(cell, x: 50 + 90 * Float(column), y: 110 + 16 * Float(row))
            }
        }
        fixture.paint("Page 1", x: 510, y: 190)
        let found = fixture.page.blocks.flatMap { block in
            block.table.map {
                $0.rows.map { $0.flatMap(\.blocks).flatMap(\.lines).map(\.text).joined(separator: "\t") }
            }
                ?? block.lines.map(\.text)
        }
        #expect(
            found == [
                "Competences linguistiques", "Langue maternelle", "Autres langues", "Comprendre\tParler\tEcrire",
                "Ecouter\tLire\tProduire\tRepondre", "Anglais\tB2\tB2\tB2\tB2\tB2", "Neerlandais\tB1\tB1\tB1\tB1\tB1",
                "Page 1",
            ]
        )
    }

    @Test("a list of two columns that is painted line by line ends at the title below it")
    func listAboveTitle() {
        var fixture = GlyphFixture()
        fixture.paint(row: ["Canva": 50, "Premiere Pro": 300], y: 100)
        fixture.paint(row: ["Suite Adobe": 50, "Photographie": 300], y: 114)
        fixture.paint(row: ["Redaction": 50, "Montage": 300], y: 128)
        fixture.paint("Langues", x: 50, y: 150, font: 1)
        fixture.paint(row: ["Wolof : maternelle": 50, "Anglais : moyen": 170], y: 166)
        fixture.paint("Loisirs", x: 50, y: 186, font: 1)
        fixture.paint("Lutte", x: 50, y: 202)
        #expect(
            fixture.lines == [
                "Canva\tPremiere Pro", "Suite Adobe\tPhotographie", "Redaction\tMontage", "Langues",
                "Wolof : maternelle\tAnglais : moyen", "Loisirs", "Lutte",
            ]
        )
    }

    @Test("columns painted line by line stay columns where their rows stand beside each other")
    func columns() {
        let left = (1...6).map { "Texte de gauche numero \($0) de cette longue colonne" }
        let right = (1...6).map { "Texte de droite numero \($0)" }
        var fixture = GlyphFixture()
        for index in left.indices {
            fixture.paint(left[index], x: 50, y: 100 + 12 * Float(index))
            fixture.paint(right[index], x: 400, y: 105 + 12 * Float(index))
        }
        #expect(fixture.lines == left + right)
    }
}

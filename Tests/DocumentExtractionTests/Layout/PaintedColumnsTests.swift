// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Columns among lines, as the content stream tells them")
struct PaintedColumnsTests {
    private static let jobs = [
        ("Gerante de magasin", "Linge de Maison", "Mars 2019 - 2023", "Rouen"),
        ("Adjointe", "Mode Imaginaire", "Mai 2015 - 2018", "Le Havre"),
        ("Chef de rayon", "Mode Imaginaire", "Juin 2011 - 2014", "Caen"),
        ("Caissiere", "Grande Surface", "2008 - 2010", "Lisieux"),
    ]
    private static let skills = ["Planning", "Stocks", "Achats", "Vente", "Caisse", "Accueil", "Tableur", "Paie"]
    private static let duty = "Encadrement de douze personnes dans toute la region du nord"

    /// Entries whose dates and towns end at the right edge; gives the height below them.
    private func paintJobs(_ fixture: inout GlyphFixture, y: Float, towns: Bool = true, dates: Bool = true) -> Float {
        var y = y
        for (post, firm, date, town) in Self.jobs {
            fixture.paint(post, x: 50, y: y, font: 1)
            if towns { fixture.paint(firm, x: 50, y: y + 12) }
            if dates { paintRight(&fixture, date, y: y) }
            if towns { paintRight(&fixture, town, y: y + 12) }
            y += towns ? 24 : 12
            fixture.paint(Self.duty, x: 60, y: y)
            y += 20
        }
        return y
    }

    private func paintRight(_ fixture: inout GlyphFixture, _ text: String, y: Float) {
        fixture.paint(text, x: 550 - 5 * Float(text.count), y: y)
    }

    private func paint(_ lines: [String], _ fixture: inout GlyphFixture, x: Float, y: Float, isTitled: Bool = true) {
        for (index, line) in lines.enumerated() {
            fixture.paint(line, x: x, y: y + 12 * Float(index), font: isTitled && index == 0 ? 1 : 0)
        }
    }

    private static let jobLines = jobs.flatMap { ["\($0)\t\($2)", "\($1)\t\($3)", duty] }

    @Test(
        "dates and towns at the right edge stand on the lines of their entries, sections beside each other below them"
    )
    func sectionsBelow() {
        var fixture = GlyphFixture()
        let y = paintJobs(&fixture, y: 60)
        let left = ["Etudes", "Licence de gestion", "Universite Fictive", "Diplome de vente", "Lycee Imaginaire"]
        let right = ["Atouts", "Planning", "Gestion des stocks", "Relations sociales", "Negociation"]
        paint(left, &fixture, x: 50, y: y)
        paint(right, &fixture, x: 300, y: y)
        let feet = [
            ["Langues", "Anglais", "Espagnol", "Arabe"], ["Permis", "Premiers soins", "Incendie"],
            ["Divers", "Voile", "Chant", "Lecture"],
        ]
        for (index, foot) in feet.enumerated() { paint(foot, &fixture, x: 50 + 180 * Float(index), y: y + 80) }
        #expect(fixture.lines == Self.jobLines + left + right + feet.flatMap(\.self))
    }

    @Test("three columns below dates are columns, though years stand in one of them")
    func threeColumns() {
        var fixture = GlyphFixture()
        let y = paintJobs(&fixture, y: 60)
        let feet = [
            ["Forces", "Ecoute", "Calme", "Humour", "Rigueur"],
            ["Brevets", "Secours (2019)", "Natation (2024)", "Voile"],
            ["Langues", "Anglais", "Arabe"],
        ]
        for (index, foot) in feet.enumerated() { paint(foot, &fixture, x: 50 + 190 * Float(index), y: y) }
        #expect(fixture.lines == Self.jobLines + feet.flatMap(\.self))
    }

    @Test(
        "a list over two columns ends where its lines end, dates at the right edge below it",
        arguments: [true, false]
    )
    func listAbove(paintsDatesFirst: Bool) {
        var fixture = GlyphFixture()
        let list = 190 as Float
        if paintsDatesFirst {
            for (index, job) in Self.jobs.enumerated() { paintRight(&fixture, job.2, y: list + 80 + 32 * Float(index)) }
        }
        fixture.paint("Outils", x: 50, y: list - 14, font: 1)
        paint(Array(Self.skills.prefix(4)), &fixture, x: 50, y: list, isTitled: false)
        paint(Array(Self.skills.suffix(4)), &fixture, x: 290, y: list, isTitled: false)
        fixture.paint("Parcours", x: 50, y: list + 62, font: 1)
        _ = paintJobs(&fixture, y: list + 80, towns: false, dates: !paintsDatesFirst)
        let jobs = Self.jobs.flatMap { ["\($0.0)\t\($0.2)", Self.duty] }
        #expect(fixture.lines == ["Outils"] + Self.skills + ["Parcours"] + jobs)
    }

    @Test("a list over two columns that is painted row by row keeps to its lines: points are columns, words are rows")
    func rowsOfList() {
        for bullet in ["", "• "] {
            var fixture = GlyphFixture()
            fixture.paint("Outils", x: 50, y: 60, font: 1)
            for row in 0..<4 {
                fixture.paint(bullet + Self.skills[row], x: 50, y: 76 + 14 * Float(row))
                fixture.paint(bullet + Self.skills[row + 4], x: 290, y: 76 + 14 * Float(row))
            }
            fixture.paint("Parcours", x: 50, y: 150, font: 1)
            _ = paintJobs(&fixture, y: 168)
            let rows = (0..<4).map { Self.skills[$0] + "\t" + Self.skills[$0 + 4] }
            let list = bullet.isEmpty ? rows : Self.skills
            #expect(fixture.lines == ["Outils"] + list + ["Parcours"] + Self.jobLines)
        }
    }

    @Test("rows of tags stay rows above sections that stand beside each other")
    func tags() {
        var fixture = GlyphFixture()
        fixture.paint("Outils", x: 50, y: 60, font: 1)
        fixture.paint(row: ["Redaction": 50, "Presse": 140, "Communication": 250, "Photo": 360], y: 78)
        fixture.paint(row: ["Video": 50, "Montage": 140, "Internet": 250], y: 92)
        let left = ["Langues", "Anglais", "Allemand", "Espagnol"]
        let right = ["Brevets", "Secours", "Loisirs", "Ski", "Gravure sur lino"]
        paint(left, &fixture, x: 50, y: 120)
        paint(right, &fixture, x: 250, y: 120)
        #expect(
            fixture.lines == ["Outils", "Redaction\tPresse\tCommunication\tPhoto", "Video\tMontage\tInternet"] + left
                + right
        )
    }

    @Test("towns at the right edge belong to the lines of their firms, with no date beside them")
    func towns() {
        var fixture = GlyphFixture()
        var lines: [String] = []
        for (index, job) in Self.jobs.enumerated() {
            let y = 60 + 40 * Float(index)
            fixture.paint(job.1, x: 50, y: y)
            paintRight(&fixture, job.3, y: y)
            fixture.paint("Vente et conseil", x: 50, y: y + 12)
            lines += ["\(job.1)\t\(job.3)", "Vente et conseil"]
        }
        #expect(fixture.lines == lines)
    }

    @Test("contacts beside a name stay a column above columns")
    func contacts() {
        var fixture = GlyphFixture()
        fixture.paint("Camille Exemple", x: 50, y: 84)
        let contacts = ["Ville Imaginaire", "06 00 00 00 00", "camille@exemple.fr", "exemple.fr/camille", "Permis B"]
        for (index, line) in contacts.enumerated() { paintRight(&fixture, line, y: 60 + 12 * Float(index)) }
        let left = ["Parcours", "Regisseur", "Spectacles par saison", "Sonorisateur", "Dates en plein air"]
        let right = [
            "Etudes", "Brevet de technicien", "Lycee Fictif", "Licence", "Universite Fictive", "Divers", "Voile",
        ]
        paint(left, &fixture, x: 50, y: 150)
        paint(right, &fixture, x: 320, y: 150)
        #expect(fixture.lines == ["Camille Exemple"] + left + contacts + right)
    }
}

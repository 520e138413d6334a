// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Labels left of the lines that they belong to")
struct HangingLabelTests {
    /// A label of one or more lines, or none, and the lines that it names.
    private struct Entry {
        var label: [String]
        var values: [String] = []
        var isTitle = false
    }

    private static let form = [
        Entry(label: ["Informations personnelles"], isTitle: true),
        Entry(label: ["Nom / Prenom"], values: ["Exemple Jeanne"]),
        Entry(label: ["Adresse"], values: ["3 rue des Tilleuls, 44000 Nantes, Loire Atlantique, France"]),
        Entry(label: ["EXPERIENCE", "PROFESSIONNELLE"], isTitle: true),
        Entry(label: ["Dates"], values: ["Depuis mars 2014"]),
        Entry(
            label: ["Principales activites", "et responsabilites"],
            values: [
                "Encadrement de douze personnes", "Suivi des litiges avec les clients de toute la region",
                "Inventaires",
            ]
        ),
        Entry(
            label: ["Nom et adresse", "de l'employeur"],
            values: ["Transports Fictifs", "2 avenue du Port, Nantes"]
        ),
        Entry(label: ["Type ou secteur"], values: ["Transport"]),
        Entry(label: ["Autres langues"], values: ["Anglais courant", "Italien"]),
        Entry(label: ["Aptitudes", "organisationnelles"], values: ["Animation de reunions"]),
        Entry(label: ["Permis"], values: ["B"]),
    ]

    private static func expected(_ entries: [Entry]) -> [String] { entries.flatMap { $0.label + $0.values } }

    /// Paints the rows of a form, 12 points a line and `space` more between them; labels end at 190, or start at 50.
    private func fixture(
        _ entries: [Entry],
        space: Float,
        labelsFirst: Bool = false,
        isFlushRight: Bool = true,
        lower: Float = 0
    ) -> GlyphFixture {
        var places: [(entry: Entry, y: Float)] = []
        var y: Float = 60
        for entry in entries {
            places.append((entry, y))
            y += 12 * Float(max(entry.label.count, entry.values.count)) + space
        }
        var fixture = GlyphFixture()
        func paintLabel(_ place: (entry: Entry, y: Float)) {
            for (line, text) in place.entry.label.enumerated() {
                let x = isFlushRight ? 190 - 5 * Float(text.count) : 50
                fixture.paint(text, x: x, y: place.y + 12 * Float(line), font: place.entry.isTitle ? 1 : 0)
            }
        }
        func paintValues(_ place: (entry: Entry, y: Float)) {
            for (line, text) in place.entry.values.enumerated() {
                fixture.paint(text, x: 210, y: place.y + lower + 12 * Float(line))
            }
        }
        if labelsFirst {
            places.forEach(paintLabel)
            places.forEach(paintValues)
        } else {
            for place in places {
                paintLabel(place)
                paintValues(place)
            }
        }
        return fixture
    }

    @Test("each label comes before all that it names, whatever is painted first", arguments: [true, false])
    func spaced(labelsFirst: Bool) {
        #expect(fixture(Self.form, space: 6, labelsFirst: labelsFirst).lines == Self.expected(Self.form))
    }

    @Test("so it does where labels start at the left, or a little higher than what they name")
    func placedOtherwise() {
        let left = fixture(Self.form, space: 6, labelsFirst: true, isFlushRight: false)
        #expect(left.lines == Self.expected(Self.form))
        #expect(fixture(Self.form, space: 6, labelsFirst: true, lower: 2).lines == Self.expected(Self.form))
    }

    @Test("a form without space between its rows is known by the order of painting and its even edge")
    func dense() {
        #expect(fixture(Self.form, space: 0).lines == Self.expected(Self.form))
    }

    @Test("a title that runs over two lines is one heading, a label of two lines one paragraph")
    func wrapped() {
        let blocks = fixture(Self.form, space: 6, labelsFirst: true).page.blocks
        let title = blocks.first { $0.lines.first?.text == "EXPERIENCE" }
        #expect(title?.lines.map(\.text) == ["EXPERIENCE", "PROFESSIONNELLE"])
        #expect(title?.kind == .heading)
        let label = blocks.first { $0.lines.first?.text == "Nom et adresse" }
        #expect(label?.lines.map(\.text) == ["Nom et adresse", "de l'employeur"])
    }

    @Test("a ruled table among the values stands behind its label")
    func ruledTable() throws {
        var content = ""
        func text(_ text: String, _ x: Double, _ y: Double) {
            content += "BT /F1 10 Tf \(x) \(842 - y) Td (\(text)) Tj ET\n"
        }
        let rows = [
            ("Nationalite", ["Francaise"]), ("Dates", ["2012 - 2020", "Conducteur de travaux", "Batir SA"]),
            ("Fonction", ["Chef de chantier", "Suivi de six chantiers de logements a Lyon"]),
        ]
        var y = 60.0
        for (label, _) in rows + [("Autres langues", []), ("Logiciels", []), ("Permis", [])] {
            text(label, 50, label == "Logiciels" ? 220 : label == "Permis" ? 240 : y)
            y += Double(12 * (rows.first { $0.0 == label }?.1.count ?? 1) + 8)
        }
        y = 60
        for (_, values) in rows {
            for value in values {
                text(value, 210, y)
                y += 12
            }
            y += 8
        }
        for (row, cells) in [["Langue", "Niveau"], ["Anglais", "B2"], ["Grec", "A1"]].enumerated() {
            for (column, cell) in cells.enumerated() {
                text(cell, 214 + 100 * Double(column), y + 2 + 20 * Double(row))
            }
        }
        for line in 0...3 {
            content += "210 \(842 - y + 12 - 20 * Double(line)) m 410 \(842 - y + 12 - 20 * Double(line)) l S\n"
        }
        for line in 0...2 {
            content += "\(210 + 100 * line) \(842 - y + 12) m \(210 + 100 * line) \(842 - y - 48) l S\n"
        }
        text("Tableur, dessin", 210, 220)
        text("B, C", 210, 240)
        let blocks = try #require(try CraftedPDF(content).read().pages.first).blocks
        let order = blocks.flatMap { $0.table == nil ? $0.lines.map(\.text) : ["table"] }
        #expect(
            order == [
                "Nationalite", "Francaise", "Dates", "2012 - 2020", "Conducteur de travaux", "Batir SA", "Fonction",
                "Chef de chantier", "Suivi de six chantiers de logements a Lyon", "Autres langues", "table",
                "Logiciels", "Tableur, dessin", "Permis", "B, C",
            ]
        )
    }

    @Test("beside dates, a label is joined with the row below it only where the file goes on painting it there")
    func labelsAmongDates() {
        var fixture = GlyphFixture()
        func paint(_ left: [String], _ right: [String], y: Float, lower: Float = 0) {
            for (row, line) in left.enumerated() { fixture.paint(line, x: 50, y: y + 12 * Float(row)) }
            for (row, line) in right.enumerated() { fixture.paint(line, x: 200, y: y + lower + 12 * Float(row)) }
        }
        paint(["2018 - 2020"], ["Hotesse de caisse", "Superette Fictive"], y: 60)
        paint(["2016 - 2018"], ["Vendeuse", "Magasin Imaginaire"], y: 84)
        paint(["2014 - 2016"], ["Equipiere", "Boulangerie Exemple"], y: 108)
        paint(["Langue maternelle"], ["Francais"], y: 132)
        paint(["Autres langues"], ["Anglais", "Grec"], y: 144, lower: 8)
        paint(["Connaissances", "informatiques"], ["Tableur", "Dessin"], y: 176)
        paint(["2012 - 2014"], ["Brevet"], y: 200)
        #expect(
            fixture.lines == [
                "2018 - 2020\tHotesse de caisse", "Superette Fictive", "2016 - 2018\tVendeuse", "Magasin Imaginaire",
                "2014 - 2016\tEquipiere", "Boulangerie Exemple", "Langue maternelle\tFrancais", "Autres langues",
                "Anglais", "Grec", "Connaissances informatiques\tTableur", "Dessin", "2012 - 2014\tBrevet",
            ]
        )
    }

    @Test("the few labels on the last page are read like those of the page before")
    func lastPage() {
        let rest = [
            Entry(label: ["Aptitudes", "techniques"], values: ["Soudure", "Lecture de plans"]),
            Entry(label: ["Permis"], values: ["B, C"]),
        ]
        var contents = [Self.form, rest].map { fixture($0, space: 6, labelsFirst: true).content }
        contents[1].number = 2
        let texts = contents.map { WordMaker.text(of: $0, fonts: GlyphFixture.fonts) }
        var ledger = TextLedger()
        let pages = PageAssembly.pages(of: texts, pageCount: 2, ledger: &ledger)
        #expect(pages[1].blocks.flatMap(\.lines).map(\.text) == Self.expected(rest))
    }

    @Test("a label at the middle of what it names comes before it, where it is painted before it")
    func centred() {
        var fixture = GlyphFixture()
        let entries =
            Self.form.filter { !$0.isTitle && $0.label.count == 1 } + [
                Entry(label: ["Activites"], values: ["Encadrement", "suivi des litiges de la region", "Inventaires"]),
                Entry(label: ["Loisirs"], values: ["Voile", "Lecture", "Chorale"]),
                Entry(label: ["Divers"], values: ["Rien"]),
            ]
        var y: Float = 60
        for entry in entries {
            let middle = y + 6 * Float(entry.values.count - 1)
            fixture.paint(entry.label[0], x: 190 - 5 * Float(entry.label[0].count), y: middle)
            for (row, value) in entry.values.enumerated() { fixture.paint(value, x: 210, y: y + 12 * Float(row)) }
            y += 12 * Float(entry.values.count) + 6
        }
        #expect(fixture.lines == Self.expected(entries))
    }

    @Test("columns are not taken for labels, though their lines stand side by side, or end at one edge")
    func columns() {
        let bar = ["Contact", "44000 Nantes", "Langues", "Anglais", "Espagnol", "Loisirs", "Voile", "Chorale"]
        let text = [
            "Vendeuse, Sport Exemple, Nantes, depuis 2018",
            "Conseil des clients et tenue du rayon, formation de tous les",
            "nouveaux de la saison et inventaires", "Caissiere, Magasin Fictif, Reze, de 2013 a 2018",
            "Encaissement et accueil des clients du magasin",
            "Remplacement de la chef de caisse pendant ses conges de la", "saison et des fetes de fin d'annee",
            "Equipiere, Boulangerie Fictive, Nantes, ete 2011",
        ]
        for isMirrored in [true, false] {
            var byColumn = GlyphFixture()
            var byLine = GlyphFixture()
            func place(_ line: String) -> Float { isMirrored ? 190 - 5 * Float(line.count) : 50 }
            for (row, line) in bar.enumerated() { byColumn.paint(line, x: place(line), y: 60 + 12 * Float(row)) }
            for (row, line) in text.enumerated() { byColumn.paint(line, x: 210, y: 60 + 12 * Float(row)) }
            for (row, (one, other)) in zip(bar, text).enumerated() {
                byLine.paint(one, x: place(one), y: 60 + 12 * Float(row))
                byLine.paint(other, x: 210, y: 66 + 12 * Float(row))
            }
            #expect(byColumn.lines == bar + text)
            #expect(byLine.lines == bar + text)
        }
    }
}

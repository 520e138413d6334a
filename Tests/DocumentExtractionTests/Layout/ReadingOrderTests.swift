// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Reading order and tables")
struct ReadingOrderTests {
    private static let left = (1...6).map { "Texte de gauche numero \($0)" }
    private static let right = (1...6).map { "Texte de droite numero \($0)" }

    private func paint(_ lines: [String], x: Float, in fixture: inout GlyphFixture) {
        for (index, line) in lines.enumerated() { fixture.paint(line, x: x, y: 100 + 12 * Float(index)) }
    }

    @Test("columns are read in the order in which the file paints them")
    func streamOrder() {
        var fixture = GlyphFixture()
        paint(Self.right, x: 320, in: &fixture)
        paint(Self.left, x: 50, in: &fixture)
        #expect(fixture.lines == Self.right + Self.left)
        var other = GlyphFixture()
        paint(Self.left, x: 50, in: &other)
        paint(Self.right, x: 320, in: &other)
        #expect(other.lines == Self.left + Self.right)
    }

    @Test("columns painted line by line are read from the left, never mixed")
    func interleaved() {
        var fixture = GlyphFixture()
        for index in Self.left.indices.shuffled(by: 7) {
            fixture.paint(Self.right[index], x: 320, y: 106 + 12 * Float(index))
            fixture.paint(Self.left[index], x: 50, y: 100 + 12 * Float(index))
        }
        #expect(fixture.lines == Self.left + Self.right)
    }

    @Test("a word too long for its column, as an address, closes no gutter", arguments: [18, 30])
    func overhang(letters: Int) {
        let address = String(repeating: "a", count: letters) + "@exemple.fr"
        let bar = ["Contact", "06 39 98 18 64", address, "44000 Nantes", "Langues", "Anglais courant"]
        var fixture = GlyphFixture()
        paint(bar, x: 50, in: &fixture)
        for (index, line) in Self.right.enumerated() { fixture.paint(line, x: 200, y: 105 + 12 * Float(index)) }
        #expect(fixture.lines == bar + Self.right)
    }

    @Test("dates painted after all the text beside them still stand on the lines of their entries")
    func datesPaintedLast() {
        var fixture = GlyphFixture()
        let entries = ["Hotesse de caisse", "Superette Fictive", "Licence Psychologie", "Universite Imaginaire"]
        let dates = [2: "2016 - 2019", 0: "2018 - 2020", 4: "2015 - 2016", 6: "2012 - 2014"]
        let text = entries + ["Baccalaureat general", "Lycee Fictif", "Brevet des colleges", "College Imaginaire"]
        paint(text, x: 50, in: &fixture)
        for (row, date) in dates.sorted(by: { $0.key < $1.key }) {
            fixture.paint(date, x: 400, y: 100 + 12 * Float(row))
        }
        #expect(
            fixture.lines
                == text.enumerated().map { row, line in dates[row].map { line + "\t" + $0 } ?? line }
        )
    }

    @Test("a list of two columns ends before the short titles that are painted after it")
    func listOfTwoColumns() {
        var fixture = GlyphFixture()
        let (one, two) = (["Paie", "Droit", "Achats", "Ventes"], ["Negociation", "Conduite", "Politique", "Qualite"])
        paint(one, x: 50, in: &fixture)
        paint(two, x: 300, in: &fixture)
        for (index, line) in ["Outils", "Excel", "Langues", "Anglais"].enumerated() {
            fixture.paint(line, x: 50, y: 160 + 12 * Float(index))
        }
        #expect(fixture.lines == one + two + ["Outils", "Excel", "Langues", "Anglais"])
    }

    @Test("columns of unequal length end where all that follows is painted after both")
    func unequalColumns() {
        let know = ["Savoir faire", "Nettoyage de vitres", "Techniques", "Autolaveuse", "Lecture de plans"]
        let be = ["Savoir etre", "Autonomie", "Organisation", "Ponctualite"]
        let below = [
            "Experiences", "03/2021 - 08/2022", "Agente de proprete chez un prestataire de la region de Mulhouse",
        ]
        var fixture = GlyphFixture()
        paint(know, x: 50, in: &fixture)
        paint(be, x: 300, in: &fixture)
        for (index, line) in below.enumerated() { fixture.paint(line, x: 50, y: 176 + 12 * Float(index)) }
        #expect(fixture.lines == know + be + below)
    }

    @Test("what only goes on in the longer column is not cut off where the shorter one ends")
    func longerColumn() {
        var fixture = GlyphFixture()
        paint(Self.left, x: 50, in: &fixture)
        paint((1...12).map { "Texte de droite numero \($0)" }, x: 320, in: &fixture)
        #expect(fixture.page.blocks.map(\.lines.count) == [6, 12])
    }

    @Test("a month whose year stands in the next row is one date")
    func datesOverTwoRows() {
        var fixture = GlyphFixture()
        let text = ["Enseignante", "College Fictif", "Assistante", "Lycee Imaginaire", "Surveillante", "Ecole Fictive"]
        paint(text, x: 200, in: &fixture)
        for (row, date) in ["Sept. 2018-Mar", "2022", "Oct 2014 - Aug", "2018", "Jun 2012 - Sep", "2014"].enumerated() {
            fixture.paint(date, x: 50, y: 100 + 12 * Float(row))
        }
        #expect(
            fixture.lines == [
                "Sept. 2018-Mar 2022\tEnseignante", "College Fictif", "Oct 2014 - Aug 2018\tAssistante",
                "Lycee Imaginaire", "Jun 2012 - Sep 2014\tSurveillante", "Ecole Fictive",
            ]
        )
    }

    @Test("words set apart on one line are parted, evenly spaced ones are not")
    func tags() {
        var fixture = GlyphFixture()
        fixture.paint(row: ["Premiere Pro": 50, "After Effects": 120], y: 100)
        for (index, word) in ["evenly", "spaced", "words"].enumerated() {
            fixture.paint(word, x: 50 + 40 * Float(index), y: 130)
        }
        #expect(fixture.lines == ["Premiere Pro\tAfter Effects", "evenly spaced words"])
    }

    @Test("a title of one word over both columns parts them")
    func titleBetween() {
        var fixture = GlyphFixture()
        for (column, x) in [(Self.left, Float(50)), (Self.right, 200)] {
            paint(column.map { String($0.prefix(15)) }, x: x, in: &fixture)
        }
        fixture.paint(String(repeating: "T", count: 60), x: 50, y: 190)
        for (column, x) in [(Self.left, Float(50)), (Self.right, 200)] {
            for (index, line) in column.enumerated() {
                fixture.paint(line.prefix(12) + " bas", x: x, y: 210 + 12 * Float(index))
            }
        }
        let lines = fixture.lines
        let title = lines.firstIndex { $0.hasPrefix("TTT") }
        #expect(title == 12)
        #expect(lines.suffix(12).allSatisfy { $0.hasSuffix("bas") })
    }

    @Test("a table whose cells run over several lines is read row by row")
    func longCells() throws {
        var fixture = GlyphFixture()
        var y: Float = 100
        for row in 1...4 {
            fixture.paint("commande \(row)", x: 50, y: y)
            fixture.paint("ce que fait la commande numero \(row) quand on", x: 250, y: y)
            fixture.paint("la donne avec toutes ses options \(row)", x: 250, y: y + 12)
            y += 26
        }
        let table = try #require(fixture.page.blocks.first?.table)
        #expect(table.rows.map(\.count) == [2, 2, 2, 2])
        #expect(table.rows[2][0].blocks[0].lines.map(\.text) == ["commande 3"])
        #expect(table.rows[2][1].blocks[0].lines.count == 2)
    }

    @Test("dates beside entries of several lines, below short text, are read entry by entry")
    func bands() {
        var fixture = GlyphFixture()
        var expected = ["Jean Exemple", "Comptable", "Nantes", "Parcours"]
        for (index, line) in expected.enumerated() { fixture.paint(line, x: 50, y: 60 + 12 * Float(index)) }
        var y: Float = 108
        for year in [2020, 2016, 2012] {
            let entry = [
                "Comptable unique a Nantes", "tenue des comptes de clients", "bilans et declarations de taxes",
            ]
            fixture.paint("\(year) - \(year + 4)", x: 50, y: y)
            for (index, line) in entry.enumerated() { fixture.paint(line, x: 250, y: y + 12 * Float(index)) }
            expected += ["\(year) - \(year + 4)"] + entry
            y += 40
        }
        #expect(
            fixture.lines.joined(separator: "\n").split(whereSeparator: \.isWhitespace).joined(separator: " ")
                == expected.joined(separator: " ")
        )
    }

    @Test("lines of three cells in columns are a table, the text around it is not part of it")
    func grid() throws {
        var fixture = GlyphFixture()
        fixture.paint("Langues", x: 50, y: 80, font: 1)
        for (index, row) in [("Anglais", "C1", "TOEIC"), ("Allemand", "B2", "Goethe"), ("Grec", "A1", "rien")]
            .enumerated()
        {
            let y = 100 + 12 * Float(index)
            fixture.paint(row.0, x: 50, y: y)
            fixture.paint(row.1, x: 200, y: y)
            fixture.paint(row.2, x: 350, y: y)
        }
        fixture.paint("Suite du texte", x: 50, y: 150)
        let blocks = fixture.page.blocks
        #expect(blocks.map { $0.table == nil } == [true, false, true])
        #expect(
            try #require(blocks[1].table).rows[1].map { $0.blocks[0].lines[0].text } == ["Allemand", "B2", "Goethe"]
        )
    }

    @Test("lines that lead to page numbers by dots are no table")
    func contents() {
        var fixture = GlyphFixture()
        for index in 0..<5 {
            let y = 100 + 12 * Float(index)
            fixture.paint("\(index).1", x: 50, y: y)
            fixture.paint("Titre \(index)", x: 100, y: y)
            for dot in 0..<6 { fixture.paint(".", x: 200 + 30 * Float(dot), y: y) }
            fixture.paint("\(index)7", x: 420, y: y)
        }
        #expect(!fixture.page.blocks.contains { $0.table != nil })
    }
}

extension Range<Int> {
    /// The same numbers in an order that jumps about, always alike.
    fileprivate func shuffled(by step: Int) -> [Int] { map { lowerBound + ($0 * step + 3) % count } }
}

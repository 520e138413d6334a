// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Habits of CVs that the labelled samples do not show.
@Suite("Other layouts")
struct OtherLayoutsTests {
    private func reading(_ text: String, as name: String = "cv.txt") throws -> ProfileReading {
        try CVReading.read(file: text, name: name)
    }

    private func profile(_ text: String, as name: String = "cv.txt") throws -> Profile {
        try reading(text, as: name).profile
    }

    private func row(_ left: String, _ right: String...) -> String {
        "<tr><td>\(left)</td><td>\(right.map { "<p>\($0)</p>" }.joined())</td></tr>"
    }

    @Test("training is the studies where no other section is, and certificates beside one")
    func training() throws {
        let head = "Nadia Exemple\nnadia@exemple.example\n\nEXPERIENCE\nTiler, Roof and Wall Ltd, 2015 - 2020\n\n"
        let training = "TRAINING\nDiploma in Tiling, Imaginary College, 2014\n"
        let alone = try profile(head + training)
        #expect(alone.education?.map(\.studyType) == ["Diploma"] && alone.certificates == nil)
        let beside = try profile(head + "EDUCATION\nGCSEs, Nowhere School, 2012\n\nTRAINING\nWorking at Height, 2019\n")
        #expect(beside.education?.count == 1 && beside.certificates?.map(\.name) == ["Working at Height"])
        let french = try profile(
            "Nadia Exemple\nnadia@exemple.example\n\nFORMATION\nCAP Carreleur, CFA Fictif, 2012\n\n"
                + "FORMATIONS COMPLÉMENTAIRES\nTravail en hauteur (2019)\n"
        )
        #expect(french.education?.count == 1 && french.certificates?.map(\.name) == ["Travail en hauteur"])
    }

    @Test("the first cell of a row names the skills listed in the next")
    func rowsOfSkills() throws {
        let rows =
            row("Pottery", "Throwing, glazing, kiln loading") + row("Shop", "Till, window dressing")
            + row("Wheel", "good")
        let skills = try profile(
            "<html><body><h1>Ada Exemple</h1><p>ada@exemple.example</p><h2>Skills</h2><table>\(rows)</table></body></html>",
            as: "cv.html"
        ).skills
        #expect(skills?.prefix(2).map(\.name) == ["Pottery", "Shop"])
        #expect(skills?.first?.keywords == ["Throwing", "glazing", "kiln loading"])
    }

    @Test("dates that a page's style pushes to the right margin belong to the entries on their lines")
    func datesPushedAside() throws {
        let style = "<style>.job .when { float: right } .job { margin: 1em }</style>"
        func job(_ title: String, _ when: String) -> String {
            "<div class=job><h3>\(title)<span class=when>\(when)</span></h3><ul><li>Conseil aux clients</li></ul></div>"
        }
        let jobs =
            job("Caissière, Hyper Fictif", "mai 2018 - juin 2020") + job("Vendeuse, Boutique Bleue", "2015 - 2017")
        let work = try profile(
            "<html><head>\(style)</head><body><h1>Ida Exemple</h1><p>ida@exemple.example</p><h2>Expérience</h2>\(jobs)</body></html>",
            as: "cv.html"
        ).work
        #expect(work?.map(\.name) == ["Hyper Fictif", "Boutique Bleue"])
        #expect(work?.map(\.startDate) == ["2018-05", "2015"] && work?.map(\.endDate) == ["2020-06", "2017"])
    }

    @Test(
        "a town without postcode is read behind a street, behind its quarter, and first on the line of contact data",
        arguments: [
            ("4 Tannery Row, Nethercombe\n01632 960111", "Nethercombe"), ("Morningside, Edinburgh", "Edinburgh"),
            ("Nethercombe | 01632 960111 | ida@exemple.example", "Nethercombe"),
            ("British | 01632 960111 | ida@exemple.example", nil), ("12 ans de vente, Motivée", nil),
            ("Freelance | 01632 960111", nil),
        ]
    )
    func towns(line: String, town: String?) throws {
        let text =
            "Ida Exemple\nSaddler\n\(line)\nida@exemple.example\n\nEXPERIENCE\nSaddler, Bridle Ltd, 2015 - 2020\n"
        #expect(try profile(text).basics?.location?.city == town)
    }

    @Test("one who works for herself has that in the employer's place")
    func ownBusiness() throws {
        let work = try profile(
            "Ida Exemple\nida@exemple.example\n\nEXPERIENCE\nSaddler, self-employed (May 2018 – present)\n"
                + "Saddler, Bridle Ltd (2015 – 2018)\n"
        ).work
        #expect(
            work?.map(\.name) == ["self-employed", "Bridle Ltd"] && work?.map(\.position) == ["Saddler", "Saddler"]
        )
    }

    @Test("a title that begins with a word of families is a title")
    func children() throws {
        let head = try profile("Ida Exemple\nChildren's Entertainer\nida@exemple.example\n\nSKILLS\nMagic, balloons\n")
        #expect(head.basics?.label == "Children's Entertainer")
    }

    @Test("a school of initials is read behind a diploma, also where a colon stands behind the date")
    func initials() throws {
        let text = "Ida Exemple\nida@exemple.example\n\nDIPLÔMES\n2016 : BTSA Forêts, XQZPA de Nullepart\n"
        #expect(try profile(text).education?.first?.institution == "XQZPA de Nullepart")
    }

    @Test("a plain word between blocks is a title before a dated line, and none within a list of words")
    func plainTitles() throws {
        func paragraphs(_ lines: String...) throws -> Profile {
            try profile("<html><body>" + lines.map { "<p>\($0)</p>" }.joined() + "</body></html>", as: "cv.html")
        }
        let dated = try paragraphs(
            "Ida Exemple",
            "ida@exemple.example",
            "Compétences",
            "Excel, Word",
            "Attestations",
            "Secourisme – 2023"
        )
        #expect(dated.certificates?.map(\.name) == ["Secourisme"])
        let listed = try paragraphs(
            "Ida Exemple",
            "ida@exemple.example",
            "Compétences",
            "Excel",
            "Publications",
            "Word"
        )
        #expect(listed.publications == nil && listed.skills?.count == 3)
    }

    @Test("confidences rise with the readers' own, and low ones stay low")
    func confidences() throws {
        let evidence = try reading(
            "Ida Exemple\nida@exemple.example\n\nEXPERIENCE\nSaddler, Bridle Ltd, 2015 - 2020\n\nSKILLS\nExcel\n"
        ).evidence
        #expect(try #require(evidence["/basics/email"]).confidence >= 0.99)
        #expect(try #require(evidence["/work/0/name"]).confidence >= 0.95)
        #expect(evidence.values.allSatisfy { $0.confidence <= 1 })
        let lone = try reading("Ida Exemple\nida@exemple.example\n\nEXPERIENCE\nQuxly, 2015 - 2020\n").evidence
        #expect((lone["/work/0/name"]?.confidence ?? 0) <= 0.7)
    }
}

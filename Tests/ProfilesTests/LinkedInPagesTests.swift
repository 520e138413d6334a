// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import ProfileModel
import Profiles
import Testing

@Suite("LinkedIn exports of several pages")
struct LinkedInPagesTests {
    private struct Line {
        var text: String
        var size = 10.5
        var above = 4.0
    }

    private static let english = [
        Line(text: "Robin Sample", size: 26), Line(text: "Head of Finance", size: 12),
        Line(text: "Greater Leeds Area", size: 12), Line(text: "Summary", size: 15.75, above: 20),
        Line(text: "Figures that people understand, for twelve years and in three"),
        Line(text: "countries."), Line(text: "Experience", size: 15.75, above: 20),
        Line(text: "Sample & Daughters", size: 12), Line(text: "5 years 3 months"),
        Line(text: "Head of Finance", size: 11.5), Line(text: "June 2019 - Present (5 years 3 months)"),
        Line(text: "Leeds, England, United Kingdom"),
        Line(text: "Leads a team of six and the close of each month, which takes"),
        Line(text: "two days less than before."), Line(text: "Financial Controller", size: 11.5, above: 10),
        Line(text: "March 2016 - June 2019 (3 years 4 months)"), Line(text: "Built the reporting of four shops."),
        Line(text: "Lone Star Mills", size: 12, above: 12), Line(text: "Accountant", size: 11.5),
        Line(text: "2013 - 2016 (3 years)"), Line(text: "Manchester, England, United Kingdom"),
        Line(text: "Education", size: 15.75, above: 20), Line(text: "University of Sampleton", size: 12),
        Line(text: "Bachelor of Arts - BA, Accounting and Finance · (2010 - 2013)"),
    ]

    private static let french = [
        Line(text: "Camille Exemple", size: 26), Line(text: "Responsable logistique", size: 12),
        Line(text: "Lyon, Auvergne-Rhône-Alpes, France", size: 12), Line(text: "Résumé", size: 15.75, above: 20),
        Line(text: "Dix ans d'entrepôts, du quai de chargement à la direction de site, et"),
        Line(text: "autant d'équipes."), Line(text: "Expérience", size: 15.75, above: 20),
        Line(text: "Fret Exemple SARL", size: 12), Line(text: "4 ans 6 mois"),
        Line(text: "Directrice de site", size: 11.5), Line(text: "janvier 2022 - Present (2 ans 6 mois)"),
        Line(text: "Lyon, Auvergne-Rhône-Alpes, France"),
        Line(text: "Conduite d'un site de soixante personnes, avec ses sous-traitants et"),
        Line(text: "ses saisonniers."), Line(text: "Cheffe d'équipe", size: 11.5, above: 10),
        Line(text: "janvier 2020 - janvier 2022 (2 ans 1 mois)"), Line(text: "Mise en place des tournées de nuit."),
        Line(text: "Messageries du Modèle", size: 12, above: 12), Line(text: "Agente de quai", size: 11.5),
        Line(text: "mars 2015 - décembre 2019 (4 ans 10 mois)"), Line(text: "Brest, Bretagne, France"),
        Line(text: "Formation", size: 15.75, above: 20), Line(text: "Lycée du Modèle", size: 12),
        Line(text: "BTS, Transport et logistique · (2013 - 2015)"),
    ]

    /// The export with a new page before the line at `place`.
    private static func read(_ lines: [Line], contact: String, breakAt place: Int?) throws -> Profile {
        var fixture = LinkedInFixture()
        fixture.sideTitle(contact)
        fixture.side("www.linkedin.com/in/sample (LinkedIn)")
        fixture.side("sample@post.example")
        fixture.sideTitle("Top Skills")
        for skill in ["Excel", "SAP", "Reporting"] { fixture.side(skill) }
        fixture.sideTitle("Languages")
        for language in ["English (Full Professional)", "French (Elementary)"] { fixture.side(language) }
        for (index, line) in lines.enumerated() {
            if index == place { fixture.newPage() }
            fixture.main(line.text, line.size, above: line.above)
        }
        return try CVReading.read(fixture.pdf, name: "Profile.pdf").profile
    }

    @Test("several positions at one employer are read in English")
    func english() throws {
        let profile = try Self.read(Self.english, contact: "Contact", breakAt: nil)
        #expect(profile.basics?.label == "Head of Finance" && profile.skills?.count == 3)
        #expect(profile.work?.map(\.name) == ["Sample & Daughters", "Sample & Daughters", "Lone Star Mills"])
        #expect(profile.work?.map(\.position) == ["Head of Finance", "Financial Controller", "Accountant"])
        #expect(profile.work?.map(\.startDate) == ["2019-06", "2016-03", "2013"])
        #expect(profile.work?.map(\.endDate) == [nil, "2019-06", "2016"])
        #expect(
            profile.work?[0].summary
                == "Leads a team of six and the close of each month, which takes two days less than before."
        )
        #expect(profile.education?.map(\.institution) == ["University of Sampleton"])
    }

    @Test("several positions at one employer are read in French")
    func french() throws {
        let profile = try Self.read(Self.french, contact: "Coordonnées", breakAt: nil)
        #expect(profile.basics?.label == "Responsable logistique" && profile.basics?.location?.city == "Lyon")
        #expect(profile.work?.map(\.name) == ["Fret Exemple SARL", "Fret Exemple SARL", "Messageries du Modèle"])
        #expect(profile.work?.map(\.position) == ["Directrice de site", "Cheffe d'équipe", "Agente de quai"])
        #expect(profile.work?.map(\.endDate) == [nil, "2022-01", "2019-12"])
        #expect(
            profile.work?[0].summary
                == "Conduite d'un site de soixante personnes, avec ses sous-traitants et ses saisonniers."
        )
        #expect(profile.education?.map(\.studyType) == ["BTS"])
    }

    @Test("a new page before any line of an entry changes nothing", arguments: 4..<24)
    func pages(place: Int) throws {
        for (lines, contact) in [(Self.english, "Contact"), (Self.french, "Coordonnées")] {
            let whole = try Self.read(lines, contact: contact, breakAt: nil)
            let broken = try Self.read(lines, contact: contact, breakAt: place)
            #expect(broken.work == whole.work)
            #expect(broken.education == whole.education)
            #expect(broken.basics == whole.basics)
        }
    }
}

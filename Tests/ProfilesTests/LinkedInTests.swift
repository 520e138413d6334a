// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// LinkedIn's own PDF of a profile, read exactly.
@Suite("LinkedIn exports")
struct LinkedInTests {
    private static func french() -> LinkedInFixture {
        var fixture = LinkedInFixture()
        fixture.sideTitle("Coordonnées")
        fixture.side("0639981234 (Mobile)")
        fixture.side("camille.exemple@courriel.example", link: "mailto:camille.exemple@courriel.example")
        fixture.side("www.linkedin.com/in/camille-", link: "https://www.linkedin.com/in/camille-exemple-0a1b?lipi=x")
        fixture.side("exemple-0a1b (LinkedIn)", above: 1)
        fixture.sideTitle("Principales compétences")
        for skill in ["Gestion de projet", "PostgreSQL", "Swift"] { fixture.side(skill) }
        fixture.sideTitle("Languages")
        fixture.side("Français (Native or Bilingual)")
        fixture.side("Anglais (Professional")
        fixture.side("Working)", above: 1)
        fixture.side("Espagnol (Limited Working)")
        fixture.sideTitle("Certifications")
        fixture.side("Professional Scrum Master I")
        fixture.main("Camille Exemple", 26)
        fixture.main("Responsable technique chez Nuage Exemple", 12)
        fixture.main("Lyon, Auvergne-Rhône-Alpes, France", 12)
        fixture.mainTitle("Résumé")
        fixture.main("Dix ans de logiciels pour les transports, de la")
        fixture.main("maquette à la mise en service.")
        fixture.mainTitle("Expérience")
        fixture.main("Nuage Exemple SARL", 12, above: 12)
        fixture.main("5 ans 2 mois")
        fixture.main("Responsable technique", 11.5)
        fixture.main("janvier 2022 - Present (3 ans 2 mois)")
        fixture.main("Lyon, Auvergne-Rhône-Alpes, France")
        fixture.main("Conduite d'une équipe de six personnes et choix des")
        fixture.main("outils de mesure.")
        fixture.main("2022 - 2023")
        fixture.newPage()
        fixture.main("Développeuse", 11.5)
        fixture.main("janvier 2020 - janvier 2022 (2 ans 1 mois)")
        fixture.main("Atelier des Rails", 12, above: 12)
        fixture.main("Stagiaire", 11.5)
        fixture.main("mars 2018 - août 2018 (6 mois)")
        fixture.main("Brest, Bretagne, France")
        fixture.mainTitle("Formation")
        fixture.main("Université de l'Exemple", 12)
        fixture.main("Master, Informatique et réseaux · (2016 - 2018)")
        fixture.main("Lycée du Modèle", 12, above: 12)
        fixture.main("Baccalauréat, Sciences · (2013)")
        return fixture
    }

    private func read(_ fixture: LinkedInFixture) throws -> Profile {
        try CVReading.read(fixture.pdf, name: "Profile.pdf").profile
    }

    @Test("sensitive facts are withheld by kind wherever the person wrote them")
    func sensitive() throws {
        var fixture = LinkedInFixture()
        fixture.sideTitle("Coordonnées")
        fixture.side("camille.exemple@courriel.example", link: "mailto:camille.exemple@courriel.example")
        fixture.side("www.linkedin.com/in/camille-")
        fixture.side("exemple (LinkedIn)", above: 1)
        fixture.main("Camille Exemple", 26)
        fixture.main("Soudeuse | RQTH | Célibataire", 12)
        fixture.main("Lyon, Auvergne-Rhône-Alpes, France", 12)
        fixture.mainTitle("Résumé")
        fixture.main("Née le 02/04/1987 à Bamako. Nationalité : malienne")
        fixture.mainTitle("Expérience")
        fixture.main("Nuage Exemple SARL", 12, above: 12)
        fixture.main("Soudeuse", 11.5)
        fixture.main("janvier 2022 - Present (3 ans 2 mois)")
        fixture.main("Reconnaissance de la qualité de travailleur handicapé")
        fixture.main("Soudure de charpentes.")
        let reading = try CVReading.read(fixture.pdf, name: "Profile.pdf")
        let profile = reading.profile
        #expect(profile.basics?.name == "Camille Exemple" && profile.basics?.label == "Soudeuse")
        #expect(profile.basics?.location?.city == "Lyon" && profile.work?.first?.position == "Soudeuse")
        #expect(
            Set(profile.greffier?.withheld ?? []) == ["birth_date", "nationality", "health", "marital_status"]
        )
        let written = String(decoding: try JSONEncoder().encode(profile), as: UTF8.self)
        let proofs = reading.evidence.values.map(\.quote).joined(separator: "\n")
        for secret in ["RQTH", "Célibataire", "1987", "Bamako", "malienne", "handicap"] {
            #expect(!(written + proofs).contains(secret), "\(secret)")
        }
    }

    @Test("several positions at one employer share its name, over pages whose numbers are no text")
    func positions() throws {
        let profile = try read(Self.french())
        let work = try #require(profile.work)
        #expect(work.map(\.name) == ["Nuage Exemple SARL", "Nuage Exemple SARL", "Atelier des Rails"])
        #expect(work.map(\.position) == ["Responsable technique", "Développeuse", "Stagiaire"])
        #expect(work.map(\.startDate) == ["2022-01", "2020-01", "2018-03"])
        #expect(work.map(\.endDate) == [nil, "2022-01", "2018-08"])
        #expect(work[0].greffier?.current == true)
        #expect(
            work.map(\.location) == ["Lyon, Auvergne-Rhône-Alpes, France", nil, "Brest, Bretagne, France"]
        )
        #expect(
            work[0].summary == "Conduite d'une équipe de six personnes et choix des outils de mesure."
        )
        #expect(work.map(\.highlights) == [["2022 - 2023"], nil, nil])
    }

    @Test("name, headline, place, summary and contact come from their places")
    func head() throws {
        let basics = try #require(try read(Self.french()).basics)
        #expect(basics.name == "Camille Exemple")
        #expect(basics.label == "Responsable technique chez Nuage Exemple")
        #expect(basics.location?.city == "Lyon" && basics.location?.countryCode == "FR")
        #expect(basics.location?.region == "Auvergne-Rhône-Alpes")
        #expect(
            basics.summary == "Dix ans de logiciels pour les transports, de la maquette à la mise en service."
        )
        #expect(basics.email == "camille.exemple@courriel.example")
        #expect(basics.phone == "+33639981234")
        #expect(basics.profiles?.map(\.username) == ["camille-exemple-0a1b"])
    }

    @Test("skills, languages with LinkedIn's classes, certificates and studies are whole")
    func lists() throws {
        let profile = try read(Self.french())
        #expect(profile.skills?.map(\.name) == ["Gestion de projet", "PostgreSQL", "Swift"])
        #expect(profile.languages?.map(\.language) == ["Français", "Anglais", "Espagnol"])
        #expect(
            profile.languages?.map(\.fluency) == ["Native or Bilingual", "Professional Working", "Limited Working"]
        )
        #expect(profile.languages?.map(\.greffier?.cefr) == ["native", "B2", "B1"])
        #expect(profile.certificates?.map(\.name) == ["Professional Scrum Master I"])
        let education = try #require(profile.education)
        #expect(education.map(\.institution) == ["Université de l'Exemple", "Lycée du Modèle"])
        #expect(education.map(\.studyType) == ["Master", "Baccalauréat"])
        #expect(education.map(\.area) == ["Informatique et réseaux", "Sciences"])
        #expect(education.map(\.startDate) == ["2016", nil] && education.map(\.endDate) == ["2018", "2013"])
    }

    @Test("the English export is read alike")
    func english() throws {
        var fixture = LinkedInFixture()
        fixture.sideTitle("Contact")
        fixture.side("www.linkedin.com/in/robin-", link: "https://www.linkedin.com/in/robin-sample")
        fixture.side("sample (LinkedIn)", above: 1)
        fixture.side("robin.example (Personal)")
        fixture.sideTitle("Top Skills")
        for skill in ["Budgeting", "Excel"] { fixture.side(skill) }
        fixture.sideTitle("Languages")
        fixture.side("English (Native or Bilingual)")
        fixture.side("French (Elementary)")
        fixture.side("German (Full Professional)")
        fixture.main("Robin Sample", 26)
        fixture.main("Head of Finance | Speaker", 12)
        fixture.main("Greater Leeds Area", 12)
        fixture.mainTitle("Experience")
        fixture.main("Sample & Daughters", 12)
        fixture.main("Head of Finance", 11.5)
        fixture.main("June 2019 - Present (5 years 3 months)")
        fixture.main("Leeds, England, United Kingdom")
        fixture.main("Lone Star Mills", 12, above: 12)
        fixture.main("Accountant", 11.5)
        fixture.main("2015 - 2019 (4 years)")
        fixture.mainTitle("Education")
        fixture.main("University of Sampleton", 12)
        fixture.main("Bachelor of Arts - BA, Accounting and Finance · (September 2012 - June 2015)")
        let profile = try read(fixture)
        #expect(profile.basics?.name == "Robin Sample" && profile.basics?.label == "Head of Finance | Speaker")
        #expect(profile.basics?.url == "robin.example")
        #expect(profile.basics?.profiles?.map(\.username) == ["robin-sample"])
        #expect(profile.work?.map(\.name) == ["Sample & Daughters", "Lone Star Mills"])
        #expect(profile.work?.map(\.position) == ["Head of Finance", "Accountant"])
        #expect(profile.work?.map(\.endDate) == [nil, "2019"])
        #expect(profile.languages?.map(\.greffier?.cefr) == ["native", "A2", "C1"])
        #expect(profile.education?.map(\.area) == ["Accounting and Finance"])
        #expect(profile.education?.map(\.startDate) == ["2012-09"])
    }

    @Test("a CV of two columns with the same titles is read as any other")
    func lookalike() throws {
        var fixture = LinkedInFixture()
        fixture.numbersPages = false
        fixture.sideTitle("Contact")
        fixture.side("robin@post.example")
        fixture.sideTitle("Languages")
        fixture.side("French: B2")
        fixture.main("Robin Sample", 26)
        fixture.mainTitle("Experience")
        fixture.main("Accountant, Lone Star Mills", 12)
        fixture.main("June 2015 - May 2019")
        let profile = try read(fixture)
        #expect(profile.basics?.email == "robin@post.example")
        #expect(profile.work?.map(\.position) == ["Accountant"] && profile.work?.map(\.name) == ["Lone Star Mills"])
        #expect(profile.languages?.map(\.fluency) == ["B2"])
    }
}

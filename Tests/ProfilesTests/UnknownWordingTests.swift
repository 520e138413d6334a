// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Titles that no list holds, and habits of writing around names, towns and lists.
@Suite("Unknown wording")
struct UnknownWordingTests {
    private func profile(_ text: String, as name: String = "cv.txt") throws -> Profile {
        try CVReading.read(file: text, name: name).profile
    }

    /// A page whose titles are headings of one level, the lines below them paragraphs.
    private func page(_ head: [String], _ sections: [(title: String, lines: [String])]) throws -> Profile {
        let body = sections.map { "<h2>\($0.title)</h2>" + $0.lines.map { "<p>\($0)</p>" }.joined() }.joined()
        let name = "<h1>\(head[0])</h1>" + head.dropFirst().map { "<p>\($0)</p>" }.joined()
        return try profile("<html><body>\(name)\(body)</body></html>", as: "cv.html")
    }

    @Test(
        "a title of unknown wording says by its main word what stands below",
        arguments: [
            "Expérience hôtelière et touristique", "Mon parcours de vendeuse", "Retail and catering experience",
            "My career in shops",
        ]
    )
    func mainWordOfWork(title: String) throws {
        let read = try page(
            ["Zoé Exemple", "zoe@exemple.example"],
            [
                (title, ["Vendeuse, Boutique Imaginaire, 2015 - 2019", "Caissière, Superette Fictive, 2012 - 2015"]),
                ("Langues", ["Anglais : courant"]),
            ]
        )
        #expect(read.work?.map(\.name) == ["Boutique Imaginaire", "Superette Fictive"])
        #expect(read.languages?.count == 1)
    }

    @Test("a job, a diploma or a school with such a word in it is no title")
    func notMainWords() throws {
        let read = try page(
            ["Zoé Exemple", "zoe@exemple.example"],
            [
                (
                    "Expérience",
                    [
                        "<b>Responsable de formation</b>", "Institut Fictif, 2015 - 2019",
                        "<b>Customer experience designer</b>", "Studio Imaginaire, 2012 - 2015",
                    ]
                )
            ]
        )
        #expect(read.work?.map(\.position) == ["Responsable de formation", "Customer experience designer"])
    }

    @Test("a section under unknown words is told by what it holds")
    func contents() throws {
        let read = try page(
            ["Zoé Exemple", "zoe@exemple.example"],
            [
                ("Expérience", ["Professeure, Collège Fictif, depuis 2018"]),
                ("Avant le collège", ["Caissière, Superette Fictive, 2012 - 2015"]),
                ("Et sur les bancs", ["Licence d'histoire, Université Imaginaire, 2008 - 2011"]),
                ("Je sais dire bonjour en", ["Anglais : courant", "Espagnol : scolaire"]),
                ("Le samedi", ["Entraîneuse bénévole, Club Fictif, 2019 - 2022"]),
            ]
        )
        #expect(read.work?.map(\.name) == ["Collège Fictif", "Superette Fictive"])
        #expect(read.education?.map(\.studyType) == ["Licence"])
        #expect(read.languages?.map(\.language) == ["Anglais", "Espagnol"])
        #expect(read.volunteer?.count == 1)
    }

    @Test("courses and certificates under one title are certificates beside the studies")
    func coursesAndCertificates() throws {
        let read = try page(
            ["Zoé Exemple", "zoe@exemple.example"],
            [
                ("Diplômes", ["CAP Cuisine, CFA Fictif, 2012"]),
                ("Formations et certificats", ["HACCP, 2020", "SST, 2021"]),
            ]
        )
        #expect(read.education?.count == 1)
        #expect(read.certificates?.map(\.name) == ["HACCP", "SST"])
    }

    @Test(
        "names with an elided particle are names",
        arguments: ["Éléonore d'Astrée", "Jean d’Imaginaire", "Lucia dell'Esempio"]
    )
    func elided(name: String) throws {
        #expect(
            try profile("\(name)\nquelqu.un@exemple.example\n\nEXPÉRIENCE\nVendeur, Boutique Fictive, 2015 - 2019\n")
                .basics?.name == name
        )
    }

    @Test(
        "a town ends at a bracket, at the next label, and before its county",
        arguments: [
            ("93100 Montreuil (métro Mairie)", "Montreuil"),
            ("69100 Villeurbanne Tél. : 06 39 98 00 11", "Villeurbanne"),
            ("Rose Cottage, Mill Farm, Nethercombe, Herefordshire", "Nethercombe"),
            ("Nethercombe, Devon", "Nethercombe"),
        ]
    )
    func towns(line: String, town: String) throws {
        #expect(try profile("Zoé Exemple\n\(line)\nzoe@exemple.example\n").basics?.location?.city == town)
    }

    @Test("two languages share the level that stands behind the second")
    func sharedLevel() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nLANGUAGES\nEnglish and Igbo (native), French (intermediate)\n"
        )
        #expect(read.languages?.map(\.fluency) == ["native", "native", "intermediate"])
    }

    @Test("a contract behind the title is no part of it")
    func contractBehindTitle() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\nVendeuse en alternance - Boutique Fictive, 2019 - 2021\n"
                + "Agente en maintenance - Usine Fictive, 2017 - 2019\n"
        )
        #expect(read.work?.map(\.position) == ["Vendeuse", "Agente en maintenance"])
    }

    @Test("a network is known under any ending, a page of one's own is none")
    func networks() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example | linkedin.example/in/zoe | zoe-exemple.example\n"
        )
        #expect(read.basics?.profiles?.map(\.network) == ["LinkedIn"])
        #expect(read.basics?.url == "zoe-exemple.example")
    }

    @Test("a remark in brackets between two positions is none")
    func aside() throws {
        let read = try profile(
            "Zoe Exemple\nzoe@exemple.example\n\nEXPERIENCE\nPicker @ Home Stores, Redditch\n2014 - 2016\n- Loading\n"
                + "Valeter @ Car Wash\nSummer 2013\n(2014: looked after my father at home)\n"
        )
        #expect(read.work?.count == 2)
    }

    @Test("skills on two lines stay two where both are known")
    func wrappedSkills() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nCOMPÉTENCES\n"
                + "Comptabilité générale, Fiscalité des sociétés, Gestion de la trésorerie, Paie\n"
                + "SAP, Excel, PowerPoint\n"
        )
        #expect(read.skills?.map(\.name).contains("Paie") == true)
        #expect(read.skills?.map(\.name).contains("SAP") == true)
    }

    @Test("positions below an employer with the whole of its time are two, not three")
    func umbrella() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n2015 – aujourd'hui\tÉtude Fictive – Nantes\nétude de 5 notaires et 28 collaborateurs\n"
                + "Clerc principale, pôle immobilier (depuis janv. 2019)\n- Ventes\n"
                + "Clerc rédactrice (févr. 2015 – déc. 2018)\n- Compromis\n\n2012 – 2014\tOffice Imaginaire, Angers\n"
                + "Notaire stagiaire\n- Stage\n"
        )
        #expect(read.work?.map(\.name) == ["Étude Fictive", "Étude Fictive", "Office Imaginaire"])
        #expect(
            read.work?.map(\.position) == [
                "Clerc principale, pôle immobilier", "Clerc rédactrice", "Notaire stagiaire",
            ]
        )
        #expect(read.work?.map(\.startDate) == ["2019-01", "2015-02", "2012"])
        #expect(read.work?.first?.description == "étude de 5 notaires et 28 collaborateurs")
    }

    @Test("an employer in small letters below the title is one")
    func smallLetters() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\nProfesseure des écoles, classe de CM1, depuis septembre 2019\n"
                + "école maternelle des Lilas, Nantes\n"
        )
        #expect(read.work?.first?.name == "école maternelle des Lilas")
    }

    @Test("a sentence that ends in a date is no entry where dates stand first")
    func datedSentence() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n2015 – 2020\tTransports Fictifs (Lille)\nConductrice\n"
                + "Aucun accident responsable depuis 2003.\n2010 – 2015\tMessageries Imaginaires (Lens)\nConductrice\n"
        )
        #expect(read.work?.map(\.startDate) == ["2015", "2010"])
    }

    @Test("a dash with nothing behind it leaves the end open")
    func openDash() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n01/2020-      Soudeuse | Usine Fictive | Thann\n- Soudure\n"
                + "03/2016-12/2019  Ajusteuse | Atelier Imaginaire | Thann\n- Limes\n"
        )
        #expect(read.work?.map(\.endDate) == [nil, "2019-12"])
        #expect(read.work?.first?.startDate == "2020-01")
    }

    @Test("an employer with the whole of its time may say what it does above the positions")
    func describedUmbrella() throws {
        let read = try profile(
            "Zoe Exemple\nzoe@exemple.example\n\nEXPERIENCE\nIMAGINARY FOODS LTD., Leeds\tMarch 2011 – May 2019\n"
                + "Family-controlled food distributor\nVice President, Finance, September 2015 – May 2019\n- Acquisitions\n"
                + "Corporate Controller, March 2011 – August 2015\n- Group accounts\n"
        )
        #expect(read.work?.map(\.name) == ["IMAGINARY FOODS LTD.", "IMAGINARY FOODS LTD."])
        #expect(read.work?.map(\.position) == ["Vice President, Finance", "Corporate Controller"])
    }

    @Test("two jobs of the same years are two, whoever stands above")
    func sameYears() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\nVendeuse, Boutique Fictive, 2015 - 2019\nCaissière, 2015 - 2019\n"
        )
        #expect(read.work?.count == 2)
    }

    @Test("a post that says of itself that it is voluntary is no employment")
    func voluntary() throws {
        let read = try profile(
            "Zoe Exemple\nzoe@exemple.example\n\nEXPERIENCE\nClerk, Imaginary Ltd, 2015 - 2019\n"
                + "Treasurer, Imaginary Choir (volunteer), 2012 - 2019\n"
        )
        #expect(read.work?.map(\.name) == ["Imaginary Ltd"])
        #expect(read.volunteer?.map(\.organization) == ["Imaginary Choir"])
    }

    @Test("certificates under the title of the studies are certificates, internships there are work")
    func mixedStudies() throws {
        let read = try page(
            ["Zoe Exemple", "zoe@exemple.example"],
            [
                (
                    "Education and certifications",
                    ["BA History, University of Nowhere, 2008 - 2011", "PRINCE2 Foundation, 2015"]
                ),
                ("Experience", ["Clerk, Imaginary Ltd, 2015 - 2019"]),
            ]
        )
        #expect(read.education?.count == 1)
        #expect(read.certificates?.map(\.name) == ["PRINCE2 Foundation"])
        let french = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nÉTUDES ET STAGES\n2009 - 2012\tLicence d'histoire, Université Imaginaire\n"
                + "2011 - 2012\tBureau Fictif\nStagiaire\n- Essais\n"
        )
        #expect(french.education?.count == 1)
        #expect(french.work?.map(\.name) == ["Bureau Fictif"])
    }

    @Test("what follows @ is the employer, what follows it in brackets or behind à the town")
    func employerAfterSign() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\nIngénieure systèmes @ Ouest Fictif (Rennes) - ESN, 180 salariés\n"
                + "septembre 2017 - mars 2022\n- Mission chez un assureur (2020-2022) : socle\n- Mission au CHU (2018-2020) : refonte\n"
                + "- Astreinte\n- Sauvegarde\n- Documents\n\nOuvrière viticole\nEARL Fictive à Savigny-lès-Beaune (21)\n2013 - 2016\n"
        )
        #expect(read.work?.map(\.name) == ["Ouest Fictif", "EARL Fictive"])
    }

    @Test("a break in a career is no position")
    func careerBreak() throws {
        let read = try profile(
            "Zoe Exemple\nzoe@exemple.example\n\nEXPERIENCE\nClerk, Imaginary Ltd, 2015 - 2019\n\nCareer break\n"
                + "March 2019 - October 2020\n\nPicker, Imaginary Stores, 2012 - 2015\n"
        )
        #expect(read.work?.map(\.position) == ["Clerk", "Picker"])
    }

    @Test(
        "certificates are told apart on one line and by the dates before them",
        arguments: [
            "First Aider, Imaginary, 2022 • PRINCE2 Foundation, Axelos, Jun 2021",
            "June 2022\tFirst Aider, Imaginary Institute of Aid\nJune 2021\tPRINCE2 Foundation, Imaginary Body of Projects",
            "First Aider (Imaginary, 2022)\nPRINCE2 Foundation (Axelos, 2021)",
        ]
    )
    func certificates(lines: String) throws {
        let read = try profile("Zoe Exemple\nzoe@exemple.example\n\nCERTIFICATES\n\(lines)\n")
        #expect(read.certificates?.map(\.name) == ["First Aider", "PRINCE2 Foundation"])
        #expect(read.certificates?.compactMap(\.issuer).count == 2)
    }

    @Test(
        "addresses of other countries have their town",
        arguments: [
            ("Québec (Québec) G1K 3X2", "Québec"), ("Mississauga, Ontario L5B 3Y4", "Mississauga"),
            ("Chaussée de Dinant 212, 5100 Jambes", "Jambes"), ("Swansea SA1 | 07700 900459", "Swansea"),
            ("(512) 555-0147 Austin, TX", "Austin"),
        ]
    )
    func otherAddresses(line: String, town: String) throws {
        #expect(try profile("Zoé Exemple\n\(line)\nzoe@exemple.example\n").basics?.location?.city == town)
    }

    @Test(
        "names that begin like a word of family life are names",
        arguments: ["Marie-Christine de La Fiction", "Rhys ap Gwilym"]
    )
    func namesLikeWords(name: String) throws {
        let text = "\(name)\nz@exemple.example\n\nEXPÉRIENCE\nVendeur, Boutique Fictive, 2015 - 2019\n"
        #expect(try profile(text).basics?.name == name)
    }

    @Test("names of groups stand above or before their lists")
    func groups() throws {
        for skills in [
            "Languages\nPython, SQL, Scala\nPlatforms\nSnowflake, AWS, Databricks\n",
            "Languages\tPython, SQL, Scala\nPlatforms\tSnowflake, AWS, Databricks\n",
        ] {
            let read = try profile("Zoe Exemple\nzoe@exemple.example\n\nTECHNICAL SKILLS\n\(skills)")
            #expect(read.skills?.map(\.name) == ["Languages", "Platforms"])
            #expect(read.skills?.first?.keywords == ["Python", "SQL", "Scala"])
        }
    }

    @Test("titles between signs are titles, and parts of a certificate may stand between slashes")
    func framed() throws {
        let read = try profile(
            "Zoe Exemple\nzoe@exemple.example\n\n== Work record ==\nClerk, Imaginary Ltd, 2015 - 2019\n\n"
                + "== Schooling ==\nBA History, University of Nowhere, 2014\n\n== Licences and cards ==\n- First Aider / RTITB / 2013\n"
        )
        #expect(read.work?.count == 1 && read.education?.count == 1)
        #expect(read.certificates?.map(\.name) == ["First Aider"] && read.certificates?.first?.issuer == "RTITB")
    }

    @Test("a family name in capitals may stand before a comma")
    func familyNameFirst() throws {
        let text =
            "KOWALSKA-BRIGGS, Danuta\nBus driver\ndanuta.kb@exemple.example\n\nEXPERIENCE\nClerk, Imaginary Ltd, 2015 - 2019\n"
        #expect(try profile(text).basics?.name == "KOWALSKA-BRIGGS, Danuta")
    }

    @Test("diplomas among the positions are studies where no title tells of any")
    func studiesAmongPositions() throws {
        let read = try profile(
            "Zoé Exemple\nzoe@exemple.example\n\nEXPÉRIENCE\n2016 - 2019 · Pâtissière\nHôtel Fictif (Annecy)\n- Carte\n"
                + "2014 · CAP Pâtissier\nCFA de Nulle-Part\n"
        )
        #expect(read.work?.count == 1)
        #expect(read.education?.map(\.institution) == ["CFA de Nulle-Part"])
    }

    @Test("internships under the title of training are work, courses are certificates")
    func trainingPlacements() throws {
        let read = try page(
            ["Zoé Exemple", "zoe@exemple.example"],
            [
                ("Diplômes", ["Licence d'histoire, Université Imaginaire, 2009"]),
                (
                    "Stages de formation",
                    ["sept. 2012 à févr. 2013", "Stagiaire assistante sociale", "Mission fictive, Aubagne"]
                ),
            ]
        )
        #expect(read.work?.count == 1 && read.certificates == nil)
    }
}

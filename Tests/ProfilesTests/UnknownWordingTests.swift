// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import Foundation
import ProfileModel
import Profiles
import Testing
import WorkerProtocol

/// Titles that no list holds, and habits of writing around names, towns and lists.
@Suite("Unknown wording")
struct UnknownWordingTests {
    private func profile(_ text: String, as name: String = "cv.txt") throws -> Profile {
        let document = try DocumentExtractor().extract(Data(text.utf8), name: name, options: ExtractOptions())
        return RulesReader(lexicons: try ShippedLexicons.shared.get()).read(document, submittedAt: Date()).profile
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
}

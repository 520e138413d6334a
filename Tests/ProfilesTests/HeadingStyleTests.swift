// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import ProfileModel
import Profiles
import Testing

@Suite("Headings by style")
struct HeadingStyleTests {
    private func profile(_ body: String) throws -> Profile {
        try CVReading.read(file: "<html><body>\(body)</body></html>", name: "cv.html").profile
    }

    private let head = "<h1>Aliénor Castaing</h1><p>Technicienne de maintenance</p><p>alienor@courriel.example</p>"
    private let end = "<h2>Langues</h2><p>Anglais : B2</p>"

    // MARK: Sections

    @Test("a heading of the level of sections ends the one before it, whatever it says")
    func unknownSection() throws {
        let profile = try profile(
            head + "<h2>Expérience professionnelle</h2><h3>Technicienne – Aciérie du Nord</h3><p>2019 – 2022</p>"
                + "<ul><li>Réglage des laminoirs</li></ul>"
                + "<h2>Ma commune, ses écoles et moi, depuis 10 ans</h2><p>Élue au conseil des parents</p>"
                + "<ul><li>Une kermesse par an</li></ul>" + end
        )
        #expect(profile.work?.map(\.highlights) == [["Réglage des laminoirs"]])
        #expect(profile.languages?.map(\.language) == ["Anglais"])
    }

    @Test("a list that a heading ends keeps nothing of what follows")
    func unknownAfterList() throws {
        let profile = try profile(
            head + "<h2>Compétences</h2><p>Soudure TIG, lecture de plans</p>"
                + "<h2>Ce que mes collègues disent de moi en 3 mots</h2><p>Précise, calme, drôle</p>" + end
        )
        let names = (profile.skills ?? []).flatMap { [$0.name ?? ""] + ($0.keywords ?? []) }
        #expect(names == ["Soudure TIG", "lecture de plans"])
    }

    // MARK: Entries

    @Test("headings below the level of sections open entries, and short lines below them do not")
    func entries() throws {
        let profile = try profile(
            head + "<h2>Expérience professionnelle</h2><h3>Technicienne de maintenance, Aciérie du Nord</h3>"
                + "<p>2019 – 2022</p><p>Réglage des laminoirs</p><p>Astreintes de nuit</p>"
                + "<h3>Opératrice, Papeterie Duval</h3><p>2016 – 2019</p><p>Conduite de ligne</p>" + end
        )
        #expect(profile.work?.map(\.position) == ["Technicienne de maintenance", "Opératrice"])
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.work?.map(\.startDate) == ["2019", "2016"])
        #expect(
            profile.work?.map(\.highlights) == [
                ["Réglage des laminoirs", "Astreintes de nuit"], ["Conduite de ligne"],
            ]
        )
    }

    @Test("an entry without a date of its own is one where its heading says so")
    func undatedEntry() throws {
        let profile = try profile(
            head + "<h2>Formation</h2><h3>BTS Maintenance des systèmes</h3><p>2014 – 2016</p><p>Lycée Fauriel</p>"
                + "<h3>Habilitation électrique</h3><p>Organisme Formélec</p>" + end
        )
        #expect(profile.education?.count == 2)
        #expect(profile.education?[0].institution == "Lycée Fauriel")
    }

    @Test("what stands under the headings of an entry stays in it, even where these are named as sections are")
    func nested() throws {
        let profile = try profile(
            head + "<h2>Expérience professionnelle</h2><h3>Technicienne de maintenance, Aciérie du Nord</h3>"
                + "<p>2019 – 2022</p><h4>Projets</h4><ul><li>Four à induction</li></ul>"
                + "<h4>Formation</h4><ul><li>Tutorat de deux apprentis</li></ul>"
                + "<h3>Opératrice, Papeterie Duval</h3><p>2016 – 2019</p>"
                + "<ul><li>Conduite de ligne</li></ul>" + end
        )
        #expect(profile.work?.map(\.position) == ["Technicienne de maintenance", "Opératrice"])
        #expect(profile.projects == nil && profile.education == nil)
        #expect(profile.work?[0].highlights?.contains("Tutorat de deux apprentis") == true)
    }

    @Test("sections in the level below a part of the CV are sections")
    func parts() throws {
        let profile = try profile(
            head
                + "<h1>Parcours</h1><h2>Expérience professionnelle</h2><p><b>Opératrice</b>, Papeterie Duval, 2016 – 2019</p>"
                + "<h2>Formation</h2><p>2014 – 2016 BTS Maintenance, Lycée Fauriel</p>" + end
        )
        #expect(profile.work?.map(\.name) == ["Papeterie Duval"] && profile.education?.count == 1)
    }

    @Test("several positions under the heading of one employer stay positions")
    func employer() throws {
        let profile = try profile(
            head + "<h2>Expérience professionnelle</h2><h3>Aciérie du Nord</h3>"
                + "<h4>Cheffe d'équipe, 2021 – 2022</h4><ul><li>Douze personnes</li></ul>"
                + "<h4>Technicienne de maintenance, 2019 – 2021</h4><ul><li>Réglage des laminoirs</li></ul>" + end
        )
        #expect(profile.work?.map(\.position) == ["Cheffe d'équipe", "Technicienne de maintenance"])
        #expect(profile.work?.map(\.startDate) == ["2021", "2019"])
    }

    @Test("periods as headings, and periods above headings, open entries too")
    func dates() throws {
        let asHeadings = try profile(
            head
                + "<h2>Expérience professionnelle</h2><h3>2019 – 2022</h3><p>Technicienne de maintenance, Aciérie du Nord</p>"
                + "<ul><li>Réglage</li></ul><h3>2016 – 2019</h3><p>Opératrice, Papeterie Duval</p><ul><li>Conduite</li></ul>"
                + end
        )
        let above = try profile(
            head
                + "<h2>Expérience professionnelle</h2><p>2019 – 2022</p><h3>Technicienne de maintenance, Aciérie du Nord</h3>"
                + "<p>Réglage des laminoirs.</p><p>2016 – 2019</p><h3>Opératrice, Papeterie Duval</h3><p>Conduite de la ligne.</p>"
                + end
        )
        for profile in [asHeadings, above] {
            #expect(profile.work?.map(\.position) == ["Technicienne de maintenance", "Opératrice"])
            #expect(profile.work?.map(\.startDate) == ["2019", "2016"])
        }
    }

    // MARK: Misuse

    @Test("where everything is a heading of one level, words and dates decide")
    func oneLevel() throws {
        let profile = try profile(
            "<h1>Aliénor Castaing</h1><h1>Technicienne de maintenance</h1><p>alienor@courriel.example</p>"
                + "<h1>Expérience professionnelle</h1><h1>Technicienne de maintenance</h1><p>Aciérie du Nord, 2019 – 2022</p>"
                + "<ul><li>Réglage des laminoirs</li></ul><h1>Opératrice</h1><p>Papeterie Duval, 2016 – 2019</p>"
                + "<ul><li>Conduite de ligne</li></ul><h1>Formation</h1><h1>BTS Maintenance</h1><p>Lycée Fauriel, 2014 – 2016</p>"
                + "<h1>Langues</h1><p>Anglais : B2</p>"
        )
        #expect(profile.basics?.name == "Aliénor Castaing")
        #expect(profile.work?.map(\.position) == ["Technicienne de maintenance", "Opératrice"])
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.education?.count == 1 && profile.languages?.count == 1)
    }

    @Test("headings for emphasis, in the text of entries and around contact data, break nothing")
    func emphasis() throws {
        let profile = try profile(
            "<h3>Aliénor Castaing</h3><h4>alienor@courriel.example</h4><h4>06 12 34 56 78</h4>"
                + "<h2>Expérience professionnelle</h2><p><b>Technicienne de maintenance</b>, Aciérie du Nord, 2019 – 2022</p>"
                + "<h4>Zéro accident en trois ans</h4><ul><li>Réglage des laminoirs</li></ul>"
                + "<p><b>Opératrice</b>, Papeterie Duval, 2016 – 2019</p><ul><li>Conduite de ligne</li></ul>"
                + "<h2>Formation</h2><p>2014 – 2016 BTS Maintenance, Lycée Fauriel</p>" + end
        )
        #expect(profile.basics?.name == "Aliénor Castaing" && profile.basics?.phone == "+33612345678")
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.education?.count == 1)
    }

    // MARK: Word

    /// Paragraphs, each with the id of its style.
    private func docx(_ paragraphs: [(style: String, text: String)]) -> Data {
        func style(_ id: String, _ name: String, _ more: String) -> String {
            "<w:style w:type='paragraph' w:styleId='\(id)'><w:name w:val='\(name)'/>\(more)</w:style>"
        }
        let styles =
            style("Titre", "Title", "") + style("Titre1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
            + style("Rubrique", "Ma rubrique", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>")
            + style("Poste", "Poste", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>")
        let body = paragraphs.map {
            "<w:p><w:pPr><w:pStyle w:val='\($0.style)'/></w:pPr><w:r><w:t>\($0.text)</w:t></w:r></w:p>"
        }
        return CraftedZip.docx(
            body.joined(),
            parts: ["word/styles.xml": "<w:styles \(CraftedZip.namespaces)>\(styles)</w:styles>"],
            relationships:
                "<Relationship Id='s1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + "styles' Target='styles.xml'/>"
        )
    }

    @Test("in Word the title is the name, and styles of any name bound sections and entries by their outline level")
    func word() throws {
        let data = docx([
            ("Normal", "Curriculum 2024"), ("Titre", "Aliénor Castaing"), ("Normal", "Technicienne de maintenance"),
            ("Normal", "alienor@courriel.example"), ("Rubrique", "Mon parcours dans l'acier et le papier"),
            ("Normal", "Dix ans de métier."), ("Rubrique", "Expérience professionnelle"),
            ("Poste", "Technicienne de maintenance, Aciérie du Nord"), ("Normal", "2019 – 2022"),
            ("Normal", "Réglage des laminoirs"), ("Normal", "Astreintes de nuit"),
            ("Poste", "Opératrice, Papeterie Duval"), ("Normal", "2016 – 2019"), ("Normal", "Conduite de ligne"),
            ("Rubrique", "Formation"), ("Normal", "2014 – 2016 BTS Maintenance, Lycée Fauriel"),
            ("Rubrique", "Dans ma commune, pour mes voisins"), ("Normal", "2018 – 2020 Conseil de quartier"),
            ("Rubrique", "Langues"), ("Normal", "Anglais : B2"),
        ])
        let profile = try CVReading.read(data, name: "cv.docx").profile
        #expect(profile.basics?.name == "Aliénor Castaing")
        #expect(profile.work?.map(\.name) == ["Aciérie du Nord", "Papeterie Duval"])
        #expect(profile.work?[0].highlights == ["Réglage des laminoirs", "Astreintes de nuit"])
        #expect(profile.education?.count == 1 && profile.languages?.count == 1)
    }
}

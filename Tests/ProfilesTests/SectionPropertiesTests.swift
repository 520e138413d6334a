// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Profiles
import Testing

/// Every property of JSON Resume, as French and English CVs print it.
@Suite("Properties of the sections")
struct SectionPropertiesTests {
    private func french(_ lines: String...) throws -> Profile {
        let head = ["Camille Exemple", "Cheffe de projet", "camille@courriel.example", ""]
        return try CVReading.read(head + lines).profile
    }

    private func english(_ lines: String...) throws -> Profile {
        let head = ["Jamie Sample", "Project Manager", "jamie@mail.example", ""]
        return try CVReading.read(head + lines).profile
    }

    @Test("Basics: address, postcode, town, country, phone as printed and in E.164, page and networks")
    func basics() throws {
        let read = try CVReading.read([
            "Camille EXEMPLE", "Cheffe de projet digital", "12 bis rue des Lilas, 69003 Lyon, France",
            "Tél. : 06 39 98 10 01 | camille@courriel.example", "www.camille-exemple.fr",
            "linkedin.com/in/camille-exemple | github.com/cexemple", "", "PROFIL", "Douze ans de projets numériques.",
            "",
            "EXPÉRIENCE", "Cheffe de projet, Orme SARL, Lyon, mars 2019 – juin 2021",
        ]).profile.basics
        #expect(read?.name == "Camille EXEMPLE" && read?.label == "Cheffe de projet digital")
        #expect(read?.location?.address == "12 bis rue des Lilas" && read?.location?.postalCode == "69003")
        #expect(read?.location?.city == "Lyon" && read?.location?.countryCode == "FR")
        #expect(read?.phone == "+33639981001" && read?.greffier?.phoneWritten == "06 39 98 10 01")
        #expect(read?.url == "www.camille-exemple.fr" && read?.summary == "Douze ans de projets numériques.")
        #expect(read?.profiles?.map(\.network) == ["LinkedIn", "GitHub"])
        #expect(read?.profiles?.map(\.username) == ["camille-exemple", "cexemple"])
        let stacked = try CVReading.read([
            "Jamie Sample", "Project Manager", "14 Harbour Row", "Bristol BS1 4ST", "+44 7700 900614",
            "jamie@mail.example",
            "", "EXPERIENCE", "Project Manager, Elm Ltd, Bristol, March 2019 – June 2021",
        ]).profile.basics
        #expect(stacked?.location?.address == "14 Harbour Row" && stacked?.location?.postalCode == "BS1 4ST")
        #expect(stacked?.location?.city == "Bristol" && stacked?.phone == "+447700900614")
    }

    @Test("Work: several positions at one employer, place, contract, summary, highlights, address of the firm")
    func work() throws {
        let work =
            try french(
                "EXPÉRIENCES PROFESSIONNELLES",
                "Orme Conseil SARL, Lyon (www.orme.example/fr)",
                "Cheffe de projet – CDI",
                "depuis mars 2021",
                "Pilotage de deux équipes pour les clients de la région.",
                "• Mission chez Ferme Verte : refonte du site",
                "• Mission chez Banque Bleue : tableau de bord",
                "",
                "Consultante – CDI",
                "janvier 2018 – février 2021",
                "• Audits",
                "",
                "Assistante, Mairie de Vienne (CDD)",
                "2016 – 2017",
                "• Accueil"
            ).work ?? []
        #expect(work.map(\.name) == ["Orme Conseil SARL", "Orme Conseil SARL", "Mairie de Vienne"])
        #expect(work.map(\.position) == ["Cheffe de projet", "Consultante", "Assistante"])
        #expect(
            work.map(\.startDate) == ["2021-03", "2018-01", "2016"] && work.map(\.endDate) == [nil, "2021-02", "2017"]
        )
        #expect(
            work.first?.greffier?.current == true
                && work.map(\.greffier?.contract) == ["permanent", "permanent", "fixed_term"]
        )
        #expect(work.first?.url == "www.orme.example/fr" && work.first?.location == "Lyon")
        #expect(work.first?.summary == "Pilotage de deux équipes pour les clients de la région.")
        #expect(
            work.first?.highlights == [
                "Mission chez Ferme Verte : refonte du site", "Mission chez Banque Bleue : tableau de bord",
            ]
        )
    }

    @Test("Volunteer work: organisation, role, period, what was done")
    func volunteer() throws {
        let french = try french(
            "BÉNÉVOLAT",
            "Trésorière, Les Amis du Canal, Lyon, 2015 – 2019",
            "• Comptes de l'association",
            "",
            "LANGUES",
            "Anglais : B2"
        ).volunteer
        #expect(french?.map(\.organization) == ["Les Amis du Canal"] && french?.map(\.position) == ["Trésorière"])
        #expect(french?.first?.startDate == "2015" && french?.first?.endDate == "2019")
        #expect(french?.first?.highlights == ["Comptes de l'association"])
        let english = try english(
            "VOLUNTEERING",
            "Food Bank Leeds – Driver",
            "May 2020 – present",
            "www.foodbank.example/leeds",
            "",
            "LANGUAGES",
            "French: B2"
        ).volunteer
        #expect(english?.map(\.organization) == ["Food Bank Leeds"] && english?.map(\.position) == ["Driver"])
        #expect(english?.first?.startDate == "2020-05" && english?.first?.endDate == nil)
        #expect(english?.first?.url == "www.foodbank.example/leeds")
    }

    @Test("Studies: diploma, field, school, period, result, courses, address, level")
    func education() throws {
        let french =
            try french(
                "FORMATION",
                "2016 – 2018 : Master Marketing digital, Université Lyon 3, mention bien",
                "• Statistiques",
                "• Droit du numérique",
                "2015 BTS Communication, Lycée Fermat (https://fermat.example)"
            ).education ?? []
        #expect(
            french.map(\.studyType) == ["Master", "BTS"]
                && french.map(\.area) == ["Marketing digital", "Communication"],
            "\(french)"
        )
        #expect(
            french.map(\.institution) == ["Université Lyon 3", "Lycée Fermat"] && french.first?.score == "mention bien"
        )
        #expect(
            french.first?.courses == ["Statistiques", "Droit du numérique"] && french.map(\.greffier?.eqf) == [7, 5]
        )
        #expect(french.first?.startDate == "2016" && french.map(\.endDate) == ["2018", "2015"])
        #expect(french.last?.url == "https://fermat.example")
        let english =
            try english("EDUCATION", "BSc (Hons) Economics, University of Leeds, 2012 – 2015, First Class").education
            ?? []
        #expect(english.first?.institution == "University of Leeds" && english.first?.area == "Economics")
        #expect(english.first?.score == "First Class" && english.first?.greffier?.eqf == 6)
    }

    @Test("Awards: title, date, who gives it, what for")
    func awards() throws {
        let french = try french(
            "DISTINCTIONS",
            "2021 – Prix de l'innovation, Région Sud",
            "• Pour une application de covoiturage",
            "",
            "LANGUES",
            "Anglais : B2"
        ).awards
        #expect(french?.map(\.title) == ["Prix de l'innovation"] && french?.map(\.date) == ["2021"])
        #expect(
            french?.map(\.awarder) == ["Région Sud"]
                && french?.map(\.summary) == ["Pour une application de covoiturage"]
        )
        let english = try english(
            "AWARDS",
            "Employee of the Year, Elm Ltd (2022)",
            "Given for the calmest project of the whole department.",
            "",
            "LANGUAGES",
            "French: B2"
        ).awards
        #expect(
            english?.map(\.title) == ["Employee of the Year"] && english?.map(\.awarder) == ["Elm Ltd"]
                && english?.map(\.date) == ["2022"]
        )
        #expect(english?.map(\.summary) == ["Given for the calmest project of the whole department."])
    }

    @Test("Certificates: name, issuer, date, address")
    func certificates() throws {
        let french = try french(
            "CERTIFICATIONS",
            "PRINCE2 Practitioner, AXELOS, mai 2020",
            "Scrum Master PSM I – Scrum.org (2019)",
            "Google Analytics, 2021, https://cert.example/42"
        ).certificates
        #expect(french?.map(\.name) == ["PRINCE2 Practitioner", "Scrum Master PSM I", "Google Analytics"])
        #expect(
            french?.map(\.issuer) == ["AXELOS", "Scrum.org", nil] && french?.map(\.date) == ["2020-05", "2019", "2021"]
        )
        #expect(french?.last?.url == "https://cert.example/42")
    }

    @Test("Publications: title, publisher, date, address, summary")
    func publications() throws {
        let french = try french(
            "PUBLICATIONS",
            "« Le canal et ses usages », Revue des fleuves, mars 2020",
            "https://revue.example/canal"
        ).publications
        #expect(french?.map(\.name) == ["Le canal et ses usages"] && french?.map(\.publisher) == ["Revue des fleuves"])
        #expect(french?.map(\.releaseDate) == ["2020-03"] && french?.map(\.url) == ["https://revue.example/canal"])
        let english = try english(
            "PUBLICATIONS",
            "“Calm projects at scale”, Journal of Slow Work, 2021",
            "• How nine teams halved their meetings"
        ).publications
        #expect(
            english?.map(\.name) == ["Calm projects at scale"] && english?.map(\.publisher) == ["Journal of Slow Work"]
        )
        #expect(english?.map(\.summary) == ["How nine teams halved their meetings"])
    }

    @Test("Skills: grouped as written, levels, canonical names")
    func skills() throws {
        let skills =
            try french("COMPÉTENCES", "Bureautique : Excel (avancé), Word", "Gestion : suivi budgétaire, planification")
            .skills ?? []
        #expect(skills.map(\.name) == ["Bureautique", "Gestion"] && skills.first?.keywords == ["Excel", "Word"])
        #expect(skills.first?.greffier?.canonical == ["Excel", "Word"])
        let plain = try english("SKILLS", "Kubernetes (expert), k8s, Excel").skills ?? []
        #expect(plain.first?.level == "expert" && plain.first?.greffier?.canonical == ["Kubernetes"])
    }

    @Test("Languages with the level as printed and of the framework")
    func languages() throws {
        let french = try french(
            "LANGUES",
            "Français : langue maternelle",
            "Anglais – courant (TOEIC 900)",
            "Espagnol B1",
            "Allemand (notions)"
        ).languages
        #expect(french?.map(\.language) == ["Français", "Anglais", "Espagnol", "Allemand"])
        #expect(
            french?.map(\.greffier?.cefr) == ["native", "B2", "B1", "A1"]
                || french?.map(\.greffier?.cefr) == ["native", "B2", "B1", "A2"]
        )
        let english = try english("LANGUAGES", "English (native), French (fluent), Dutch (basic)").languages
        #expect(
            english?.map(\.language) == ["English", "French", "Dutch"]
                && english?.map(\.fluency) == ["native", "fluent", "basic"]
        )
    }

    @Test("Interests with what belongs to them")
    func interests() throws {
        let french = try french(
            "CENTRES D'INTÉRÊT",
            "Sport (course à pied, natation), lecture",
            "Musique : violon, chorale"
        ).interests
        #expect(french?.map(\.name) == ["Sport", "lecture", "Musique"])
        #expect(french?.map(\.keywords) == [["course à pied", "natation"], nil, ["violon", "chorale"]])
    }

    @Test("References: a person with what is said of them; a promise is none")
    func references() throws {
        let french = try french(
            "RÉFÉRENCES",
            "Maud Tessier",
            "Directrice, Orme SARL",
            "maud.tessier@orme.example",
            "",
            "Paul Andrieux – responsable logistique – 06 39 98 10 02"
        ).references
        #expect(french?.map(\.name) == ["Maud Tessier", "Paul Andrieux"])
        #expect(french?.first?.reference == "Directrice, Orme SARL maud.tessier@orme.example")
        for promise in [
            "Available on request", "References available upon request.", "Disponibles sur demande",
            "Références disponibles",
        ] {
            #expect(try english("REFERENCES", promise).references == nil, "\(promise)")
        }
    }

    @Test("Projects: name, description, period, highlights, and what labels say")
    func projects() throws {
        let french = try french(
            "PROJETS",
            "Carnet de bord – application de suivi des crues, 2021",
            "• 300 utilisateurs",
            "• Technologies : Swift, SQLite",
            "• Rôle : développeuse",
            "• Client : Mairie de Vienne",
            "• https://code.example/carnet"
        ).projects?.first
        #expect(french?.name == "Carnet de bord" && french?.description == "application de suivi des crues")
        #expect(french?.startDate == "2021" && french?.highlights == ["300 utilisateurs"])
        #expect(french?.keywords == ["Swift", "SQLite"] && french?.roles == ["développeuse"])
        #expect(french?.entity == "Mairie de Vienne" && french?.url == "https://code.example/carnet")
    }

    @Test("Months in all and per skill, overlaps merged; gaps; licences; the date that today means")
    func wholeProfile() throws {
        let lines = [
            "Camille Exemple", "Comptable", "camille@courriel.example", "Permis B et BE, CACES 3", "", "EXPÉRIENCE",
            "Comptable, Orme SARL, Laval, janvier 2020 – décembre 2021", "• Saisie sous Excel", "",
            "Formatrice, Greta, Laval, juillet 2021 – juin 2022", "• Cours d'Excel", "",
            "Comptable, Frêne SA, Laval, janvier 2017 – mars 2018", "", "COMPÉTENCES", "Excel, Sage", "",
            "Mis à jour le 12 mars 2024",
        ]
        let own = try CVReading.read(lines).profile
        #expect(
            own.greffier?.monthsTotal == 45 && own.skills?.first?.greffier?.months == ["Excel": 30],
            "\(own.skills ?? [])"
        )
        #expect(own.greffier?.licences == ["B", "BE"])
        #expect(own.greffier?.referenceDate == "2024-03-12" && own.greffier?.referenceSource == "document")
        let gaps = own.greffier?.gaps ?? []
        #expect(gaps.map(\.startDate) == ["2018-04", "2022-07"] && gaps.map(\.endDate) == ["2019-12", nil])
        #expect(gaps.map(\.months) == [21, 20])
    }
}

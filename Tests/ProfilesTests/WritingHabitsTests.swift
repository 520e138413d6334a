// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Testing

@testable import Profiles

/// Habits of writing entries, names and places that word processors and builders of CVs share.
@Suite("Habits of writing")
struct WritingHabitsTests {
    // MARK: Titles of positions

    @Test("a title keeps what brackets, a comma in small letters, a slash or a dash add")
    func wholeTitles() throws {
        #expect(
            try CVTexts.work("Bus Driver (night routes), Imaginary Buses, 2015 - 2019") == [
                "Bus Driver (night routes) @ Imaginary Buses, 2015 > 2019"
            ]
        )
        #expect(
            try CVTexts.work("Vendeur (CDD), Boutique Fictive, 2015 - 2019") == [
                "Vendeur @ Boutique Fictive, 2015 > 2019"
            ]
        )
        #expect(
            try CVTexts.work("Verreries Fictives, Nancy", "Stage de fin d'études, service achats", "03/2009 - 08/2009")
                == [
                    "Stage de fin d'études, service achats @ Verreries Fictives, 2009-03 > 2009-08"
                ]
        )
        #expect(
            try CVTexts.work("Porter / Driver", "Imaginary Hotel", "2015 - 2019") == [
                "Porter / Driver @ Imaginary Hotel, 2015 > 2019"
            ]
        )
        #expect(
            try CVTexts.work(
                "Truck Driver - Night Flatbed",
                "Zimbrel Carriers - Boston, MA",
                "2015 - 2019",
                "- Haul steel",
                "",
                "Delivery Driver",
                "Imaginary Supply - Boston, MA",
                "2012 - 2015",
                "- Drops",
                "",
                "Warehouse Clerk",
                "Imaginary Stores - Boston, MA",
                "2010 - 2012",
                "- Orders"
            ).first == "Truck Driver - Night Flatbed @ Zimbrel Carriers, 2015 > 2019"
        )
    }

    @Test("the last word tells a job from the kind of firm before it")
    func jobsAtFirms() throws {
        #expect(
            try CVTexts.work("Zimbrel Ltd, Oamaru\t2012 - 2013", "Farm Assistant") == [
                "Farm Assistant @ Zimbrel Ltd, 2012 > 2013"
            ]
        )
    }

    @Test("an internship alone on its line, or first on it, is the title")
    func internships() throws {
        #expect(
            try CVTexts.work("Teaching Practice", "Zimbrel Secondary School", "05/2013 - 08/2013\tNowhereville") == [
                "Teaching Practice @ Zimbrel Secondary School, 2013-05 > 2013-08"
            ]
        )
        #expect(
            try CVTexts.work("Intern, Zimbrel Seed Trust, Ardingly\t2010") == [
                "Intern @ Zimbrel Seed Trust, 2010 > 2010"
            ]
        )
    }

    @Test("labels before the facts of an entry are no part of them")
    func labels() throws {
        #expect(
            try CVTexts.work(
                "Company: Zimbrel Systems Pvt. Ltd., Pune",
                "Designation: Senior Test Engineer",
                "Duration: Aug-2021 to till date",
                "- Plans",
                "",
                "Company: Zimbrel Systems Pvt. Ltd., Pune",
                "Designation: Trainee",
                "Duration: Jan-2018 to Jun-2018"
            ) == [
                "Senior Test Engineer @ Zimbrel Systems Pvt. Ltd., 2021-08 > now",
                "Trainee @ Zimbrel Systems Pvt. Ltd., 2018-01 > 2018-06",
            ]
        )
        #expect(
            try CVTexts.work(
                "De juin 2020 à nos jours",
                "Entreprise : ZIMBREL (Abidjan)",
                "Poste occupé : Chef comptable"
            ) == [
                "Chef comptable @ ZIMBREL, 2020-06 > now"
            ]
        )
    }

    @Test("a title and its department alone are a further position, where firms stand on a line above")
    func departments() throws {
        #expect(
            try CVTexts.work(
                "Imaginary Medical Center, Toledo, OH",
                "Charge Nurse, Telemetry Unit\t08/2018 – Present",
                "- Leads",
                "",
                "Staff Nurse, Step-Down Unit\t06/2013 – 08/2018",
                "- Cares",
                "",
                "St. Zimbrel Hospital, Sandusky, OH",
                "Staff Nurse, Surgery\t07/2009 – 05/2013",
                "- Manages"
            )[1] == "Staff Nurse, Step-Down Unit @ Imaginary Medical Center, 2013-06 > 2018-08"
        )
        #expect(
            try CVTexts.work(
                "Éducatrice qualifiée, groupe 3-4 ans",
                "CPE Les Petits Zimbrels, Sherbrooke",
                "2016 à 2019"
            ).first
                == "Éducatrice qualifiée, groupe 3-4 ans @ CPE Les Petits Zimbrels, 2016 > 2019"
        )
    }

    // MARK: Firms

    @Test("a firm keeps what goes on in small letters or with a number, and a word 'at' within it")
    func wholeFirms() throws {
        #expect(
            try CVTexts.work("Secrétaire notariale\t2010 - 2013", "SCP Tourbier, notaires – Beaune") == [
                "Secrétaire notariale @ SCP Tourbier, notaires, 2010 > 2013"
            ]
        )
        #expect(
            try CVTexts.work("Home Care Worker, Comfort at Home Ltd, Leeds", "2014 - 2019") == [
                "Home Care Worker @ Comfort at Home Ltd, 2014 > 2019"
            ]
        )
    }

    @Test("firms in heavier letters open entries, also where the position above has no text")
    func firmsAboveGroups() throws {
        let read = try CVTexts.page(
            """
            <h2>Experience</h2><p><b>Grants Bureau, Ottawa</b></p><p>Officer, Jan. 2020 to Present</p><ul><li>Travel</li></ul>
            <p>Clerk, May 2015 to Aug. 2015</p><p><b>Township of Nowhere, Ottawa</b></p><p>Permit Clerk, June 2013 to Apr. 2015</p>
            <ul><li>Permits</li></ul><h2>Languages</h2><p>English</p>
            """
        )
        #expect(read.work?.map(\.name) == ["Grants Bureau", "Grants Bureau", "Township of Nowhere"])
    }

    @Test("a title in bold and a firm beside it are two, and a town before its country is neither")
    func boldTitles() throws {
        let read = try CVTexts.page(
            """
            <h2>Experience</h2><p>07/2012 – 08/2012 Spa, Belgique</p><p><b>VENDEUSE</b> BOULANGERIE LAMBRIL</p>
            <h2>Languages</h2><p>English</p>
            """
        )
        #expect(read.work?.first?.position == "VENDEUSE" && read.work?.first?.name == "BOULANGERIE LAMBRIL")
    }

    // MARK: Dates

    @Test("periods end in an ellipsis, in two digits, or on the next line")
    func openEnds() throws {
        #expect(try CVTexts.work("Clerk, Imaginary Ltd", "09.2022 > …") == ["Clerk @ Imaginary Ltd, 2022-09 > now"])
        #expect(try CVTexts.work("Clerk, Imaginary Ltd", "Août 2022 > ...") == ["Clerk @ Imaginary Ltd, 2022-08 > now"])
        #expect(
            try CVTexts.work("Imaginary Ltd, Ludlow\tMar 18 to date", "Clerk") == [
                "Clerk @ Imaginary Ltd, 2018-03 > now"
            ]
        )
        #expect(
            try CVTexts.work("Imaginary Ltd, Ludlow\tOct 13 to Feb 18", "Clerk") == [
                "Clerk @ Imaginary Ltd, 2013-10 > 2018-02"
            ]
        )
        let read = try CVTexts.page(
            """
            <h2>Experience</h2><table><tr><td><p>Nov 2020</p><p>to present</p></td><td><p>Clerk | Imaginary Ltd</p></td></tr>
            <tr><td><p>June 2017</p><p>to Oct 2020</p></td><td><p>Porter | Imaginary Hotel</p></td></tr></table>
            <h2>Languages</h2><p>English</p>
            """
        )
        #expect(read.work?.map(\.startDate) == ["2020-11", "2017-06"])
        #expect(read.work?.map(\.endDate) == [nil, "2020-10"])
    }

    @Test("dates in the last column of a table head the text of their row")
    func datesLast() throws {
        func row(_ title: String, _ firm: String, _ date: String) -> String {
            "<tr><td><p>\(title)</p><p>\(firm)</p><ul><li>Tasks</li></ul></td><td><p>\(date)</p></td></tr>"
        }
        let read = try CVTexts.page(
            "<h2>Expériences</h2><table>" + row("Éducateur", "Maison Fictive", "2016 > aujourd'hui")
                + row("Animateur", "Commune de Nulle-Part", "2013 > 2016") + "</table><h2>Langues</h2><p>Anglais</p>"
        )
        #expect(read.work?.map(\.position) == ["Éducateur", "Animateur"])
        #expect(read.work?.map(\.startDate) == ["2016", "2013"] && read.work?.map(\.endDate) == [nil, "2016"])
    }

    // MARK: Sections

    @Test("a title above two periods is one, though firms have its words, and so is what no other title tells of")
    func titlesOfFirms() throws {
        let rows =
            "<p>Imaginary Dairy, Oban 2018 - 2020</p><p>Herd Manager</p><p>Other Dairy, Ayr 2015 - 2018</p><p>Milker</p>"
        for title in ["Farms", "Zimbrel"] {
            let read = try CVTexts.page(
                "<h2>\(title)</h2>\(rows)<h2>Education</h2><p>BA, 2014</p><h2>Languages</h2><p>English</p>"
            )
            #expect(read.work?.count == 2, "\(title)")
        }
    }

    @Test("titles whose words no list knows as a whole count by the look that they share")
    func sharedLooks() throws {
        let read = try CVTexts.page(
            """
            <h2>En cuisine</h2><p><b>Chef de partie [02/2024 – 10/2026]</b></p><p>Auberge Fictive, Lyon</p><ul><li>Sauces</li></ul>
            <p><b>Second de cuisine [10/2019 – 06/2021]</b></p><p>Collège Imaginaire, Lyon</p>
            <h2>Apprentissage et diplômes</h2><p>CAP Cuisine, CFA de Nulle-Part [2019]</p>
            <h2>Je parle</h2><p>Français : courant / Bambara : langue maternelle</p>
            """
        )
        #expect(read.work?.map(\.position) == ["Chef de partie", "Second de cuisine"])
        #expect(read.languages?.map(\.language) == ["Français", "Bambara"])
    }

    @Test("a sentence with years under an unknown title is no entry")
    func remarks() throws {
        let read = try CVTexts.page(
            """
            <h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015 - 2019</p><h2>Trou d'air</h2>
            <p>2020-2021 : arrêt des tournées, formation en autodidacte.</p><h2>Languages</h2><p>English</p>
            """
        )
        #expect(read.education == nil && read.work?.count == 1)
    }

    @Test("labels in a table are no titles, and its header row is no entry")
    func tables() throws {
        let read = try CVTexts.page(
            """
            <h2>Technical Skills</h2><table><tr><td><h2>Automation Tools</h2></td><td>Selenium, TestNG</td></tr>
            <tr><td><h2>Defect Tracking</h2></td><td>Bugzilla, Jira</td></tr></table>
            <h2>Education</h2><table><tr><td>Degree</td><td>Stream</td><td>Institute</td><td>Year</td></tr>
            <tr><td>B.E.</td><td>Computer Engineering</td><td>Imaginary University</td><td>2017</td></tr>
            <tr><td>HSC</td><td>Science</td><td>Fergus College</td><td>2013</td></tr></table><h2>Languages</h2><p>English</p>
            """
        )
        #expect(read.skills?.compactMap(\.keywords).flatMap { $0 } == ["Selenium", "TestNG", "Bugzilla", "Jira"])
        #expect(read.education?.map(\.institution) == ["Imaginary University", "Fergus College"])
        #expect(read.education?.map(\.area) == ["Computer Engineering", "Science"])
        #expect(read.education?.map(\.endDate) == ["2017", "2013"])
    }

    @Test("tables of one row each right below each other are one list")
    func adjacentTables() throws {
        let rows = [("Polish", "mother tongue"), ("English", "very good"), ("Russian", "basic")]
        let tables = rows.map { "<table><tr><td>\($0)</td><td>\($1)</td></tr></table>" }.joined()
        let read = try CVTexts.page("<h2>Languages</h2>\(tables)<h2>Hobbies</h2><p>Chess</p>")
        #expect(read.languages?.map(\.language) == rows.map(\.0) && read.languages?.map(\.fluency) == rows.map(\.1))
    }

    @Test("unknown titles above names with one date each, or above lists with labels, hold certificates or skills")
    func contents() throws {
        let read = try CVTexts.page(
            """
            <h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015 - 2019</p><h2>Sésames</h2><p>FCO (2024)</p><p>ADR base (2021)</p>
            <h2>Methods</h2><p>Laboratory: qPCR; Zimbrel microscopy</p><p>Field: trial design; scoring</p>
            """
        )
        #expect(read.certificates?.map(\.name) == ["FCO", "ADR base"])
        #expect(read.skills?.map(\.name) == ["Laboratory", "Field"])
    }

    // MARK: Studies

    @Test("a school behind 'au' or 'at the' is a piece of its own, and letters of a diploma may be a school's")
    func schools() throws {
        #expect(
            try CVTexts.studies("2007-2009 : BTSA Viticulture-œnologie au Lycée agricole de Nulle-Part") == [
                "BTSA | Viticulture-œnologie | Lycée agricole de Nulle-Part"
            ]
        )
        #expect(
            try CVTexts.studies("LP Zimbrel\t2003", "BEP Vente action marchande") == [
                "BEP | Vente action marchande | LP Zimbrel"
            ]
        )
        #expect(
            try CVTexts.studies("2013: National Professional Qualification for Headship, Welsh Government").first?
                .hasSuffix(
                    "| Welsh Government"
                ) == true
        )
    }

    // MARK: Head

    @Test("the parts of a name behind their labels make the name, given name first")
    func labelledNames() throws {
        for head in [
            "Nom : Vandril\nPrénom : Odile", "Nom :\nVandril\nPrénom :\nOdile", "Prénom : Odile\tNom : Vandril",
        ] {
            let read = try CVTexts.profile(
                "CURRICULUM VITAE\n\(head)\nodile@exemple.example\n\nEXPÉRIENCE\nVendeuse, Boutique, 2015\n"
            )
            #expect(read.basics?.name == "Odile Vandril", "\(head)")
        }
    }

    @Test("a given name above a family name with its particle is one name")
    func stackedNames() throws {
        let html =
            "<html><body><h1>Zimbra<br>de Groot-Exemple</h1><p>z@courriel.example</p><h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015</p></body></html>"
        #expect(try CVReading.read(file: html, name: "cv.html").profile.basics?.name == "Zimbra de Groot-Exemple")
    }

    @Test(
        "towns stand between dashes and slashes, before a region in brackets, behind a quarter, and above a postcode or a country",
        arguments: [
            ("74000 Annecy - 01 99 00 12 34", "Annecy"), ("Manchester, UK / zimbrel.example", "Manchester"),
            ("Rimouski (Québec)", "Rimouski"), ("Adresse : Cocody Angré, 8e tranche, Abidjan", "Abidjan"),
            ("P.O. Box CT 4471, Cantonments, Accra, Ghana", "Accra"), ("Flat 302, Kothrud, Pune 411038", "Pune"),
            ("Flat 6, 41 Zimbrel Street, Birmingham B19", "Birmingham"), ("Zimbreltown\nSA1 6RN", "Zimbreltown"),
            ("Zimbreltown\nUnited Kingdom", "Zimbreltown"),
            ("Dublin 8, Ireland", "Dublin"), ("Zimbreltown PH7", "Zimbreltown"),
        ]
    )
    func towns(lines: String, town: String) throws {
        let read = try CVTexts.profile(
            "Zoe Exemple\n\(lines)\nzoe@exemple.example\n\nEXPERIENCE\nClerk, Imaginary Ltd, 2015 - 2019\n"
        )
        #expect(read.basics?.location?.city == town)
    }

    // MARK: Lists

    @Test("a level before the names is that of all of them, and a joiner is part of none")
    func levels() throws {
        let read = try CVTexts.profile(
            "Zoe Exemple\nzoe@exemple.example\n\nLANGUES\nLangue(s) maternelle(s) : FRANÇAIS\nWelsh (first language) and English (fluent)\n"
        )
        #expect(read.languages?.map(\.fluency) == ["Langue(s) maternelle(s)", "first language", "fluent"])
        #expect(read.languages?.map(\.greffier?.cefr) == ["native", "native", "C1"])
    }

    @Test("languages that no list knows stand before their level, and names in small letters behind 'et'")
    func unknownLanguages() throws {
        let read = try CVTexts.profile(
            "Zoe Exemple\nzoe@exemple.example\n\nLANGUES\nZimbrelais : langue maternelle\nFrançais et arabe courants, anglais technique\n"
        )
        #expect(read.languages?.map(\.language) == ["Zimbrelais", "Français", "arabe", "anglais"])
        #expect(read.languages?.map(\.fluency) == ["langue maternelle", "courants", "courants", "technique"])
    }

    @Test("signs of greater are bullets, and a licence to drive is no certificate")
    func bullets() throws {
        let read = try CVTexts.profile(
            "Zoe Exemple\nzoe@exemple.example\n\nEXPERIENCE\nClerk, Imaginary Ltd, 2015 - 2019\n> Filing\n> First of the depot in 2017\n\n"
                + "CERTIFICATIONS\nTWIC Card, 2022\nCode 95 (renouvelé en 2023)\nDriver's License: Class A with tanker\n"
        )
        #expect(read.work?.count == 1 && read.work?.first?.highlights?.count == 2)
        #expect(read.certificates?.map(\.name) == ["TWIC Card", "Code 95"])
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ProfileModel
import Testing

@testable import Profiles

/// Forms of job boards and administrations, and how their facts and titles stand in cells.
@Suite("Forms")
struct FormsTests {
    @Test("numbers before titles and brackets behind them are no part of them")
    func numberedTitles() throws {
        let read = try CVTexts.profile(
            "Zoe Exemple\nzoe@exemple.example\n\n1. Emplois occupés (du plus récent au plus ancien)\n\n"
                + "Vendeuse, Boutique Fictive, 2015 - 2019\n\nFormations (2) :\n\nBTS Commerce, Lycée Imaginaire, 2014\n"
        )
        #expect(read.work?.count == 1 && read.education?.count == 1)
    }

    @Test("forms have their labels and both ends of a period in cells of their own")
    func forms() throws {
        let read = try CVTexts.page(
            """
            <table><tr><td>Nom</td><td>VANDRIL</td></tr><tr><td>Prénom</td><td>Odile</td></tr></table>
            <h2>Emplois</h2><table><tr><td>Du</td><td>Au</td><td>Employeur</td><td>Fonction</td></tr>
            <tr><td>01/09/2016</td><td>en poste</td><td>Mairie de Nulle-Part</td><td>Agente d'accueil</td></tr>
            <tr><td>03/05/2011</td><td>31/08/2016</td><td>Boutique Fictive</td><td>Vendeuse</td></tr></table>
            <h2>Langues</h2><table><tr><td>Langue</td><td>Niveau</td></tr><tr><td>Anglais</td><td>Intermédiaire</td></tr>
            <tr><td>Occitan</td><td>Débutant</td></tr></table>
            """
        )
        #expect(read.work?.map(\.startDate) == ["2016-09-01", "2011-05-03"])
        #expect(read.work?.map(\.endDate) == [nil, "2016-08-31"])
        #expect(read.languages?.map(\.language) == ["Anglais", "Occitan"])
        #expect(read.languages?.map(\.fluency) == ["Intermédiaire", "Débutant"])
    }

    @Test("labels of an entry may stand in the cell before its fact, and a labelled title is the whole of its line")
    func labelCells() throws {
        func row(_ label: String, _ value: String) -> String { "<tr><td>\(label)</td><td>: \(value)</td></tr>" }
        let read = try CVTexts.page(
            "<h2>Experience</h2><table>" + row("Organization", "Zimbrel Drugs Limited, Hyderabad")
                + row("Designation", "Executive - Quality Control") + row("Duration", "May 2016 to April 2020")
                + "</table><h2>Languages</h2><p>English</p>"
        )
        #expect(read.work?.first?.name == "Zimbrel Drugs Limited")
        #expect(read.work?.first?.position == "Executive - Quality Control")
    }

    @Test("small capitals count as capitals")
    func smallCapitals() throws {
        for text in ["fArms I hAve worked on", "TrAInIng", "LAnguAges"] {
            #expect(Text.isSmallCapitals(text), "\(text)")
        }
        for text in ["Farms I have worked on", "iOS developer at McDonald", "Python, JavaScript, Swift, Kotlin"] {
            #expect(!Text.isSmallCapitals(text), "\(text)")
        }
    }

    @Test("a name in capitals may stand before a job that is not, and a hyphen in a given name above a family name")
    func namesBesideTitles() throws {
        let html =
            "<html><body><h1>ODILE VANDRIL Paralegal</h1><p>z@courriel.example</p><h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015</p></body></html>"
        let read = try CVReading.read(file: html, name: "cv.html").profile
        #expect(read.basics?.name == "ODILE VANDRIL" && read.basics?.label == "Paralegal")
        let stacked = html.replacing("ODILE VANDRIL Paralegal", with: "Marie-Odile<br>Vandril")
        #expect(try CVReading.read(file: stacked, name: "cv.html").profile.basics?.name == "Marie-Odile Vandril")
    }

    @Test("further positions keep their department where firms stand above, however the first comma is meant")
    func furtherPositions() throws {
        #expect(
            try CVTexts.work(
                "Zimbrel Foods, Inc., Chicago, IL",
                "Chief Operating Officer\tMarch 2019 – Present",
                "- Plants",
                "",
                "Senior Vice President, Manufacturing\tJune 2015 – February 2019",
                "- Network",
                "",
                "Prairie Dairy Cooperative, Madison, WI",
                "Director of Operations\tAugust 2007 – December 2011",
                "- Cheese"
            )[1] == "Senior Vice President, Manufacturing @ Zimbrel Foods, 2015-06 > 2019-02"
        )
        #expect(
            try CVTexts.work("2016-2024 : boulanger, responsable de fournil, Maison Zimbrel, Saint-Nazaire") == [
                "boulanger, responsable de fournil @ Maison Zimbrel, 2016 > 2024"
            ]
        )
    }

    @Test("prose below a position names no firm, and a sentence about years at home is no entry")
    func prose() throws {
        #expect(
            try CVTexts.work(
                "Head Gardener at Zimbrel House Estate, Perthshire",
                "March 2015 to present",
                "I look after a walled garden with two under-gardeners",
                "Trained eleven apprentices.",
                "2013 to 2015: at home with my children."
            ).first == "Head Gardener @ Zimbrel House Estate, 2015-03 > now"
        )
    }
}

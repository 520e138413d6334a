// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import ProfileModel
import Profiles
import Testing

/// What the rules find wrong with their own reading.
@Suite("Checks that need no truth")
struct CrossChecksTests {
    private static let head = ["Claire Duval", "06 39 98 10 01", "claire.duval@courriel.example", ""]
    private static let work = ["EXPÉRIENCE", "2019 – 2023 Vendeuse, Le Panier Breton, Vannes", ""]
    private static let education = ["FORMATION", "2018 Bac pro Commerce, Lycée Fermat, Rennes", ""]

    @Test("A whole CV has nothing to look at")
    func nothing() throws {
        let reading = try CVReading.read(Self.head + Self.work + Self.education)
        #expect(reading.warnings.isEmpty)
        #expect(reading.profile.greffier?.review == nil)
    }

    @Test("An address with spaces or a spelt-out sign is no e-mail of the profile, and is said to stand there")
    func unreadEmail() throws {
        for address in ["claire.duval @ courriel.example", "claire.duval (at) courriel.example"] {
            let reading = try CVReading.read(
                ["Claire Duval", "06 39 98 10 01", address, ""] + Self.work + Self.education
            )
            #expect(reading.profile.basics?.email == nil)
            #expect(reading.profile.greffier?.review == ["contact"])
            #expect(reading.warnings.map(\.message).first?.contains("e-mail") == true)
        }
    }

    @Test("A number that is no phone number of a country that the rules know is said to stand there")
    func unreadPhone() throws {
        let head = ["Claire Duval", "claire.duval@courriel.example", "639 98 10 01", ""]
        let reading = try CVReading.read(head + Self.work + Self.education)
        #expect(reading.profile.basics?.phone == nil)
        #expect(reading.profile.greffier?.review == ["contact"])
        #expect(reading.warnings.map(\.messageFR).first?.contains("téléphone") == true)
    }

    @Test("The addresses of referees are not those of the person")
    func referees() throws {
        let references = ["RÉFÉRENCES", "Marc Petit, 06 39 98 10 02, marc.petit@panier.example"]
        let reading = try CVReading.read(["Claire Duval", ""] + Self.work + Self.education + references)
        #expect(reading.profile.greffier?.review?.contains("contact") != true)
    }

    @Test("A section with lines and nothing read is named")
    func emptySection() throws {
        let languages = ["LANGUES", "........", "(voir la pièce jointe)"]
        let reading = try CVReading.read(Self.head + Self.work + Self.education + languages)
        #expect(reading.profile.languages == nil)
        #expect(reading.warnings.map(\.code) == ["profile.empty_section"])
        #expect(reading.warnings.first?.message.contains("languages") == true)
    }

    @Test("Periods in prose, of which no entry was made, are counted")
    func prose() throws {
        let text = "Livreur de 2015 à 2019 chez Transports Bleus, puis de 2019 à 2024 aux Messageries de l’Ouest."
        let reading = try CVReading.read(Self.head + [text])
        #expect(reading.isCV)
        #expect(reading.profile.greffier?.review == ["missing_entries"])
        #expect(reading.warnings.first?.message.contains("0 < 2") == true)
    }

    @Test("An entry that ends before it starts is said")
    func reversed() throws {
        for (period, isWrong) in [("2023 – 2019", true), ("mai 2023 – mars 2019", true), ("2019 – 2023", false)] {
            let work = ["EXPÉRIENCE", "\(period) Vendeuse, Le Panier Breton, Vannes", ""]
            let reading = try CVReading.read(Self.head + work + Self.education)
            #expect(reading.warnings.map(\.code).contains("profile.dates") == isWrong, "\(period)")
        }
    }

    /// The second page of a CV, scanned into a file of its own.
    private static let secondPage = [
        "FORMATION", "2012 – 2014 BTS Comptabilité et gestion, Lycée Fermat, Rennes",
        "2012 Bac pro Commerce, Lycée Fermat",
        "", "COMPÉTENCES", "Excel, Sage, Ciel Compta", "", "LANGUES", "Anglais : B2", "Espagnol : A2",
    ]

    @Test(
        "a page that says neither by name nor by contact data whose it is, is told apart from a CV whose name is missing"
    )
    func nobody() throws {
        let page = try CVReading.read(Self.secondPage)
        #expect(page.isCV && page.profile.basics?.name == nil && page.profile.education?.count == 2)
        #expect(page.profile.greffier?.review?.contains("no_person") == true)
        #expect(page.profile.greffier?.review?.contains("no_name") == false)
        for contact in [
            "06 39 98 10 01", "contact@courriel.example", "linkedin.com/in/qqn-42", "qqn (at) courriel.example",
        ] {
            let reached = try CVReading.read([contact, ""] + Self.secondPage)
            #expect(reached.profile.greffier?.review?.contains("no_person") == false, "\(contact)")
            #expect(reached.profile.greffier?.review?.contains("no_name") == true, "\(contact)")
        }
        let named = try CVReading.read(["Claire Duval", ""] + Self.secondPage)
        #expect(named.profile.basics?.name == "Claire Duval")
        #expect(named.profile.greffier?.review?.contains("no_person") != true)
    }

    @Test("scribble in no known language that names nobody is no CV, not a page of one")
    func scribble() throws {
        let reading = try CVReading.read([
            "Wszystkie dzieci się śmieją i nie wiedzą, że jest już późno", "zrobić się że nie ma",
        ])
        #expect(!reading.isCV && reading.profile.greffier?.review?.contains("not_a_cv") == true)
        #expect(reading.profile.greffier?.review?.contains("no_person") == false)
    }
}

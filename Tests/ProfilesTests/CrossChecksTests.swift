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
}

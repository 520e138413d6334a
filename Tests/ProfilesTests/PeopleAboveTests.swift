// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Profiles
import Testing

/// CVs whose contact data stand above the name.
@Suite("Contact data above names")
struct PeopleAboveTests {
    private static let first = [
        "jean.orme@courriel.example | 06 39 98 10 01", "Jean Orme", "Menuisier", "", "EXPÉRIENCE",
        "Menuisier, Ateliers Frêne SARL, Laval, mars 2015 – juin 2021", "", "FORMATION",
        "2014 CAP Menuiserie, Lycée Fermat",
    ]
    private static let second = [
        "maud.tessier@courriel.example | 06 39 98 10 02", "Maud Tessier", "Comptable", "", "EXPÉRIENCE",
        "Comptable, Banque Bleue SA, Laval, janvier 2012 – mai 2020", "", "FORMATION",
        "2011 BTS Comptabilité, Lycée Pascal",
    ]

    @Test("Two people in one file are told apart, and the first alone is read")
    func two() throws {
        let reading = try CVReading.read(Self.first + [""] + Self.second)
        #expect(reading.profile.greffier?.review?.contains("several_people") == true)
        #expect(reading.profile.basics?.name == "Jean Orme" && reading.profile.work?.count == 1)
    }

    @Test("One person is one, also with a referee below")
    func one() throws {
        let lines = Self.first + ["", "RÉFÉRENCES", "Paul Andrieux, directeur, 06 39 98 10 03"]
        let reading = try CVReading.read(lines)
        #expect(reading.profile.greffier?.review?.contains("several_people") != true)
        #expect(reading.profile.basics?.name == "Jean Orme")
    }
}

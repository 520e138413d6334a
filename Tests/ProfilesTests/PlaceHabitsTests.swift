// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Testing

@testable import Profiles

/// Addresses, names and dates in the forms of many countries.
@Suite("Habits of addresses, names and dates")
struct PlaceHabitsTests {
    @Test(
        "the town of an address is found",
        arguments: [
            ("22 Cois Fictive, Corbally, Limerick V94 X2Y7", "Limerick"),
            ("41 Bóthar Fictive, H91 XX00 Galway (Ireland)", "Galway"),
            ("Zimbrel VIC 3350", "Zimbrel"), ("15 Wattle Crescent, Zimbrel WA 6432", "Zimbrel"),
            ("Cité Fictive 2, 2037 Zimbrel", "Zimbrel"), ("Ballarat VIC", "Ballarat"),
            ("Montréal (QC)", "Montréal"), ("2140, rue Royale, app. 4, Trois-Rivières (Québec)", "Trois-Rivières"),
            ("BP 120 Zimbrel, Bénin", "Zimbrel"), ("Quartier Fictif, Zimbrel, Sénégal", "Zimbrel"),
            ("Domicile : Abidjan, Yopougon", "Abidjan"), ("Rue du Fictif 118\n6200 Zimbrel", "Zimbrel"),
            ("Blk 214 Imaginary Street 23 #08-117, Singapore 520214", "Singapore"),
            ("Te Puke, Bay of Plenty", "Te Puke"),
        ]
    )
    func towns(address: String, town: String) throws {
        let read = try CVTexts.profile("Camille Exemple\n\(address)\ncamille@exemple.example\n\nLOISIRS\nLecture\n")
        #expect(read.basics?.location?.city == town)
    }

    @Test("letters behind a name are no state, and no address is a job title")
    func credentials() throws {
        let read = try CVTexts.page(
            "<p>linkedin.com/in/camille-exemple-sre | Chief Engineer</p><h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015 - 2019</p>"
        )
        #expect(read.basics?.label == "Chief Engineer")
        let named = try CVReading.read(
            file:
                "<html><body><h1>BRUCE A. ZIMBREL, CPA, CA</h1><p>Toronto, Ontario</p><p>b@exemple.example</p></body></html>",
            name: "cv.html"
        ).profile
        #expect(named.basics?.location?.city == "Toronto")
    }

    @Test(
        "a family name before a comma keeps the given names behind it",
        arguments: ["ZIMBREL, OLUWASEUN TEMITOPE", "TAN WEI LING, CHERYL"]
    )
    func familyNameFirst(name: String) throws {
        let page =
            "<html><body><h1>\(name)</h1><p>cheryl.temitope@exemple.example</p><h2>Experience</h2><p>Clerk, Imaginary Ltd, 2015 - 2019</p></body></html>"
        #expect(try CVReading.read(file: page, name: "cv.html").profile.basics?.name == name)
    }

    @Test(
        "dates are told from what looks like one",
        arguments: [
            ("DES 2015", ["2015"]), ("dès 2015", ["2015 > now"]), ("2015–2017 M.Tech. in Engineering", ["2015 > 2017"]),
            ("2013–2019 MB BCh BAO", ["2013 > 2019"]), ("2000 m", []), ("09/23", ["2023-09"]), ("12/20", []),
            ("Note : 09/23", []),
        ]
    )
    func dates(text: String, expected: [String]) throws {
        #expect(try DateReading.read(text) == expected)
    }
}

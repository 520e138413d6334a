// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TestLexicons
import Testing

@testable import Profiles

@Suite("Contact data")
struct ContactTests {
    @Test(
        "Phone numbers become E.164, whatever their look",
        arguments: [
            ("06 39 98 12 34", "FR", "+33639981234"), ("06.39.98.12.34", "FR", "+33639981234"),
            ("+33 (0)6 39 98 23 26", nil, "+33639982326"),
            ("0033 2 61 91 74 42", nil, "+33261917442"), ("(+44) 7700 900350", nil, "+447700900350"),
            ("+44 (0)7700 900810", nil, "+447700900810"),
            ("0113 496 0496", "GB", "+441134960496"), ("07700 900137", nil, "+447700900137"),
            ("303-555-0160", "US", "+13035550160"),
            ("(303) 555-0160", nil, "+13035550160"), ("+32 2 000 97 25", nil, "+3220009725"),
            ("+353 20 918 7494", nil, "+353209187494"),
        ]
    )
    func phones(text: String, country: String?, expected: String) {
        #expect(
            PhoneReader.numbers(in: "Tél : \(text) – mail").first.flatMap {
                PhoneReader.e164($0.quote, country: country, language: nil)
            } == expected
        )
    }

    @Test(
        "Numbers that are no phone numbers are left alone",
        arguments: ["2019 - 2021", "12/03/1990", "75011 Paris", "SIRET 12", "1 234"]
    )
    func noPhones(text: String) { #expect(PhoneReader.numbers(in: text).isEmpty) }

    @Test("E-mail addresses are found between any signs, and nothing else is one")
    func emails() {
        #expect(
            ContactReader.emails(in: "✉ jean.dupont+cv@mail.example.org, tél") == ["jean.dupont+cv@mail.example.org"]
        )
        #expect(ContactReader.emails(in: "(a@b.example)|c_d@e.example.") == ["a@b.example", "c_d@e.example"])
        #expect(ContactReader.emails(in: "@media a@b x@ @y.z a@b.1").isEmpty)
    }

    @Test("Web addresses are told from file names and techniques")
    func addresses() {
        #expect(
            ContactReader.addresses(in: "linkedin.com/in/x | www.jean.example | https://a.example/b") == [
                "linkedin.com/in/x", "www.jean.example", "https://a.example/b",
            ]
        )
        #expect(ContactReader.addresses(in: "Node.js, Vue.js, ASP.NET, e.g. this, etc. J.-P. Martin").isEmpty)
    }

    @Test(
        "Towns are read from addresses of several countries",
        arguments: [
            ("45 rue Victor-Hugo, 59000 Lille", "Lille"), ("Manchester M14 5TQ", "Manchester"),
            ("Denver, CO", "Denver"), ("Lille (59)", "Lille"),
            ("Toulouse, France", "Toulouse"), ("Leeds, West Yorkshire", "Leeds"),
            ("1000 Bruxelles, Belgique", "Bruxelles"), ("Adresse : Plouzané", "Plouzané"),
            ("76600 Le Havre", "Le Havre"), ("12 Elm Street, Springfield, IL 62701", "Springfield"),
            ("92100 BOULOGNE-BILLANCOURT CEDEX", "BOULOGNE-BILLANCOURT"),
        ]
    )
    func cities(text: String, city: String) throws {
        let lexicons = try ShippedLexicons.shared.get()
        let lines = LineReader(dates: DateScanner(lexicons)).read([TextLine(text: text, number: 1)])
        #expect(PlaceReader(lexicons: lexicons).read(lines).city?.value == city)
    }
}

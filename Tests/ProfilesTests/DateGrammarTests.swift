// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Profiles

/// The grammar of dates, form by form, in both languages.
@Suite("Grammar of dates")
struct DateGrammarTests {
    @Test(
        "months count in full and cut short, with and without accents and dots",
        arguments: [
            ("janvier", 1), ("janv.", 1), ("Janv", 1), ("JANV.", 1), ("January", 1), ("Jan", 1), ("Jan.", 1),
            ("février", 2), ("fevrier", 2), ("FÉVRIER", 2), ("févr.", 2), ("fevr", 2), ("fév.", 2), ("Feb", 2),
            ("February", 2), ("mars", 3), ("Mar", 3), ("Mar.", 3), ("March", 3), ("avril", 4), ("avr.", 4), ("Apr", 4),
            ("April", 4), ("mai", 5), ("May", 5), ("juin", 6), ("Jun", 6), ("Jun.", 6), ("June", 6), ("juillet", 7),
            ("juil.", 7), ("Jul", 7), ("July", 7), ("août", 8), ("aout", 8), ("AOÛT", 8), ("Aug", 8), ("August", 8),
            ("septembre", 9), ("sept", 9), ("sept.", 9), ("Sep", 9), ("Sep.", 9), ("September", 9), ("octobre", 10),
            ("oct.", 10), ("Oct", 10), ("October", 10), ("novembre", 11), ("nov.", 11), ("Nov", 11), ("November", 11),
            ("décembre", 12), ("decembre", 12), ("déc", 12), ("déc.", 12), ("dec", 12), ("Dec.", 12), ("December", 12),
            ("de\u{301}cembre", 12), ("aou\u{302}t", 8),
        ]
    )
    func months(name: String, month: Int) throws {
        let iso = PartialDate(year: 2021, month: month).iso
        #expect(try DateReading.read("\(name) 2021") == [iso])
        #expect(
            try DateReading.read("\(name) 2019 – \(name) 2021") == [
                PartialDate(year: 2019, month: month).iso + " > " + iso
            ]
        )
    }

    @Test(
        "numbers, days, short years, seasons, school years, quarters and halves",
        arguments: [
            ("03/2019", "2019-03"), ("3-2019", "2019-03"), ("03.2019", "2019-03"), ("2019/03", "2019-03"),
            ("2019-03", "2019-03"), ("2019.03", "2019-03"), ("01/03/2019", "2019-03-01"), ("2019-03-01", "2019-03-01"),
            ("1.3.2019", "2019-03-01"), ("03.19 – 06.21", "2019-03 > 2021-06"), ("mars '19", "2019-03"),
            ("'19 – '21", "2019 > 2021"), ("Summer '19", "2019"), ("été 2016", "2016"), ("Printemps 2020", "2020"),
            ("Summer 2016", "2016"), ("Fall 2017 – Spring 2019", "2017 > 2019"), ("Hiver 2018-2019", "2018 > 2019"),
            ("Winter 2018/19", "2018 > 2019"), ("2018/19", "2018 > 2019"), ("2018-19", "2018 > 2019"),
            ("Année universitaire 2018-2019", "2018 > 2019"), ("Academic year 2010/11", "2010 > 2011"),
            ("T1 2020", "2020-01 > 2020-03"), ("Q1 2020", "2020-01 > 2020-03"), ("2020-Q1", "2020-01 > 2020-03"),
            ("Q1 2020 – Q3 2021", "2020-01 > 2021-09"),
            ("T4 2019 à T2 2020", "2019-10 > 2020-06"), ("1er trimestre 2020", "2020-01 > 2020-03"),
            ("2e semestre 2020", "2020-07 > 2020-12"), ("second half of 2020", "2020-07 > 2020-12"),
            ("H2 2021 - present", "2021-07 > now"), ("S1 2019 - S2 2019", "2019-01 > 2019-12"),
        ]
    )
    func forms(text: String, expected: String) throws { #expect(try DateReading.read(text) == [expected]) }

    @Test(
        "two ends with whatever stands between them, a shared year, and durations beside them",
        arguments: [
            ("de mars 2019 à juin 2021", "2019-03 > 2021-06"),
            ("du 12 mars 2019 au 30 juin 2021", "2019-03-12 > 2021-06-30"),
            ("from March 2019 to June 2021", "2019-03 > 2021-06"), ("mars – juin 2021", "2021-03 > 2021-06"),
            ("mars à juin 2021", "2021-03 > 2021-06"), ("March to June 2021", "2021-03 > 2021-06"),
            ("mars/avril 2021", "2021-03 > 2021-04"), ("sept-oct 2020", "2020-09 > 2020-10"),
            ("du 3 au 28 juin 2021", "2021-06-03 > 2021-06-28"),
            ("du 3 mai au 28 juin 2021", "2021-05-03 > 2021-06-28"),
            ("3 May – 28 June 2021", "2021-05-03 > 2021-06-28"), ("Mars 2019\tJuin 2021", "2019-03 > 2021-06"),
            ("03/2019 06/2021", "2019-03 > 2021-06"), ("2019\t2021", "2019 > 2021"), ("2019—2021", "2019 > 2021"),
            ("2019 -- 2021", "2019 > 2021"), ("2019 until 2021", "2019 > 2021"), ("2019 jusqu'en 2021", "2019 > 2021"),
            ("entre 2015 et 2018", "2015 > 2018"), ("between 2015 and 2018", "2015 > 2018"),
            ("6 mois, 2016", "2016"), ("18 months (2019)", "2019"),
            ("mars 2019 – juin 2021 (2 ans et 3 mois)", "2019-03 > 2021-06"),
            ("2 ans et 3 mois (mars 2019 – juin 2021)", "2019-03 > 2021-06"),
            ("Mar 2019 - Jun 2021 · 2 yrs 4 mos", "2019-03 > 2021-06"),
        ]
    )
    func periods(text: String, expected: String) throws { #expect(try DateReading.read(text) == [expected]) }

    @Test(
        "open ends in the words of both languages",
        arguments: [
            "depuis 2019", "Depuis janvier 2019", "since 2019", "from 2019", "2019 à ce jour", "2019 – présent",
            "2019 - Present", "2019 – aujourd'hui", "2019 – auj.", "2019 → en cours", "2019 to date", "2019 - now",
            "2019 – current", "2019 – ongoing", "2019 – actuellement", "2019 – en poste", "2019 à maintenant",
            "2019 – till date", "2019 onwards", "à partir de 2019", "janv. 2019 – ce jour", "2019 – (en cours)",
            "2019 — PRESENT", "Dès 2019", "2019 - à présent",
        ]
    )
    func openEnds(text: String) throws {
        let found = try DateReading.read(text)
        #expect(found == ["2019 > now"] || found == ["2019-01 > now"])
    }

    @Test(
        "words and numbers that only look like dates are none",
        arguments: [
            "Marketing", "Mai Linh", "Mars Inc.", "August Dvořák", "April O'Neil", "Juin-Hee Park", "Marsha 12",
            "06 20 19 20 21", "+33 6 20 19 20 21", "020 1984 5567", "ISO 9001:2015", "EN 13813:2002", "RFC 2049",
            "Windows 2000", "Office 2016", "Excel 2019", "SQL Server 2017", "Word 2010, Excel 2013", "RGPD 2016/679",
            "loi 2005-102", "2000 €", "€ 2000", "$2000", "2000 lignes", "1950 m²", "2 000 000", "12.50", "12,50 €",
            "depuis 3 ans", "6 mois", "18 months", "mi-temps", "May I help", "il a dit mars", "Sept élèves",
            "en mars", "Second-in-command", "Decoration", "Octave 2", "Janus 3", "1080p", "4G 2100 MHz", "H2020",
        ]
    )
    func noDates(text: String) throws { #expect(try DateReading.read(text).isEmpty) }
}

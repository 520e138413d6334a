// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Profiles

@Suite("Dates")
struct DateScannerTests {
    @Test(
        "Periods and dates are read as precisely as they are printed",
        arguments: [
            ("mars 2019 – juin 2021", "2019-03 > 2021-06"), ("Mars 2019 Juin 2021", "2019-03 > 2021-06"),
            ("de décembre 2020 à mars 2022", "2020-12 > 2022-03"), ("d'août 2021 à janvier 2024", "2021-08 > 2024-01"),
            ("Février 2018 – juin 2018", "2018-02 > 2018-06"), ("depuis mai 2024", "2024-05 > now"),
            ("Depuis 11/2022", "2022-11 > now"), ("since January 2020", "2020-01 > now"),
            ("sept. 2023 – aujourd'hui", "2023-09 > now"), ("Sept 2023 - Present", "2023-09 > now"),
            ("Nov 2023 – to date", "2023-11 > now"), ("2021 – à ce jour", "2021 > now"),
            ("2020 - en cours", "2020 > now"),
            ("janvier 2022 jusqu'à aujourd'hui", "2022-01 > now"), ("Jun 2024 to Jul 2025", "2024-06 > 2025-07"),
            ("Avril – juillet 2023", "2023-04 > 2023-07"), ("January – October 2023", "2023-01 > 2023-10"),
            ("09/2023 - 12/2024", "2023-09 > 2024-12"), ("09.2023—12.2024", "2023-09 > 2024-12"),
            ("2019-03 / 2021-06", "2019-03 > 2021-06"),
            ("2019-2021", "2019 > 2021"), ("2019–20", "2019 > 2020"), ("2019/2020", "2019 > 2020"),
            ("2009-10", "2009 > 2010"),
            ("12/03/2019 au 30/06/2021", "2019-03-12 > 2021-06-30"), ("1er mars 2020", "2020-03-01"),
            ("March 12, 2021", "2021-03-12"),
            ("Été 2016", "2016"), ("Summer 2018", "2018"), ("6 mois (2016)", "2016"), ("2016", "2016"),
            ("Mar '21 - Jun '22", "2021-03 > 2022-06"),
            ("03/19 – 06/21", "2019-03 > 2021-06"), ("AVRIL 2019 → MAI 2020", "2019-04 > 2020-05"),
            ("fevrier 2019 a aout 2020", "2019-02 > 2020-08"),
            ("de 2015 à 2018", "2015 > 2018"), ("2018 to present", "2018 > now"),
            ("janv. 2020 - févr. 2021 (1 an 2 mois)", "2020-01 > 2021-02"),
            ("2017 - Present (6 years)", "2017 > now"), ("Class of 2014", "2014"),
            ("Août 2024 – aujourd’hui", "2024-08 > now"),
        ]
    )
    func periods(text: String, expected: String) throws { #expect(try DateReading.read(text) == [expected]) }

    @Test(
        "Words and numbers that only look like dates are none",
        arguments: [
            "Marketing", "Mai Huong Lê", "May Thompson", "ISO 9001", "Windows 2", "+33 6 39 98 66 73", "4500 euros",
            "Mars et Vénus", "Décembre",
            "12 rue de la Paix", "Habilitation H0B0", "RT2012", "Excel 365", "3000 clients", "A. March", "Augustin",
            "1 200 000", "24/7", "12/21",
        ]
    )
    func noDates(text: String) throws { #expect(try DateReading.read(text).isEmpty) }

    @Test("Several periods of one line are all read, in order")
    func several() throws {
        #expect(
            try DateReading.read("Acme 2019 – 2020, puis Bolt (mars 2021 - mai 2022)") == [
                "2019 > 2020", "2021-03 > 2022-05",
            ]
        )
    }

    @Test("A period is counted once where positions overlap")
    func months() throws {
        var one = Draft()
        one.start = PartialDate(year: 2019, month: 1)
        one.end = PartialDate(year: 2019, month: 12)
        var two = Draft()
        two.start = PartialDate(year: 2019, month: 7)
        two.isCurrent = true
        #expect(Experience.months([one, two], today: PartialDate(year: 2020, month: 6, day: 15)) == 18)
        #expect(Experience.months([], today: PartialDate(year: 2020)) == 0)
    }
}

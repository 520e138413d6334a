// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import ProfileModel
import Testing

@testable import Profiles

/// Dates of Europass data that cannot be right.
@Suite("Dates of Europass data")
struct EuropassDatesTests {
    /// `xml` dropped alone, with another text in the place of `words`.
    private func read(_ xml: String, _ words: String, as other: String) throws -> ProfileReading {
        try #require(xml.contains(words))
        return try CVReading.read(file: xml.replacing(words, with: other), name: "cv.xml")
    }

    @Test("what is right as it is raises no warning")
    func fine() throws {
        for xml in [EuropassFixture.passport, EuropassFixture.candidate] {
            let reading = try CVReading.read(file: xml, name: "cv.xml")
            #expect(!reading.warnings.map(\.code).contains("profile.dates"))
        }
    }

    @Test(
        "a year, a month or a day that there is not, and an end before its start, are told in the format up to 2020",
        arguments: [
            ("<From year=\"2016\" month=\"--03\" day=\"---01\"/>", "<From year=\"20166\" month=\"--03\"/>"),
            ("<From year=\"2016\" month=\"--03\" day=\"---01\"/>", "<From year=\"2016\" month=\"--13\"/>"),
            (
                "<From year=\"2016\" month=\"--03\" day=\"---01\"/>",
                "<From year=\"2016\" month=\"--02\" day=\"---30\"/>"
            ),
            ("<From year=\"2012\"/>", "<From year=\"2017\"/>"),
            ("<From year=\"2010\"/><To", "<From year=\"2012\" month=\"--07\"/><To"),
        ]
    )
    func passport(words: String, other: String) throws {
        let reading = try read(EuropassFixture.passport, words, as: other)
        #expect(reading.warnings.map(\.code).contains("profile.dates"))
        #expect(reading.profile.greffier?.review == ["dates"])
    }

    @Test(
        "the same in the format of today",
        arguments: [
            ("2016-03</hr", "2016-13</hr"), ("2015-09-01</hr", "2015-09-31</hr"), ("2015-09-01</hr", "0215-09-01</hr"),
            ("2015-09-01</hr", "2016-09-01</hr"), ("2010</hr", "2013</hr"),
        ]
    )
    func candidate(words: String, other: String) throws {
        let reading = try read(EuropassFixture.candidate, words, as: other)
        #expect(reading.profile.greffier?.review == ["dates"])
    }

    @Test(
        "a date of a certificate or a publication that there is not is told like any other",
        arguments: ["2018-13", "2018-02-30", "0218-05", "20188"],
        [
            ["Certifications", "Certification", "FirstIssuedDate", "FormattedDateTime"],
            ["Certifications", "Certification", "EffectivePeriod", "StartDate"],
            ["PublicationHistory", "Publication", "Date"], ["PublicationHistory", "Publication", "Date", "StartDate"],
            ["PublicationHistory", "Publication", "PublicationDate"],
        ]
    )
    func lists(date: String, path: [String]) throws {
        // The certificates of the fixture go, so that those of the test are the only ones.
        let xml = EuropassFixture.candidate.replacing("Certifications>", with: "Others>")
        func list(_ date: String) -> String {
            let inner = path.dropFirst(2).reversed().reduce(date) { "<\($1)>\($0)</\($1)>" }
            return "<\(path[0])><\(path[1])><Title>Levains</Title>\(inner)</\(path[1])></\(path[0])><Projects>"
        }
        let right = try read(xml, "<Projects>", as: list("2018-05"))
        #expect(right.profile.greffier?.review == nil)
        let certificates = (right.profile.certificates ?? []).compactMap(\.date)
        #expect(certificates + (right.profile.publications ?? []).compactMap(\.releaseDate) == ["2018-05"])
        let wrong = try read(xml, "<Projects>", as: list(date))
        #expect(wrong.profile.greffier?.review == ["dates"])
    }

    @Test("of a date that there is not as much is read as can be, and words are no date")
    func precision() throws {
        let from = "<From year=\"2016\" month=\"--03\" day=\"---01\"/>"
        let month = try read(EuropassFixture.passport, from, as: "<From year=\"2016\" month=\"--02\" day=\"---30\"/>")
        #expect(month.profile.work?[0].startDate == "2016-02")
        let year = try read(EuropassFixture.passport, from, as: "<From year=\"2016\" month=\"--13\"/>")
        #expect(year.profile.work?[0].startDate == "2016")
        let none = try read(EuropassFixture.passport, from, as: "<From year=\"20166\" month=\"--03\"/>")
        #expect(none.profile.work?[0].startDate == nil)
        let words = try read(EuropassFixture.candidate, "2016-03</hr", as: "au printemps</hr")
        #expect(words.profile.greffier?.review == nil)
    }
}

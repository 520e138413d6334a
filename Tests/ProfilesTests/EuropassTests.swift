// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import ProfileModel
import Testing

@testable import Profiles

@Suite("Europass data in a CV")
struct EuropassTests {
    private func edited(_ change: (inout String) -> Void, of xml: String = EuropassFixture.passport) -> String {
        var xml = xml
        change(&xml)
        return xml
    }

    // MARK: What is read

    @Test("the format up to 2020 gives person, work, studies, languages, skills and awards")
    func passport() throws {
        let document = try EuropassFixture.document(data: EuropassFixture.passport)
        let reading = try CVReading.read(document)
        let profile = reading.profile
        let basics = try #require(profile.basics)
        #expect(basics.name == "Maëlle Kerdoncuff" && basics.label == "Boulangère pâtissière")
        #expect(basics.email == "maelle.kerdoncuff@courriel.example" && basics.phone == "+33612345678")
        #expect(basics.url == "https://fournil.example")
        #expect(basics.profiles?.map(\.username) == ["maelle-kerdoncuff"])
        #expect(basics.location?.address == "12 rue du Four" && basics.location?.postalCode == "29000")
        #expect(basics.location?.city == "Quimper" && basics.location?.countryCode == "FR")
        #expect(profile.work?.map(\.position) == ["Cheffe de laboratoire", "Vendeuse en boulangerie"])
        #expect(profile.work?.map(\.name) == ["Maison Le Bihan", "Fournil des Halles"])
        #expect(profile.work?.map(\.startDate) == ["2016-03-01", "2012"])
        #expect(profile.work?.map(\.endDate) == [nil, "2015"])
        #expect(profile.work?[0].greffier?.current == true && profile.work?[0].location == "Quimper")
        #expect(
            profile.work?[0].highlights == ["Production de 300 pains par jour", "Encadrement de deux apprentis"]
        )
        #expect(profile.education?.map(\.studyType) == ["CAP Boulanger"])
        #expect(profile.education?[0].institution == "CFA de Quimper" && profile.education?[0].endDate == "2012-06")
        #expect(profile.education?[0].greffier?.eqf == 3)
        #expect(profile.languages?.map(\.language) == ["breton", "anglais"])
        #expect(profile.languages?.map { $0.greffier?.cefr } == ["native", "B1"])
        #expect(profile.languages?[1].fluency == "B2, B2, B1, B1, B1")
        #expect(profile.skills?.map(\.name) == ["Excel", "Word"])
        #expect(profile.awards?.map(\.title) == ["Meilleure baguette du Finistère"])
        #expect(profile.greffier?.licences == ["B"] && profile.greffier?.monthsTotal ?? 0 > 100)
        #expect(reading.warnings == [] && reading.isCV)
    }

    @Test("the format of today gives the same, languages by the names of their codes")
    func candidate() throws {
        let document = try EuropassFixture.document(data: EuropassFixture.candidate)
        let reading = try CVReading.read(document)
        let profile = reading.profile
        #expect(profile.basics?.name == "Maëlle Kerdoncuff" && profile.basics?.phone == "+33612345678")
        #expect(profile.basics?.summary == "Boulangère depuis dix ans.")
        #expect(profile.basics?.location?.city == "Quimper" && profile.basics?.location?.countryCode == "FR")
        #expect(profile.work?.map(\.name) == ["Maison Le Bihan", "Maison Le Bihan"])
        #expect(profile.work?.map(\.position) == ["Cheffe de laboratoire", "Boulangère"])
        #expect(profile.work?.map(\.startDate) == ["2016-03", "2015-09-01"])
        #expect(profile.work?.map(\.endDate) == [nil, "2016-02"])
        #expect(profile.work?[0].highlights == ["Production de 300 pains par jour"])
        #expect(profile.education?[0].studyType == "CAP Boulanger" && profile.education?[0].greffier?.eqf == 3)
        #expect(profile.languages?.map(\.language) == ["Breton", "gallo", "Anglais"])
        #expect(profile.languages?.map { $0.greffier?.cefr } == ["native", "native", "B1"])
        #expect(profile.languages?[2].fluency == "B2, B1")
        #expect(profile.skills?.map(\.name) == ["Bureautique"] && profile.skills?[0].keywords == ["Excel", "Word"])
        #expect(profile.certificates?[0].name == "HACCP" && profile.certificates?[0].date == "2018-05")
        #expect(profile.projects?[0].name == "Four solaire" && profile.projects?[0].description == "Cuisson sans gaz")
        #expect(profile.greffier?.licences == ["B"])
    }

    @Test("what the data lack comes from the page")
    func gaps() throws {
        let xml = edited {
            $0.replace(#/(?s)<EducationList>.*</EducationList>/#, with: "")
            $0.replace(#/(?s)<Telephone>.*</Telephone>/#, with: "")
        }
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.profile.education?.count == 1 && reading.profile.education?[0].studyType == "CAP")
        #expect(reading.evidence["/education/0/studyType"]?.source == .rules)
        #expect(reading.profile.basics?.phone == "+33612345678")
        #expect(reading.evidence["/basics/phone"]?.source == .rules)
        #expect(reading.profile.interests?.map(\.name) == ["Fest-noz", "voile"])
    }

    // MARK: Proof

    @Test("a value of the data is certain, and shows where its words stand on the page where they stand there")
    func proof() throws {
        let document = try EuropassFixture.document(data: EuropassFixture.passport)
        let reading = try CVReading.read(document)
        let lines = document.rendering.lines
        let position = try #require(reading.evidence["/work/1/position"])
        #expect(
            position.source == .attachment && position.confidence == 1 && position.quote == "Vendeuse en boulangerie"
        )
        #expect(position.page == 1 && position.bbox != nil)
        #expect(lines.first { $0.number == position.line }?.text.contains("Vendeuse") == true)
        let start = try #require(reading.evidence["/work/0/startDate"])
        #expect(start.quote == "year=\"2016\" month=\"--03\" day=\"---01\"" && start.derivation == "date")
        #expect(lines.first { $0.number == start.line }?.text.contains("mars 2016") == true)
        let award = try #require(reading.evidence["/awards/0/title"])
        #expect(award.source == .attachment && award.page == nil && award.line == nil && award.bbox == nil)
    }

    @Test("what claims to be of the data must stand there, and what claims to be of the page must stand on it")
    func grounding() throws {
        let document = try EuropassFixture.document(data: EuropassFixture.passport)
        var profile = Profile()
        profile.awards = [.init()]
        func reasons(_ title: String, _ source: EvidenceEntry.Source) -> [Grounding.Violation.Reason] {
            profile.awards?[0].title = title
            let entry = EvidenceEntry(
                page: nil,
                line: nil,
                bbox: nil,
                quote: title,
                confidence: 1,
                source: source
            )
            return Grounding.check(profile, evidence: ["/awards/0/title": entry], document: document).map(\.reason)
        }
        #expect(reasons("Meilleure baguette du Finistère", .attachment) == [])
        #expect(reasons("Meilleure baguette du Finistère", .rules) == [.quoteNotInDocument])
        #expect(reasons("Fest-noz, voile", .rules) == [])
        #expect(reasons("Fest-noz, voile", .attachment) == [.quoteNotInDocument])
    }

    // MARK: Contradictions

    @Test("data of someone else are left aside with a warning: the page is read")
    func someoneElse() throws {
        let xml = edited {
            $0 = $0.replacing("Kerdoncuff", with: "Sauvageot").replacing("Maëlle", with: "Gontran")
                .replacing("maelle.kerdoncuff", with: "gontran").replacing("06 12 34 56 78", with: "06 99 99 99 99")
        }
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.warnings.map(\.code).contains("profile.attachment_of_other"))
        #expect(reading.profile.greffier?.review?.contains("attachment_of_other") == true)
        #expect(reading.profile.basics?.name == "Maëlle Kerdoncuff")
        #expect(!reading.evidence.values.contains { $0.source == .attachment })
    }

    @Test("another name at the same address is taken with a warning")
    func otherName() throws {
        let xml = edited { $0 = $0.replacing("<Surname>Kerdoncuff", with: "<Surname>Sauvageot") }
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.warnings.map(\.code) == ["profile.attachment_name"])
        #expect(reading.profile.basics?.name == "Maëlle Sauvageot")
    }

    @Test("data that say what the page does not show are taken with a warning")
    func unseen() throws {
        let xml = edited {
            $0 = $0.replacing("Maison Le Bihan", with: "Palace Royal").replacing("CFA de Quimper", with: "École Ritz")
                .replacing("Cheffe de laboratoire", with: "Directrice générale")
                .replacing("CAP Boulanger", with: "Doctorat")
        }
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.warnings.map(\.code).contains("profile.attachment_unseen"))
        #expect(reading.profile.work?.first?.name == "Palace Royal")
    }

    @Test("sensitive data of the data are withheld by kind, and stand nowhere in the profile or its proof")
    func sensitive() throws {
        for data in [EuropassFixture.passport, EuropassFixture.candidate] {
            let reading = try CVReading.read(EuropassFixture.document(data: data))
            #expect(
                Set(reading.profile.greffier?.withheld ?? []) == ["birth_date", "sex", "nationality", "photo"]
            )
            let written = String(decoding: try JSONEncoder().encode(reading.profile), as: UTF8.self)
            let proofs = reading.evidence.values.map(\.quote).joined(separator: "\n")
            for secret in ["1990", "Female", "française", "4AAQ", "aGVsbG8"] {
                #expect(!written.contains(secret) && !proofs.contains(secret))
            }
        }
    }

    @Test(
        "each kind of sensitive data that the format can hold is withheld and listed, alone too",
        arguments: [
            ("<hr:BirthDate>1987-06-05</hr:BirthDate>", "birth_date"),
            ("<BirthPlace>Xville</BirthPlace>", "birth_date"),
            ("<BiologicalDescriptors><Age>1987</Age></BiologicalDescriptors>", "age"),
            ("<hr:GenderCode>Xfemale</hr:GenderCode>", "sex"),
            ("<NationalityCode>Xbe</NationalityCode>", "nationality"),
            ("<CitizenshipCountryCode>Xbe</CitizenshipCountryCode>", "nationality"),
            ("<hr:MaritalStatusCode>Xmarried</hr:MaritalStatusCode>", "marital_status"),
            ("<Disability><LevelCode>Xhalf</LevelCode></Disability>", "health"),
            ("<RaceCode>Xrace</RaceCode>", "origin"), ("<Religion>Xfaith</Religion>", "religion"),
            ("<hr:PersonLegalID>1987065123456</hr:PersonLegalID>", "social_security_number"),
            (
                "<Attachment><Instructions>ProfilePicture</Instructions><EmbeddedData>X1987</EmbeddedData></Attachment>",
                "photo"
            ),
        ]
    )
    func eachKind(element: String, kind: String) throws {
        let stated = ["<NationalityCode>fr", "<eures:Attachment>"]
        let plain = EuropassFixture.candidate.split(separator: "\n")
            .filter { line in !stated.contains { line.contains($0) } }.joined(separator: "\n")
        #expect(try CVReading.read(file: plain, name: "cv.xml").profile.greffier?.withheld == nil)
        let xml = plain.replacing("</CandidatePerson>", with: element + "</CandidatePerson>")
        let reading = try CVReading.read(file: xml, name: "cv.xml")
        #expect(reading.profile.greffier?.withheld == [kind])
        let written = String(decoding: try JSONEncoder().encode(reading.profile), as: UTF8.self)
        let proofs = reading.evidence.values.map(\.quote).joined(separator: "\n")
        for secret in ["1987", "X"] { #expect(!(written + proofs).contains(secret), "\(secret)") }
    }

    @Test(
        "so is each of the format up to 2020",
        arguments: [
            ("<Demographics><Birthdate year=\"1987\"/></Demographics>", "birth_date"),
            ("<Demographics><Gender><Code>X</Code></Gender></Demographics>", "sex"),
            (
                "<Demographics><NationalityList><Nationality><Code>X</Code></Nationality></NationalityList></Demographics>",
                "nationality"
            ), ("<Photo><MimeType>X</MimeType><Data>1987</Data></Photo>", "photo"),
        ]
    )
    func eachOldKind(element: String, kind: String) throws {
        let from = try #require(EuropassFixture.passport.range(of: "<Demographics>"))
        let to = try #require(EuropassFixture.passport.range(of: "</Photo>"))
        func person(_ element: String) -> String {
            EuropassFixture.passport.replacingCharacters(in: from.lowerBound..<to.upperBound, with: element)
        }
        #expect(try CVReading.read(file: person(""), name: "cv.xml").profile.greffier?.withheld == nil)
        let reading = try CVReading.read(file: person(element), name: "cv.xml")
        #expect(reading.profile.greffier?.withheld == [kind])
        let written = String(decoding: try JSONEncoder().encode(reading.profile), as: UTF8.self)
        let proofs = reading.evidence.values.map(\.quote).joined(separator: "\n")
        for secret in ["1987", "X"] { #expect(!(written + proofs).contains(secret), "\(secret)") }
    }

    @Test("sensitive facts in the texts of the data are withheld too, and the rest of the texts stays")
    func inTexts() throws {
        let xml = EuropassFixture.candidate
            .replacing(
                "Boulangère depuis dix ans.",
                with: "Célibataire, née le 02/04/1987 à Xville, RQTH. Boulangère depuis dix ans, à Quimper."
            )
            .replacing(
                "Production de 300 pains par jour",
                with: "Production de 300 pains par jour&lt;/li&gt;&lt;li&gt;RQTH"
            )
        let reading = try CVReading.read(file: xml, name: "cv.xml")
        #expect(reading.profile.basics?.summary?.contains("Boulangère depuis dix ans") == true)
        #expect(reading.profile.work?.first?.highlights == ["Production de 300 pains par jour"])
        let kinds = Set(reading.profile.greffier?.withheld ?? [])
        #expect(kinds.isSuperset(of: ["marital_status", "birth_date", "health"]))
        let written = String(decoding: try JSONEncoder().encode(reading.profile), as: UTF8.self)
        let proofs = reading.evidence.values.map(\.quote).joined(separator: "\n")
        for secret in ["1987", "Xville", "RQTH", "Célibataire"] {
            #expect(!(written + proofs).contains(secret), "\(secret)")
        }
    }

    // MARK: Odd forms

    @Test("Europass XML dropped alone is a CV")
    func alone() throws {
        for data in [EuropassFixture.passport, EuropassFixture.candidate] {
            let document = try CVReading.extract(Data(data.utf8), name: "cv.xml")
            let reading = try CVReading.read(document)
            #expect(reading.isCV && reading.warnings == [])
            #expect(reading.profile.basics?.name == "Maëlle Kerdoncuff" && reading.profile.work?.count == 2)
            #expect(reading.evidence["/basics/email"]?.line != nil)
        }
    }

    @Test("a family name before the given one, dates in words and levels of another list are read for what they are")
    func oddForms() throws {
        let xml = edited(
            {
                $0 = $0.replacing(
                    "<oa:GivenName>Maëlle</oa:GivenName><hr:FamilyName>Kerdoncuff</hr:FamilyName>",
                    with: "<hr:FamilyName>Kerdoncuff</hr:FamilyName><oa:GivenName>Maëlle</oa:GivenName>"
                )
                $0 = $0.replacing("<EducationLevelCode>", with: "<EducationLevelCode listName=\"ISCED\">")
                $0 = $0.replacing(
                    "<hr:FormattedDateTime>2016-03</hr:FormattedDateTime>",
                    with: "<hr:DateText>il y a deux ans</hr:DateText>"
                )
                $0 = $0.replacing("2015-09-01", with: "2015-13-40T00:00:00")
            },
            of: EuropassFixture.candidate
        )
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.profile.basics?.name == "Maëlle Kerdoncuff")
        #expect(reading.evidence["/basics/name"]?.derivation == "parts")
        #expect(reading.profile.work?.map(\.startDate) == [nil, "2015"])
        // By the name of the diploma, not by the level of the other list.
        #expect(reading.evidence["/education/0/x-greffier/eqf"]?.quote == "CAP Boulanger")
    }

    @Test("data without a person are left aside")
    func empty() throws {
        let xml = "<SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"><LearnerInfo/></SkillsPassport>"
        let document = try EuropassFixture.document(data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.profile.basics?.name == "Maëlle Kerdoncuff")
        #expect(!reading.evidence.values.contains { $0.source == .attachment })
    }

    @Test("of thousands of entries of the same words the first hundreds are read and proved")
    func repetition() throws {
        let word = String(repeating: "pain ", count: 60)
        let entry = "<WorkExperience><Position><Label>\(word)</Label></Position></WorkExperience>"
        let xml =
            "<SkillsPassport xmlns=\"http://europass.cedefop.europa.eu/Europass\"><LearnerInfo><WorkExperienceList>"
            + String(repeating: entry, count: 3000) + "</WorkExperienceList></LearnerInfo></SkillsPassport>"
        let page = ["Maëlle Kerdoncuff"] + Array(repeating: String(repeating: "pain ", count: 12), count: 45)
        let document = try EuropassFixture.document(page, data: xml)
        let reading = try CVReading.read(document)
        #expect(reading.profile.work?.count == 500)
    }
}

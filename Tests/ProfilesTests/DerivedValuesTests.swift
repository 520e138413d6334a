// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import Profiles
import TestLexicons
import Testing

@Suite("Derived values")
struct DerivedValuesTests {
    @Test("a printed date or period by itself is read, and nothing else")
    func printed() throws {
        let dates = PrintedDates(lexicons: try ShippedLexicons.shared.get())
        #expect(dates.read("mars 2019") == .date("2019-03"))
        #expect(dates.read("depuis mars 2019") == .period(start: "2019-03", end: nil))
        #expect(dates.read("mars 2019 – juin 2024") == .period(start: "2019-03", end: "2024-06"))
        #expect(dates.read("Comptable, mars 2019") == nil)
        #expect(dates.read("") == nil)
    }

    @Test("levels, canonical skills and months follow from what stands in the profile, with its proof")
    func completed() throws {
        var profile = Profile()
        var evidence: Evidence = [:]
        func prove(_ pointer: String, _ quote: String) {
            evidence[pointer] = EvidenceEntry(
                page: nil,
                line: 1,
                bbox: nil,
                quote: quote,
                confidence: 0.8,
                source: .model
            )
        }
        var work = Profile.Work()
        (work.position, work.startDate, work.endDate) = ("Développeuse Java", "2019-01", "2019-12")
        profile.work = [work]
        prove("/work/0/startDate", "janvier 2019")
        var degree = Profile.Education()
        degree.studyType = "Master 2"
        profile.education = [degree]
        prove("/education/0/studyType", "Master 2")
        var language = Profile.Language()
        (language.language, language.fluency) = ("Anglais", "courant")
        profile.languages = [language]
        prove("/languages/0/fluency", "courant")
        var skill = Profile.Skill()
        skill.name = "java"
        profile.skills = [skill]
        prove("/skills/0/name", "java")
        profile.greffier = Profile.Greffier()
        profile.greffier?.referenceDate = "2026-01-01"

        DerivedValues(lexicons: try ShippedLexicons.shared.get()).complete(
            &profile,
            &evidence,
            in: Document(mediaType: "text/plain", pages: [])
        )
        #expect(profile.greffier?.monthsTotal == 12)
        #expect(profile.education?[0].greffier?.eqf == 7)
        #expect(profile.languages?[0].greffier?.cefr != nil)
        #expect(profile.skills?[0].greffier?.canonical == ["Java"])
        #expect(profile.skills?[0].greffier?.months == ["Java": 12])
        #expect(evidence["/x-greffier/months_total"]?.derivation == "months")
        #expect(evidence["/education/0/x-greffier/eqf"]?.quote == "Master 2")
        #expect(evidence["/languages/0/x-greffier/cefr"]?.source == .model)
    }
}

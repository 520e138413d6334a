// SPDX-License-Identifier: GPL-3.0-or-later
import Matching
import ProfileModel
import Testing

@Suite("Experience")
struct ExperienceTests {
    private func verdict(_ work: String, title: String = "Comptable", years: Double = 2) throws -> Scores.Item {
        let offer = try Fixtures.offer(#"{"title":"\#(title)","x-greffier":{"years":\#(years)}}"#)
        let score = Fixtures.score(try Fixtures.profile(#"{"work":[\#(work)]}"#), offer)
        return try #require(score.category("experience")?.items.first)
    }

    @Test("months at two employers at once count once")
    func overlaps() throws {
        let one = #"{"position":"Comptable","startDate":"2024-01","endDate":"2024-12"}"#
        let item = try verdict(one + "," + one)
        #expect(item.verdict == .partly)
        #expect(item.text.contains("CV : 1 an)"))
    }

    @Test("close occupations count in part, strangers not at all")
    func kinship() throws {
        let span = #""startDate":"2020-01","endDate":"2023-12""#
        #expect(try verdict(#"{"position":"Bookkeeper",\#(span)}"#).verdict == .matched)
        #expect(try verdict(#"{"position":"Gestionnaire de paie",\#(span)}"#).verdict == .partly)
        #expect(try verdict(#"{"position":"Cariste",\#(span)}"#).verdict == .missing)
    }

    @Test("training counts for half")
    func training() throws {
        let item = try verdict(#"{"position":"Alternant comptable","startDate":"2022-01","endDate":"2023-12"}"#)
        #expect(item.text.contains("CV : 1 an)"))
    }

    @Test("a position without an end lasts until the CV's own date")
    func present() throws {
        let offer = try Fixtures.offer(#"{"title":"Comptable","x-greffier":{"years":2}}"#)
        let profile = try Fixtures.profile(
            #"{"work":[{"position":"Comptable","startDate":"2023-01"}],"x-greffier":{"reference_date":"2023-06-30"}}"#
        )
        #expect(Fixtures.score(profile, offer).category("experience")?.items[0].text.contains("6 mois") == true)
    }

    @Test("old experience is shown as old")
    func recency() throws {
        let offer = try Fixtures.offer(#"{"title":"Comptable","x-greffier":{"years":2}}"#)
        func recent(_ end: String) throws -> Scores.Item.Verdict? {
            let json = #"{"work":[{"position":"Comptable","startDate":"2001-01","endDate":"\#(end)"}]}"#
            return Fixtures.score(try Fixtures.profile(json), offer).category("experience")?.items[1].verdict
        }
        #expect(try recent("2025-12") == .matched)
        #expect(try recent("2022-12") == .partly)
        #expect(try recent("2010-12") == .missing)
    }

    @Test(
        "contradictory or unusable dates are unknown, never a crash",
        arguments: [
            #""startDate":"2024-05","endDate":"2020-01""#, #""startDate":"soon""#, #""endDate":"2020""#,
            #""startDate":"""#,
            #""startDate":"2024-99""#, #""startDate":"2999-01""#,
        ]
    )
    func nonsense(dates: String) throws {
        #expect(try verdict(#"{"position":"Comptable",\#(dates)}"#).verdict == .unknown)
    }
}

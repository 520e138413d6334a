// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Recommender")
struct RecommenderTests {
    private func candidate(_ id: String, _ name: String, _ label: String, _ skills: [String] = []) -> CandidateEntry {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.label = label
        profile.skills = skills.map { name in
            var skill = Profile.Skill()
            skill.name = name
            return skill
        }
        let reference = Recommendations.CandidateReference(id: id, source: "\(id).pdf", name: name)
        return CandidateEntry(reference: reference, profile: profile, evidence: [:])
    }

    private func people() -> [CandidateEntry] {
        [
            candidate("c1", "Zoé Martin", "Comptable", ["Excel", "Sage 100"]),
            candidate("c2", "Ali Benoît", "Comptable", ["Excel"]),
            candidate("c3", "Bea Cole", "Cuisinier", ["HACCP"]), candidate("c4", "Ali Benoît", "Comptable", ["Excel"]),
        ]
    }

    private func offers() throws -> [OfferEntry] {
        [
            try Fixtures.offer(#"{"title":"Comptable","skills":[{"name":"Excel"},{"name":"Sage 100"}]}"#, id: "o1"),
            try Fixtures.offer(#"{"title":"Cuisinier","skills":[{"name":"HACCP"}]}"#, id: "o2"),
        ]
    }

    private func run(
        top: Int = 10,
        offers: [OfferEntry]? = nil,
        people: [CandidateEntry]? = nil,
        previous: Recommendations? = nil
    ) throws -> Recommendations {
        try Recommender(scorer: Fixtures.scorer, top: top).recommendations(
            offers: try offers ?? self.offers(),
            candidates: people ?? self.people(),
            previous: previous,
            asOf: "2026-11-20",
            generatedAt: "2026-11-20T01:00:00.000Z"
        )
    }

    @Test("both directions, best first, ties by name then id, strangers left out")
    func ranks() throws {
        let result = try run()
        #expect(result.offers.map(\.offer.id) == ["o1", "o2"])
        #expect(result.offers[0].candidates.map(\.candidate.id) == ["c1", "c2", "c4"])
        #expect(result.offers[0].candidates.map(\.score) == [100, 68.2, 68.2])
        #expect(result.offers[1].candidates.map(\.candidate.id) == ["c3"])
        #expect(result.candidates.map(\.candidate.id) == ["c2", "c4", "c3", "c1"])
        #expect(result.candidates[2].offers.map(\.offer.id) == ["o2"])
        let match = result.offers[0].candidates[1]
        #expect(match.mustHaves.map(\.verdict) == [.met, .missing])
        #expect(match.reasons.contains("Manque : Sage 100"))
        #expect(match.reasons.contains("Oui : Métier : Comptable"))
    }

    @Test("the order of the inputs changes no byte, and repeated ids count once")
    func stable() throws {
        let first = try CanonicalJSON.pretty(run())
        let second = try CanonicalJSON.pretty(
            run(offers: offers().reversed() + offers(), people: people().reversed() + people())
        )
        #expect(first == second)
    }

    @Test("the top is cut at the number asked for")
    func top() throws {
        let result = try run(top: 1)
        #expect(result.offers.map(\.candidates.count) == [1, 1])
        #expect(result.offers[0].candidates[0].candidate.id == "c1")
    }

    @Test("only matches that the run before did not hold are new")
    func news() throws {
        let before = try run(people: Array(people().dropFirst()))
        #expect(before.offers[0].candidates.map(\.new) == [true, true])
        let after = try run(previous: before)
        #expect(after.offers[0].candidates.map(\.new) == [true, false, false])
        #expect(after.candidates.first { $0.candidate.id == "c1" }?.offers[0].new == true)
        #expect(after.candidates.first { $0.candidate.id == "c3" }?.offers[0].new == false)
    }

    @Test("recommended scores are those of the score sheet")
    func oneScore() throws {
        let result = try run()
        for person in people() {
            let sheet = Fixtures.scorer.scores(
                profile: person.profile,
                evidence: [:],
                offers: try offers(),
                asOf: "2026-11-20"
            )
            for match in result.candidates.first(where: { $0.candidate.id == person.reference.id })?.offers ?? [] {
                #expect(sheet.offers.first { $0.offer.id == match.offer.id }?.score == match.score)
            }
        }
    }

    @Test("no offers, no candidates")
    func empty() throws {
        let noOffers = try run(offers: [])
        #expect(noOffers.candidates.map(\.offers.count) == [0, 0, 0, 0])
        let noPeople = try run(people: [])
        #expect(noPeople.offers.map(\.candidates.count) == [0, 0])
    }

    // MARK: Table

    private func table(_ recommendations: Recommendations, _ language: ReportLanguage) -> String {
        String(decoding: RecommendationsTable(language: language).file(recommendations), as: UTF8.self)
    }

    @Test("cells that a spreadsheet would run get an apostrophe, others are quoted where they must be")
    func table() throws {
        let people = ["=1+2", "+33", "-2", "@SUM(A1)", "\tx", "\rx", "A;\"B\"\nC"].enumerated().map {
            candidate("c\($0.offset)", $0.element, "Comptable", ["Excel"])
        }
        let result = try run(people: people)
        let french = table(result, .french)
        #expect(french.hasPrefix("\u{FEFF}vue;offre;"))
        for cell in [";'=1+2;", ";'+33;", ";'-2;", ";'@SUM(A1);", ";\"'\tx\";", ";\"'\rx\";", ";\"A;\"\"B\"\"\nC\";"] {
            #expect(french.contains(cell), "\(cell)")
        }
        #expect(french.contains(";100,0;") == false)
        let english = table(result, .english)
        #expect(english.hasPrefix("\u{FEFF}view,offer,"))
        #expect(english.hasSuffix("\r\n"))
    }

    @Test("French tables write decimal commas, English ones points")
    func decimals() throws {
        let result = try run()
        #expect(table(result, .french).contains(";1;100,0;oui;"))
        #expect(table(result, .english).contains(",1,100.0,yes,"))
    }

    // MARK: Pages

    @Test("nothing of a document reaches the pages as markup", arguments: ReportLanguage.allCases)
    func escaped(language: ReportLanguage) throws {
        let evil = "<script>alert('x')</script>\"&\u{202E}gpj"
        let offer = try Fixtures.offer(#"{"title":"Comptable","skills":[{"name":"Excel"}]}"#, id: "o1")
        var hostile = offer
        hostile.reference.title = evil
        hostile.reference.source = evil
        hostile.offer.title = "Comptable " + evil
        hostile.offer.skills = [.init(name: evil, level: "required"), .init(name: "Excel", level: "required")]
        let person = candidate(evil, evil, "Comptable " + evil, [evil, "Excel"])
        let recommendations = try run(offers: [hostile], people: [person])
        let scores = Fixtures.scorer.scores(
            profile: person.profile,
            evidence: [:],
            offers: [hostile],
            asOf: "2026-11-20"
        )
        for page in [
            RecommendationsPage(language: language).html(recommendations),
            ScoresPage(language: language).html(scores, candidate: evil, source: evil),
        ] {
            // One script may stand there: the filter, which holds nothing of a document.
            #expect(count("<script", page) == count("<script>(function(){", page))
            #expect(!page.contains("\u{202E}"))
            #expect(!page.contains("alert('x')"))
            #expect(page.contains("&lt;script&gt;"))
            #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("src="))
            for tag in [
                "table", "tr", "td", "ul", "li", "section", "main", "header", "h2", "h3", "span", "tbody", "thead",
            ] {
                #expect(count("<\(tag)>", page) + count("<\(tag) ", page) == count("</\(tag)>", page), "\(tag)")
            }
        }
    }

    @Test("of many documents that are no CVs the page names twenty, and says that there are more")
    func leftOut() {
        func page(_ count: Int) -> String {
            let documents = (1...count).map {
                Recommendations.LeftOut(id: "\($0)", source: "<\($0)>.pdf", reason: "not_a_cv")
            }
            let all = Recommendations(generatedAt: "2026-11-20", offers: [], candidates: [], leftOut: documents)
            return RecommendationsPage(language: .english).html(all)
        }
        #expect(page(20).contains("<bdi>&lt;20&gt;.pdf</bdi>. If it is a CV"))
        #expect(page(21).contains("21 documents do not look like CVs"))
        #expect(page(21).contains("<bdi>&lt;20&gt;.pdf</bdi>, …. If it is a CV") && !page(21).contains("21&gt;.pdf"))
    }

    private func count(_ part: String, _ whole: String) -> Int { whole.components(separatedBy: part).count - 1 }

    @Test("the score sheet shows must-haves first, both quotes and what would change the score")
    func sheet() throws {
        let profile = try Fixtures.profile(Fixtures.developer)
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        let scores = Fixtures.scorer.scores(profile: profile, evidence: [:], offers: [offer], asOf: "2026-11-20")
        let page = ScoresPage(language: .french).html(scores, candidate: "Camille Durand", source: "camille.pdf")
        let musts = try #require(page.range(of: "Indispensables</h3>"))
        let points = try #require(
            page.range(of: "D’où vient le score</h3>")
        )
        #expect(musts.lowerBound < points.lowerBound)
        #expect(page.contains("<q>Migration vers PostgreSQL</q>"))
        #expect(page.contains("Ce qui changerait ce score"))
        #expect(page.contains("Camille Durand"))
        let blind = ScoresPage(language: .french).html(scores, candidate: "", source: "")
        #expect(!blind.contains("Camille"))
        #expect(
            ScoresPage(language: .english).html(
                .init(version: "score/1", asOf: "2026-11-20", offers: []),
                candidate: "",
                source: ""
            )
            .contains("No offer is open")
        )
    }
}

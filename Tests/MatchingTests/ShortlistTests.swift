// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Shortlists")
struct ShortlistTests {
    private static let shortlister = Shortlister(scorer: Fixtures.scorer, top: 2)

    private func candidate(_ id: String, _ json: String) throws -> CandidateEntry {
        let profile = try Fixtures.profile(json)
        let reference = Recommendations.CandidateReference(
            id: id,
            source: "\(id).pdf",
            name: profile.basics?.name ?? id
        )
        return CandidateEntry(reference: reference, profile: profile, evidence: [:])
    }

    private func candidates() throws -> [CandidateEntry] {
        func java(_ name: String, _ skills: String) -> String {
            #"{"basics":{"name":"\#(name)"},"skills":[{"name":"L","keywords":[\#(skills)]}]}"#
        }
        return [
            try candidate("c", Fixtures.developer), try candidate("b", java("Bea Weak", #""Git""#)),
            try candidate("a", java("Ann Strong", #""Java","SQL","Kubernetes","Angular""#)),
            try candidate("n", #"{"skills":[{"name":"Java"}],"x-greffier":{"review":["not_a_cv"]}}"#),
        ]
    }

    private func list(_ people: [CandidateEntry], isOpen: Bool = true) throws -> Shortlist {
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        return Self.shortlister.shortlist(offer, isOpen: isOpen, candidates: people, in: "people", asOf: "2026-11-20")
    }

    @Test(
        "the best stand first with their must-haves, whatever the order in which they come, and no more than asked for"
    )
    func ranked() throws {
        let people = try candidates()
        let list = try list(people)
        #expect(list.compared == 3)
        #expect(list.candidates.count == 2)
        #expect(list.candidates.map(\.score) == list.candidates.map(\.score).sorted(by: >))
        #expect(list.leftOut.map(\.id) == ["n"])
        #expect(try self.list(people.reversed()) == list)
        let first = try #require(list.candidates.first)
        #expect(first.mustHaves.map(\.text).contains("Java"))
        let sum = first.categories.reduce(0) { $0 + Int(($1.points * 10).rounded()) }
        #expect(sum == Int((first.score * 10).rounded()))
    }

    @Test("twins of one name stand in the order of their ids, however they come")
    func twins() throws {
        let people = try ["d", "b", "a", "c"].map { try candidate($0, Fixtures.developer) }
        let offer = try Fixtures.offer(Fixtures.javaOffer)
        let all = Shortlister(scorer: Fixtures.scorer)
        for order in [people, people.reversed(), people.sorted { $0.reference.id < $1.reference.id }] {
            let list = all.shortlist(offer, isOpen: true, candidates: order, in: "people", asOf: "2026-11-20")
            #expect(list.candidates.map(\.candidate.id) == ["a", "b", "c", "d"])
            #expect(Set(list.candidates.map(\.score)).count == 1)
        }
    }

    @Test("a score is that of the candidate's own scores.json")
    func sameScore() throws {
        let list = try list(try candidates())
        let own = Fixtures.score(try Fixtures.profile(Fixtures.developer), try Fixtures.offer(Fixtures.javaOffer))
        #expect(list.candidates.first { $0.candidate.id == "c" }?.score == own.score)
    }

    @Test("a closed offer lists nobody, and an empty collection says so in words, in both languages")
    func nobody() throws {
        let closed = try list(try candidates(), isOpen: false)
        #expect(closed.candidates.isEmpty && closed.compared == 0)
        #expect(ShortlistPage(language: .french).html(closed).contains("Cette offre est close"))
        #expect(ShortlistPage(language: .english).html(closed).contains("This offer is closed"))
        let empty = try list([])
        #expect(ShortlistPage(language: .french).html(empty).contains("pas encore de candidat"))
        #expect(ShortlistPage(language: .english).html(empty).contains("no candidate yet"))
    }

    @Test("the overview names every must-have that is not met in full")
    func overview() throws {
        let list = try list(try candidates())
        let page = ShortlistPage(language: .french).html(list)
        let overview = try #require(page.components(separatedBy: "<section").first)
        let open = list.candidates.flatMap(\.mustHaves).filter { $0.verdict != .met }
        #expect(open.contains { $0.verdict == .partly })
        for must in open { #expect(overview.contains(must.text.replacing("(CV : ", with: "(CV\u{A0}: "))) }
    }

    @Test("the page shows what is missing and what to ask, and escapes what documents say")
    func page() throws {
        var people = try candidates()
        people[2].reference.name = "<script>alert(1)</script>"
        let page = ShortlistPage(language: .french).html(try list(people))
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;"))
        #expect(page.contains("Indispensables remplis") && page.contains("À demander"))
        #expect(page.contains("n.pdf"))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Who stands in which list")
struct ListChoiceTests {
    private func candidate(_ id: String, _ label: String, _ skills: [String]) -> CandidateEntry {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.label = label
        profile.skills = skills.map { name in
            var skill = Profile.Skill()
            skill.name = name
            return skill
        }
        let reference = Recommendations.CandidateReference(id: id, source: "\(id).pdf", name: "N \(id)")
        return CandidateEntry(reference: reference, profile: profile, evidence: [:])
    }

    private func offer(_ id: String, _ skills: [String] = ["Excel", "Paie"]) throws -> OfferEntry {
        let asked = skills.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
        return try Fixtures.offer(#"{"title":"Comptable","skills":[\#(asked)]}"#, id: id)
    }

    private func run(
        _ offers: [OfferSource],
        _ candidates: [CandidateEntry],
        _ options: RecommendationOptions,
        judged: JudgedPairs = .init(),
        previous: Recommendations? = nil
    ) throws -> Recommendations {
        var task = RecommendationTask(
            offers: offers,
            candidates: candidates.map { entry in
                CandidateSource(reference: entry.reference, fingerprint: entry.reference.id) { entry }
            },
            asOf: "2026-11-20",
            generatedAt: "2026-11-20T01:00:00.000Z"
        )
        task.judged = judged
        task.previous = previous.map(ShownLists.init)
        return try Recommender(scorer: Fixtures.scorer, options: options).run(task).recommendations
    }

    private func sources(_ offers: [OfferEntry]) -> [OfferSource] {
        offers.map { OfferSource(entry: $0, fingerprint: $0.reference.id) }
    }

    @Test("ten twins do not fill a list; the score shown stays, and the list says who made room")
    func twins() throws {
        let twins = (1...10).map { candidate("t\($0)", "Comptable", ["Excel", "Paie"]) }
        let other = candidate("x", "Comptable", ["Excel", "Paie", "Sage 100", "Anglais"])
        let options = RecommendationOptions(top: 3, explained: 20, diversity: 0.8)
        let list = try run(sources([offer("o")]), twins + [other], options).offers[0]
        #expect(list.candidates.map(\.candidate.id).contains("x"))
        #expect(list.candidates.allSatisfy { $0.score == 100 })
        #expect(list.candidates.last?.standing.rank == 11)
        #expect(list.remarks.heldBack.map(\.reason) == [.likeness])
        let plain = RecommendationOptions(top: 3, explained: 20, diversity: 1)
        let byScore = try run(sources([offer("o")]), twins + [other], plain).offers[0]
        #expect(byScore.candidates.map(\.candidate.id) == ["t1", "t10", "t2"])
        #expect(byScore.remarks.heldBack.isEmpty)
        #expect(byScore.others.count == 8)
    }

    @Test("nobody stands in more lists than allowed, and keeps those that suit best")
    func caps() throws {
        let star = candidate("s", "Comptable", ["Excel", "Paie", "Sage 100"])
        let others = (1...6).map { candidate("c\($0)", "Comptable", ["Excel"]) }
        let offers = [
            try offer("a", ["Excel", "Soudure", "Paie"]), try offer("b", ["Excel", "Paie"]),
            try offer("c", ["Sage 100", "Paie"]),
        ]
        let options = RecommendationOptions(top: 2, explained: 5, diversity: 1, perCandidate: 2)
        let result = try run(sources(offers), [star] + others, options)
        let holders = result.offers.filter { $0.candidates.contains { $0.candidate.id == "s" } }
        #expect(Set(holders.map(\.offer.id)) == ["b", "c"])
        let without = try #require(result.offers.first { $0.offer.id == "a" })
        #expect(without.remarks.heldBack.map(\.id) == ["s"])
        #expect(without.remarks.heldBack.map(\.reason) == [.exposure])
        #expect(without.candidates.count == 2)
        let figures = try #require(result.exposure?.candidates)
        #expect(figures.cap == 2 && figures.heldBack >= 1)
        #expect(figures.gini <= figures.giniByScore && figures.coverage >= figures.coverageByScore)
    }

    @Test("whoever was rejected is not proposed on either side, and counted; other outcomes are shown")
    func rejected() throws {
        let people = [candidate("a", "Comptable", ["Excel"]), candidate("b", "Comptable", ["Excel", "Paie"])]
        var judged = JudgedPairs()
        judged["o", "b"] = .rejected
        judged["o", "a"] = .interviewed
        judged["gone", "a"] = .rejected
        let before = try run(sources([offer("o")]), people, .init())
        let result = try run(sources([offer("o")]), people, .init(), judged: judged, previous: before)
        #expect(result.offers[0].candidates.map(\.candidate.id) == ["a"])
        #expect(result.offers[0].candidates[0].standing.outcome == .interviewed)
        #expect(result.offers[0].remarks.rejected == 1)
        #expect(result.offers[0].remarks.gone.map(\.reason) == [.rejected])
        #expect(result.offers[0].others.isEmpty)
        let list = try #require(result.candidates.first { $0.candidate.id == "b" })
        #expect(list.offers.isEmpty && list.remarks.rejected == 1)
        let page = RecommendationsPage(language: .french).html(result)
        #expect(page.contains("1 rapprochement déjà écarté par une personne") && page.contains("reçu en entretien"))
    }

    @Test("what changed since the run before is told: scores, people, offers")
    func changes() throws {
        let a = candidate("a", "Comptable", ["Excel"])
        let (b, c) = (candidate("b", "Comptable", ["Excel", "Paie"]), candidate("c", "Comptable", []))
        let before = try run(sources([offer("o"), offer("p")]), [a, b, c], .init(top: 2, diversity: 1))
        var offers = sources([try offer("o"), try offer("p"), try offer("q")])
        offers[1].closed = "expired"
        let better = candidate("c", "Comptable", ["Excel", "Paie"])
        let after = try run(offers, [a, better], .init(top: 2, diversity: 1), previous: before)
        let list = try #require(after.offers.first { $0.offer.id == "o" })
        #expect(after.offers.map(\.offer.id) == ["o", "q"])
        #expect(after.offers.map(\.remarks.isNew) == [false, true])
        #expect(list.candidates.map(\.candidate.id) == ["c", "a"])
        #expect(list.candidates.map(\.new) == [true, false])
        #expect(list.remarks.gone.map(\.id) == ["b"] && list.remarks.gone.map(\.reason) == [.withdrawn])
        #expect(after.offersLeftOut == [.init(id: "p", source: "p.pdf", reason: "expired")])
        #expect(after.gone?.candidates.map(\.id) == ["b"] && after.gone?.offers.map(\.id) == ["p"])
        let mirror = try #require(after.candidates.first { $0.candidate.id == "a" })
        #expect(mirror.remarks.gone.map(\.reason) == [.closed])
        let earlier = try run(sources([offer("o"), offer("p")]), [a, c], .init(top: 2, diversity: 1))
        let risen = try run(offers, [a, better], .init(top: 2, diversity: 1), previous: earlier)
        let match = try #require(risen.offers[0].candidates.first { $0.candidate.id == "c" })
        #expect(match.standing.previousScore == earlier.offers[0].candidates.last?.score)
    }

    @Test("a newer document of a person is the same candidate: not new, not gone, with the score it had before")
    func versions() throws {
        func version(_ id: String, _ skills: [String]) -> CandidateEntry {
            var entry = candidate(id, "Comptable", skills)
            entry.reference.person = "p"
            return entry
        }
        let other = candidate("b", "Comptable", ["Excel"])
        let offers = sources([try offer("o")])
        let before = try run(offers, [version("a1", ["Excel"]), other], .init(diversity: 1))
        let after = try run(offers, [version("a2", ["Excel", "Paie"]), other], .init(diversity: 1), previous: before)
        let match = try #require(after.offers[0].candidates.first)
        #expect(match.candidate.id == "a2" && !match.new)
        #expect(match.standing.previousScore == before.offers[0].candidates.last?.score)
        #expect(after.offers[0].remarks.gone.isEmpty && after.gone?.candidates.isEmpty == true)
        let mirror = try #require(after.candidates.first { $0.candidate.id == "a2" })
        #expect(!mirror.remarks.isNew && mirror.offers.allSatisfy { !$0.new })
        // One who overtakes it, and a decision about it, are told of the newest document.
        var judged = JudgedPairs()
        judged["o", "a2"] = .rejected
        let without = try run(offers, [version("a2", ["Excel"]), other], .init(), judged: judged, previous: before)
        #expect(without.offers[0].remarks.gone.map(\.id) == ["a2"])
        #expect(without.offers[0].remarks.gone.map(\.reason) == [.rejected])
    }

    @Test("whose a document is may be found out between two runs, or change, without making the candidate new")
    func newlyKnown() throws {
        var (entry, other) = (candidate("a", "Comptable", ["Excel"]), candidate("b", "Comptable", ["Excel"]))
        let offers = sources([try offer("o")])
        let unknown = try run(offers, [entry, other], .init(diversity: 1))
        entry.reference.person = "p"
        other.reference.person = "q"
        let known = try run(offers, [entry, other], .init(diversity: 1), previous: unknown)
        entry.reference.person = "q"
        other.reference.person = "p"
        let swapped = try run(offers, [entry, other], .init(diversity: 1), previous: known)
        for result in [known, swapped] {
            #expect(result.offers[0].candidates.allSatisfy { !$0.new } && result.offers[0].remarks.gone.isEmpty)
            #expect(result.gone?.candidates.isEmpty == true)
            #expect(try Data(result.json) == CanonicalJSON.pretty(result))
        }
    }

    @Test("no candidates, one candidate, no offers: lists without figures that divide by nothing")
    func few() throws {
        let one = try run(sources([offer("o")]), [candidate("a", "Comptable", ["Excel"])], .init())
        #expect(one.offers[0].candidates.count == 1 && one.diversity == nil)
        #expect(one.exposure?.candidates.coverage == 1)
        let nobody = try run(sources([offer("o")]), [], .init())
        #expect(nobody.offers[0].candidates.isEmpty && nobody.exposure?.candidates.gini == 0)
        let nothing = try run([], [candidate("a", "Comptable", ["Excel"])], .init())
        #expect(nothing.candidates[0].offers.isEmpty)
        for result in [one, nobody, nothing] {
            #expect(!RecommendationsPage(language: .french).html(result).isEmpty)
            #expect(try Data(result.json) == CanonicalJSON.pretty(result))
        }
    }

    // MARK: Pages

    @Test("the overview allows its own script by the hash of what stands there, and nothing else")
    func policy() throws {
        let page = RecommendationsPage(language: .english).html(try run([], [], .init()))
        let script = try #require(
            page.components(separatedBy: "<script>").last?.components(separatedBy: "</script>").first
        )
        let hex = Array(SHA256.hex(Data(script.utf8)).utf8)
        let bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
            UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        #expect(page.contains("script-src 'sha256-\(Data(bytes).base64EncodedString())'"))
        #expect(page.contains("default-src 'none'") && page.contains("form-action 'none'"))
    }

    @Test("each offer has a page under a name that every file system holds, linked from the overview")
    func shortlists() throws {
        let people = (1...4).map { candidate("c\($0)", "Comptable", ["Excel"]) }
        var entry = try offer("01JD../..\u{202E}K3X9Q7FA")
        entry.reference.title = "Développeur·se «C++» <b>/../ H/F \u{1F600}"
        let result = try run(sources([entry]), people, .init(top: 2, explained: 4, diversity: 1))
        let name = RecommendedShortlistPage.name(of: result.offers[0].offer)
        #expect(name.utf8.allSatisfy { Array("abcdefghijklmnopqrstuvwxyz0123456789-.".utf8).contains($0) })
        #expect(name.hasPrefix("shortlist-developpeur") && name.hasSuffix("-k3x9q7fa.html"))
        let overview = RecommendationsPage(language: .french, hasShortlists: true).html(result)
        #expect(overview.contains("href=\"\(name)\""))
        #expect(!RecommendationsPage(language: .french).html(result).contains(".html\""))
        let page = RecommendedShortlistPage(language: .french).html(result.offers[0], of: result, isFirst: true)
        #expect(page.contains("Les suivants au score") && page.contains("3. <bdi>N c3</bdi>"))
        #expect(page.contains("href=\"index.html\"") && !page.contains("<b>") && !page.contains("<script"))
    }
}

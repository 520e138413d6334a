// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Recommendations that go on from the run before")
struct IncrementalTests {
    private static let options = RecommendationOptions(
        top: 3,
        explained: 5,
        diversity: 0.7,
        perCandidate: 2,
        perOffer: 9
    )

    private func run(
        _ market: MadeUpMarket,
        memory: RecommendationMemory?,
        previous: ShownLists?,
        asOf: String = "2026-11-20"
    ) throws -> RecommendationResult {
        var task = RecommendationTask(
            offers: market.offers,
            candidates: market.sources,
            asOf: asOf,
            generatedAt: "2026-11-20T01:00:00.000Z"
        )
        task.judged = market.judged
        task.memory = memory
        task.previous = previous
        return try Recommender(scorer: Fixtures.scorer, options: Self.options).run(task)
    }

    @Test("after any changes the lists are those of a full run, to the byte", arguments: 1...6 as ClosedRange<UInt64>)
    func identical(seed: UInt64) throws {
        var market = try MadeUpMarket(seed: seed, offers: 7, candidates: 25)
        var last = try run(market, memory: nil, previous: nil)
        for _ in 0..<12 {
            try market.change()
            let memory = try #require(RecommendationMemory(last.memory.encoded))
            let next = try run(market, memory: memory, previous: memory.shown)
            let full = try run(market, memory: nil, previous: ShownLists(last.recommendations))
            #expect(try CanonicalJSON.pretty(next.recommendations) == CanonicalJSON.pretty(full.recommendations))
            #expect(try Data(next.recommendations.json) == CanonicalJSON.pretty(next.recommendations))
            #expect(next.counts.scored <= full.counts.scored)
            last = next
        }
    }

    @Test("only pairs whose inputs changed are scored")
    func counts() throws {
        let market = try MadeUpMarket(seed: 9, offers: 6, candidates: 20)
        let first = try run(market, memory: nil, previous: nil)
        let again = try run(market, memory: first.memory, previous: first.memory.shown)
        #expect(again.counts == RecommendationCounts())
        #expect(again.recommendations.offers.flatMap(\.candidates).allSatisfy { !$0.new })
        var more = try MadeUpMarket(seed: 9, offers: 6, candidates: 21)
        more.judged = market.judged
        let next = try run(more, memory: first.memory, previous: nil)
        #expect(next.counts.scored <= 6)
        let later = try run(market, memory: first.memory, previous: nil, asOf: "2026-12-01")
        #expect(later.counts.scored == first.counts.scored)
    }

    @Test("bytes that are cut or changed are no memory, or one that gives the same lists")
    func damaged() throws {
        let market = try MadeUpMarket(seed: 4, offers: 4, candidates: 8)
        let first = try run(market, memory: nil, previous: nil)
        let bytes = first.memory.encoded
        #expect(RecommendationMemory([]) == nil)
        for cut in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(RecommendationMemory(Array(bytes.prefix(cut))) == nil)
        }
        #expect(RecommendationMemory(bytes + [0]) == nil)
    }
}

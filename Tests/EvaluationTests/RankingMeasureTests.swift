// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import Testing

@Suite("Ranking measures")
struct RankingMeasureTests {
    private func ranking(_ grades: [String: Double], _ found: [(String, Double)]) -> JudgedRanking {
        JudgedRanking(question: "q", language: nil, family: nil, grades: grades, found: found.map { ($0.0, $0.1) })
    }

    private func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-9 }

    @Test("nDCG@10 discounts gains of 2^grade − 1 by the rank")
    func nDCG() {
        // Gains 1, 0, 3 at ranks 1 to 3: 1 + 3 / log2(4) = 2.5; the best order gives 3 + 1 / log2(3).
        let judged = ranking(["a": 1, "b": 0, "c": 2], [("a", 0.9), ("b", 0.8), ("c", 0.7)])
        #expect(near(judged.value(.nDCG10), 2.5 / (3 + 1 / log2(3))))
        #expect(near(ranking(["a": 2, "b": 1], [("a", 2), ("b", 1)]).value(.nDCG10), 1))
        #expect(near(ranking(["a": 2], []).value(.nDCG10), 0))
        let eleventh = (0..<10).map { ("x\($0)", 20 - Double($0)) } + [("a", 1)]
        #expect(near(ranking(["a": 1], eleventh).value(.nDCG10), 0))
    }

    @Test("equal scores stand in the worst order")
    func ties() {
        let judged = ranking(["a": 2, "b": 0, "c": 1], [("a", 1), ("b", 1), ("c", 1)])
        #expect(judged.rankedGrades == [0, 1, 2])
        #expect(near(judged.value(.mrr), 0.5))
    }

    @Test("reciprocal rank, precision and recall count every grade above 0 as relevant")
    func others() {
        let found = [("x", 9.0), ("a", 8.0), ("y", 7.0), ("b", 6.0)]
        let judged = ranking(["a": 1, "b": 2, "c": 1, "x": 0], found)
        #expect(near(judged.value(.mrr), 0.5))
        #expect(near(judged.value(.precision5), 0.4))
        #expect(near(judged.value(.recall100), 2.0 / 3))
        #expect(near(ranking(["a": 1], [("x", 1)]).value(.mrr), 0))
        let late = (0..<100).map { ("x\($0)", 200 - Double($0)) } + [("a", 1)]
        #expect(near(ranking(["a": 1], late).value(.recall100), 0))
    }

    @Test("the range of a mean is the same every time, holds the mean, and is absent for one question")
    func bootstrap() throws {
        let values = (0..<40).map { Double($0 % 5) / 4 }
        let range = try #require(Bootstrap(samples: 2000).interval(values))
        #expect(range.contains(0.5) && range.lowerBound > 0.38 && range.upperBound < 0.62)
        #expect(Bootstrap(samples: 2000).interval(values) == range)
        #expect(Bootstrap().interval([1]) == nil)
        #expect(Bootstrap(samples: 2000).interval([0.3, 0.3, 0.3]) == 0.3...0.3)
    }

    @Test("reports compare systems question by question, by language and family, without what is not judged")
    func report() throws {
        func rankings(_ best: Bool) -> [JudgedRanking] {
            [("q1", "fr", "sales"), ("q2", "en", "sales"), ("q3", "fr", "care")].map { name, language, family in
                JudgedRanking(
                    question: name,
                    language: language,
                    family: family,
                    grades: ["a": 1],
                    found: best ? [("a", 2), ("b", 1)] : [("b", 2), ("a", 1)]
                )
            } + [JudgedRanking(question: "q4", language: "fr", family: nil, grades: ["a": 0], found: [])]
        }
        let systems: [RankingReport.System] = [
            .init(name: "words", rankings: rankings(false)), .init(name: "both", rankings: rankings(true)),
        ]
        let report = RankingReport(systems)
        #expect(report.questions == 3 && report.unjudged == ["q4"])
        #expect(report.groups.map(\.name) == ["all", "en", "fr", "care", "sales"])
        #expect(report.groups.map(\.questions.count) == [3, 1, 2, 1, 2])
        let all = try #require(report.groups.first)
        #expect(report.figure(.mrr, of: report.systems[0], in: all).mean == 0.5)
        let better = report.difference(.mrr, of: report.systems[1], over: report.systems[0], in: all)
        #expect(better.mean == 0.5 && better.low == 0.5 && better.high == 0.5)
    }
}

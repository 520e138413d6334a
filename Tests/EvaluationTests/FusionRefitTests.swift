// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import Testing

@Suite("Refit of the shares of a search")
struct FusionRefitTests {
    /// Questions whose worth at each share is `worth`, with a little that differs from question to question.
    private func outcome(_ questions: Int, _ worth: (Double) -> Double) -> FusionRefit.Outcome? {
        let values = (0..<questions).map { question in
            FusionRefit.shares.map { worth($0) + Double((question * 7) % 5) / 100 }
        }
        return FusionRefit(values: values, usual: 0.7).outcome
    }

    @Test("the share where questions are best is found, and is worth as much on questions that did not choose it")
    func peak() throws {
        let found = try #require(outcome(60) { 0.8 - abs($0 - 0.4) })
        #expect(found.share == 0.4)
        #expect(abs(found.fitted - found.crossValidated) < 1e-9)
        #expect(found.fitted > found.usual && found.questions == 60)
    }

    @Test("where questions cannot tell shares apart, the usual one stays")
    func flat() throws {
        let found = try #require(outcome(60) { _ in 0.5 })
        #expect(found.share == 0.7)
    }

    @Test("what is chosen is never below the better of the two rankings alone", arguments: [0.0, 1.0])
    func neverBelow(best: Double) throws {
        // One ranking alone is best, but questions differ so much that nearly all shares lie within the error.
        let values = (0..<60).map { question in
            FusionRefit.shares.map { share in
                0.5 - 0.01 * abs(share - best) + (question % 2 == 0 ? 0.4 : -0.4) * share * (1 - share)
            }
        }
        let found = try #require(FusionRefit(values: values, usual: 0.7).outcome)
        #expect(found.fitted >= max(found.first, found.second))
    }

    @Test("fewer than 50 questions say too little")
    func few() {
        #expect(outcome(49) { $0 } == nil)
        #expect(outcome(50) { $0 } != nil)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Lexicons
package import Matching
import ProfileModel
package import Retrieval

/// Learns weights from all decisions that a library keeps, and keeps them there.
package struct FeedbackLearning: Sendable {
    private let library: Library
    private let lexicons: Lexicons

    package init(library: Library, lexicons: Lexicons) {
        self.library = library
        self.lexicons = lexicons
    }

    /// Learns anew; decisions about offers or candidates that are gone do not count.
    @discardableResult
    package func learn(asOf day: String) async throws -> LearnedWeights {
        var latest: [[String]: StoredJudgement] = [:]
        for judgement in try await library.judgements() { latest[[judgement.offer, judgement.candidate]] = judgement }
        // The points are those of the default weights, so that the result does not depend on what was learned before.
        let scorer = Scorer.standard(lexicons: lexicons, language: .french)
        var offers: [String: PreparedOffer] = [:]
        var examples: [WeightLearner.Example] = []
        for judgement in latest.values.sorted(by: { ($0.run, $0.line) < ($1.run, $1.line) }) {
            guard let outcome = Recommendations.Outcome(rawValue: judgement.outcome),
                let candidate = try await library.entry(judgement.candidate)?.candidateEntry
            else { continue }
            if offers[judgement.offer] == nil, let entry = try await library.entry(judgement.offer)?.offerEntry {
                offers[judgement.offer] = scorer.prepare([entry])[0]
            }
            guard let offer = offers[judgement.offer] else { continue }
            let scores = scorer.scores(
                profile: candidate.profile,
                evidence: candidate.evidence,
                offers: [offer],
                asOf: day
            )
            examples += scores.offers.map { WeightLearner.Example($0, outcome: outcome) }
        }
        let learned = WeightLearner().learn(examples)
        try await library.keepWeights(try CanonicalJSON.compact(learned))
        return learned
    }
}

extension Library {
    /// The weights learned last; `nil` where nothing was learned yet.
    package func learned() async throws -> LearnedWeights? {
        guard let data = try await learnedWeights()?.data else { return nil }
        return try? CanonicalJSON.decode(LearnedWeights.self, from: data)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Weights learned from decisions, and what they were learned from.
package struct LearnedWeights: Codable, Sendable, Equatable {
    /// Whether there were decisions enough; else the weights are the defaults.
    package var isInForce: Bool
    /// Decisions, the latest of each candidate for each offer.
    package var judgements: Int
    /// Pairs of candidates of one offer of whom one came further.
    package var comparisons: Int
    package var weights: [Change]
    /// The share of comparisons that scores decide as people did, with the default weights and with these.
    package var agreementBefore: Double
    package var agreementAfter: Double

    package struct Change: Codable, Sendable, Equatable {
        package var category: String
        package var from: Double
        package var to: Double
    }

    private enum CodingKeys: String, CodingKey {
        case judgements, comparisons, weights
        case isInForce = "in_force"
        case agreementBefore = "agreement_before"
        case agreementAfter = "agreement_after"
    }

    /// The weights to score with; `nil` where the defaults hold.
    package var scoring: ScoringWeights? {
        guard isInForce else { return nil }
        var result = ScoringWeights()
        for change in weights {
            guard let category = ScoreCategory(rawValue: change.category) else { continue }
            result[category] = change.to
        }
        return result
    }
}

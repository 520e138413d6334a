// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// What people decided about candidates for offers.
package struct JudgedPairs: Sendable, Equatable {
    /// Offer id → candidate id → the latest outcome.
    private var outcomes: [String: [String: Recommendations.Outcome]] = [:]

    package init() {}

    package subscript(offer: String, candidate: String) -> Recommendations.Outcome? {
        get { outcomes[offer]?[candidate] }
        set { outcomes[offer, default: [:]][candidate] = newValue }
    }

    /// Candidates that were rejected for the offer.
    func rejected(for offer: String) -> Set<String> {
        Set((outcomes[offer] ?? [:]).lazy.filter { $0.value == .rejected }.map(\.key))
    }

    /// All of them, by the ids of offers, then of candidates.
    package var all: [(offer: String, candidate: String, outcome: Recommendations.Outcome)] {
        outcomes.sorted { $0.key < $1.key }.flatMap { offer, candidates in
            candidates.sorted { $0.key < $1.key }.map { (offer, $0.key, $0.value) }
        }
    }

    /// Whether anything was decided.
    package var isEmpty: Bool { outcomes.isEmpty }
}

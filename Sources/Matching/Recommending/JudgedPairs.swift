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

    /// Whether anything was decided.
    package var isEmpty: Bool { outcomes.isEmpty }
}

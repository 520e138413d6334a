// SPDX-License-Identifier: GPL-3.0-or-later

/// All that recommendations are made of.
package struct RecommendationTask: Sendable {
    package var offers: [OfferSource]
    package var candidates: [CandidateSource]
    /// What people decided.
    package var judged = JudgedPairs()
    /// What the run before showed; `nil` makes all new.
    package var previous: ShownLists?
    /// What the run before left; taken where its identity is that of the task.
    package var memory: RecommendationMemory?
    /// Names what else the scores depend on: the lexicons' digest.
    package var basis = ""
    /// `YYYY-MM-DD`.
    package var asOf: String
    /// RFC 3339, UTC.
    package var generatedAt: String
    /// Asked now and then; `true` ends the work with `CancellationError`.
    package var isCancelled: @Sendable () -> Bool = { false }

    package init(offers: [OfferSource], candidates: [CandidateSource], asOf: String, generatedAt: String) {
        self.offers = offers
        self.candidates = candidates
        self.asOf = asOf
        self.generatedAt = generatedAt
    }
}

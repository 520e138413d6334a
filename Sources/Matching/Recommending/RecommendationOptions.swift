// SPDX-License-Identifier: GPL-3.0-or-later

/// How lists are made of scores.
package struct RecommendationOptions: Sendable, Equatable {
    /// The most matches that one offer or candidate gets.
    package var top: Int
    /// How many of the best of each side have their reasons kept.
    package var explained: Int
    /// What the score counts for in the choice of candidates for an offer, from 0 to 1.
    ///
    /// The rest counts against likeness to those chosen already; 1 chooses by score alone.
    package var diversity: Double
    /// In how many offers' lists one candidate may stand; `nil` takes `Self.usualCap`.
    package var perCandidate: Int?
    /// In how many candidates' lists one offer may stand; `nil` takes `Self.usualCap`.
    package var perOffer: Int?

    package init(
        top: Int = 10,
        explained: Int = 50,
        diversity: Double = 0.8,
        perCandidate: Int? = nil,
        perOffer: Int? = nil
    ) {
        self.top = max(1, top)
        self.explained = max(self.top, explained)
        self.diversity = min(1, max(0, diversity))
        self.perCandidate = perCandidate
        self.perOffer = perOffer
    }

    /// The same with lists of another length.
    package func with(top: Int) -> RecommendationOptions {
        .init(
            top: top,
            explained: explained,
            diversity: diversity,
            perCandidate: perCandidate,
            perOffer: perOffer
        )
    }

    /// Four times as many lists as each would stand in if all stood in equally many, and never under five: who suits many
    /// offers is proposed for several, but not for all.
    static func usualCap(lists: Int, of length: Int, among members: Int) -> Int {
        guard members > 0 else { return 5 }
        return max(5, (4 * lists * min(length, members) + members - 1) / members)
    }
}

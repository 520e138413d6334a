// SPDX-License-Identifier: GPL-3.0-or-later

extension Recommendations {
    /// Offers and candidates of the run before that are no longer there.
    package struct Gone: Codable, Sendable, Equatable {
        package var offers: [Scores.OfferReference]
        package var candidates: [CandidateReference]

        package init(offers: [Scores.OfferReference], candidates: [CandidateReference]) {
            self.offers = offers
            self.candidates = candidates
        }
    }

    /// How varied the lists of candidates are.
    package struct Diversity: Codable, Sendable, Equatable {
        /// What the score counts for in the choice; 1 chooses by score alone.
        package var share: Double
        /// How unlike the candidates of one list are on average, from 0 to 1.
        package var variety: Double
        /// The same for lists by score alone.
        package var varietyByScore: Double

        package init(share: Double, variety: Double, varietyByScore: Double) {
            self.share = share
            self.variety = variety
            self.varietyByScore = varietyByScore
        }

        private enum CodingKeys: String, CodingKey {
            case share, variety
            case varietyByScore = "variety_by_score"
        }
    }

    /// How evenly candidates stand in the lists of offers, and offers in those of candidates.
    package struct Exposure: Codable, Sendable, Equatable {
        package var candidates: Figures
        package var offers: Figures

        package init(candidates: Figures, offers: Figures) {
            self.candidates = candidates
            self.offers = offers
        }

        package struct Figures: Codable, Sendable, Equatable {
            /// In how many lists one may stand.
            package var cap: Int
            /// How often somebody was left out of a list for standing in enough others.
            package var heldBack: Int
            /// The share of them that stands in any list.
            package var coverage: Double
            package var coverageByScore: Double
            /// Gini's coefficient of the number of lists: 0 is even, near 1 one has all.
            package var gini: Double
            package var giniByScore: Double

            package init(
                cap: Int,
                heldBack: Int,
                coverage: Double,
                coverageByScore: Double,
                gini: Double,
                giniByScore: Double
            ) {
                self.cap = cap
                self.heldBack = heldBack
                self.coverage = coverage
                self.coverageByScore = coverageByScore
                self.gini = gini
                self.giniByScore = giniByScore
            }

            private enum CodingKeys: String, CodingKey {
                case cap, coverage, gini
                case heldBack = "held_back"
                case coverageByScore = "coverage_by_score"
                case giniByScore = "gini_by_score"
            }
        }
    }
}

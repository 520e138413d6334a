// SPDX-License-Identifier: GPL-3.0-or-later

/// What `greffier bias report` found: the same CVs with another name, gender, age… scored against the same offers.
package struct BiasReport: Codable, Sendable, Equatable {
    /// The version of the scoring rules.
    package var version: String
    /// The day the scores speak of, `YYYY-MM-DD`.
    package var asOf: String
    /// Candidates of the collection, and those of them that were examined.
    package var candidates: Int
    package var examined: Int
    package var offers: Int
    package var attributes: [Attribute]
    /// The first differences, the largest of each attribute first.
    package var differences: [Difference]
    package var verdict: Verdict

    package init(version: String, asOf: String, candidates: Int, examined: Int, offers: Int, attributes: [Attribute]) {
        self.version = version
        self.asOf = asOf
        self.candidates = candidates
        self.examined = examined
        self.offers = offers
        self.attributes = attributes
        differences = []
        verdict = .nothingToCompare
    }

    private enum CodingKeys: String, CodingKey {
        case version, candidates, examined, offers, attributes, differences, verdict
        case asOf = "as_of"
    }

    package enum Verdict: String, Codable, Sendable {
        /// No twin differs from its original, to the last digit.
        case equal
        case different
        /// No candidate or no offer.
        case nothingToCompare = "nothing_to_compare"
    }

    /// One thing that was changed in every CV.
    package struct Attribute: Codable, Sendable, Equatable {
        package var name: String
        /// CVs rewritten as those of somebody else.
        package var twins: Int
        /// Twins times offers.
        package var pairs: Int
        /// Pairs of which any figure differs from that of the original.
        package var differing: Int
        /// The largest difference of two scores, in points.
        package var largest: Double

        package init(name: String, twins: Int, pairs: Int, differing: Int, largest: Double) {
            self.name = name
            self.twins = twins
            self.pairs = pairs
            self.differing = differing
            self.largest = largest
        }
    }

    /// One pair of which the twin is scored otherwise.
    package struct Difference: Codable, Sendable, Equatable {
        package var attribute: String
        package var candidate: Recommendations.CandidateReference
        package var offer: Scores.OfferReference
        package var score: Double
        package var twinScore: Double

        package init(
            attribute: String,
            candidate: Recommendations.CandidateReference,
            offer: Scores.OfferReference,
            score: Double,
            twinScore: Double
        ) {
            self.attribute = attribute
            self.candidate = candidate
            self.offer = offer
            self.score = score
            self.twinScore = twinScore
        }

        private enum CodingKeys: String, CodingKey {
            case attribute, candidate, offer, score
            case twinScore = "twin_score"
        }
    }
}

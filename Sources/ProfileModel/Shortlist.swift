// SPDX-License-Identifier: GPL-3.0-or-later

/// shortlist.json: the best candidates of the moment for one offer, each number with its reasons.
package struct Shortlist: Codable, Sendable, Equatable {
    /// The version of the scoring rules: equal versions and inputs give equal bytes.
    package var version: String
    /// The day the list speaks of, `YYYY-MM-DD`.
    package var asOf: String
    package var offer: Scores.OfferReference
    /// Whether the offer is open on that day; nobody is listed for a closed one.
    package var isOpen: Bool
    /// The last day of applications, where there is one.
    package var validUntil: String?
    /// The collection that was searched.
    package var collection: String
    /// How many candidates were compared, each by the newest of their documents.
    package var compared: Int
    /// Best first; those with no point at all are not listed.
    package var candidates: [Match]
    /// Documents of the collection that are of no candidate.
    package var leftOut: [Recommendations.LeftOut]

    package init(
        version: String,
        asOf: String,
        offer: Scores.OfferReference,
        isOpen: Bool,
        validUntil: String?,
        collection: String,
        compared: Int = 0,
        candidates: [Match] = [],
        leftOut: [Recommendations.LeftOut] = []
    ) {
        self.version = version
        self.asOf = asOf
        self.offer = offer
        self.isOpen = isOpen
        self.validUntil = validUntil
        self.collection = collection
        self.compared = compared
        self.candidates = candidates
        self.leftOut = leftOut
    }

    private enum CodingKeys: String, CodingKey {
        case version, offer, collection, compared, candidates
        case asOf = "as_of"
        case isOpen = "open"
        case validUntil = "valid_until"
        case leftOut = "left_out"
    }

    /// One candidate for the offer.
    package struct Match: Codable, Sendable, Equatable {
        package var candidate: Recommendations.CandidateReference
        /// 0 to 100 with one decimal: the sum of the categories' points.
        package var score: Double
        package var mustHaves: [Scores.MustHave]
        package var categories: [Scores.Category]
        /// The strongest matched and missing points, in words of the documents.
        package var reasons: [String]

        package init(
            candidate: Recommendations.CandidateReference,
            score: Double,
            mustHaves: [Scores.MustHave],
            categories: [Scores.Category],
            reasons: [String]
        ) {
            self.candidate = candidate
            self.score = score
            self.mustHaves = mustHaves
            self.categories = categories
            self.reasons = reasons
        }

        private enum CodingKeys: String, CodingKey {
            case candidate, score, categories, reasons
            case mustHaves = "must_haves"
        }
    }
}

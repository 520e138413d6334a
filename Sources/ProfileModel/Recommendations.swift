// SPDX-License-Identifier: GPL-3.0-or-later

/// recommendations.json: for each offer its best candidates, and for each candidate their best offers.
package struct Recommendations: Codable, Sendable, Equatable {
    /// RFC 3339, UTC.
    package var generatedAt: String
    /// The day that scores and open offers speak of, `YYYY-MM-DD`.
    package var asOf: String?
    package var offers: [ForOffer]
    package var candidates: [ForCandidate]
    /// Documents of the collection of candidates that were compared with no offer.
    package var leftOut: [LeftOut]
    /// Offers for which nobody is recommended, as they are closed.
    package var offersLeftOut: [LeftOut] = []
    /// Offers and candidates of the run before that are no longer there.
    package var gone: Gone?
    package var diversity: Diversity?
    package var exposure: Exposure?

    package init(generatedAt: String, offers: [ForOffer], candidates: [ForCandidate], leftOut: [LeftOut] = []) {
        self.generatedAt = generatedAt
        self.offers = offers
        self.candidates = candidates
        self.leftOut = leftOut
    }

    private enum CodingKeys: String, CodingKey {
        case offers, candidates, gone, diversity, exposure
        case generatedAt = "generated_at"
        case asOf = "as_of"
        case leftOut = "left_out"
        case offersLeftOut = "offers_left_out"
    }

    /// Reads also what was written before anything was left out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        generatedAt = try container.decode(String.self, forKey: .generatedAt)
        asOf = try container.decodeIfPresent(String.self, forKey: .asOf)
        offers = try container.decode([ForOffer].self, forKey: .offers)
        candidates = try container.decode([ForCandidate].self, forKey: .candidates)
        leftOut = try container.decodeIfPresent([LeftOut].self, forKey: .leftOut) ?? []
        offersLeftOut = try container.decodeIfPresent([LeftOut].self, forKey: .offersLeftOut) ?? []
        gone = try container.decodeIfPresent(Gone.self, forKey: .gone)
        diversity = try container.decodeIfPresent(Diversity.self, forKey: .diversity)
        exposure = try container.decodeIfPresent(Exposure.self, forKey: .exposure)
    }

    /// The documents left out for a reason as people read of them: the first twenty by name, as `show` writes it; `leftOut`
    /// holds all.
    package func namesLeftOut(because reason: String, _ show: (String) -> String) -> String {
        let most = 20
        let documents = leftOut.filter { $0.reason == reason }
        return documents.prefix(most).map { show($0.source) }.joined(separator: ", ")
            + (documents.count > most ? ", …" : "")
    }

    /// A document that is no candidate, or an offer that is closed.
    package struct LeftOut: Codable, Sendable, Hashable {
        package var id: String
        /// The original file name.
        package var source: String
        /// As in `review` of the profile: `not_a_cv` or `no_person`; of an offer `closed` or `expired`.
        package var reason: String

        package init(id: String, source: String, reason: String) {
            self.id = id
            self.source = source
            self.reason = reason
        }
    }

    /// Names a candidate to a reader.
    package struct CandidateReference: Codable, Sendable, Hashable {
        package var id: String
        /// The original file name.
        package var source: String
        package var name: String
        /// Whose document it is: all versions of one person's CV have the same; `nil` where nobody found out.
        package var person: String?

        package init(id: String, source: String, name: String, person: String? = nil) {
            self.id = id
            self.source = source
            self.name = name
            self.person = person
        }

        /// What stays the same when a newer document takes the place of this one.
        package var identity: String { person ?? id }
    }

    /// One offer with its candidates, best first.
    package struct ForOffer: Codable, Sendable, Equatable {
        package var offer: Scores.OfferReference
        package var candidates: [Match]
        /// The next by score, with their reasons.
        package var others: [Match] = []
        package var remarks = Remarks()

        package init(offer: Scores.OfferReference, candidates: [Match]) {
            self.offer = offer
            self.candidates = candidates
        }

        private enum CodingKeys: String, CodingKey { case offer, candidates, others }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            offer = try container.decode(Scores.OfferReference.self, forKey: .offer)
            candidates = try container.decode([Match].self, forKey: .candidates)
            others = try container.decodeIfPresent([Match].self, forKey: .others) ?? []
            remarks = try Remarks(from: decoder)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(offer, forKey: .offer)
            try container.encode(candidates, forKey: .candidates)
            try container.encode(others, forKey: .others)
            try remarks.encode(to: encoder)
        }

        package struct Match: Codable, Sendable, Equatable {
            package var candidate: CandidateReference
            package var score: Double
            /// Not among the matches of the run before.
            package var new: Bool
            package var mustHaves: [Scores.MustHave]
            /// The strongest matched and missing points, in words of the documents.
            package var reasons: [String]
            package var standing = Standing()

            package init(
                candidate: CandidateReference,
                score: Double,
                new: Bool,
                mustHaves: [Scores.MustHave],
                reasons: [String]
            ) {
                self.candidate = candidate
                self.score = score
                self.new = new
                self.mustHaves = mustHaves
                self.reasons = reasons
            }

            private enum CodingKeys: String, CodingKey {
                case candidate, score, new, reasons
                case mustHaves = "must_haves"
            }

            package init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                candidate = try container.decode(CandidateReference.self, forKey: .candidate)
                score = try container.decode(Double.self, forKey: .score)
                new = try container.decode(Bool.self, forKey: .new)
                mustHaves = try container.decode([Scores.MustHave].self, forKey: .mustHaves)
                reasons = try container.decode([String].self, forKey: .reasons)
                standing = try Standing(from: decoder)
            }

            package func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(candidate, forKey: .candidate)
                try container.encode(score, forKey: .score)
                try container.encode(new, forKey: .new)
                try container.encode(mustHaves, forKey: .mustHaves)
                try container.encode(reasons, forKey: .reasons)
                try standing.encode(to: encoder)
            }
        }
    }

    /// One candidate with their offers, best first.
    package struct ForCandidate: Codable, Sendable, Equatable {
        package var candidate: CandidateReference
        package var offers: [Match]
        package var remarks = Remarks()

        package init(candidate: CandidateReference, offers: [Match]) {
            self.candidate = candidate
            self.offers = offers
        }

        private enum CodingKeys: String, CodingKey { case candidate, offers }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            candidate = try container.decode(CandidateReference.self, forKey: .candidate)
            offers = try container.decode([Match].self, forKey: .offers)
            remarks = try Remarks(from: decoder)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(candidate, forKey: .candidate)
            try container.encode(offers, forKey: .offers)
            try remarks.encode(to: encoder)
        }

        package struct Match: Codable, Sendable, Equatable {
            package var offer: Scores.OfferReference
            package var score: Double
            package var new: Bool
            package var mustHaves: [Scores.MustHave]
            package var reasons: [String]
            package var standing = Standing()

            package init(
                offer: Scores.OfferReference,
                score: Double,
                new: Bool,
                mustHaves: [Scores.MustHave],
                reasons: [String]
            ) {
                self.offer = offer
                self.score = score
                self.new = new
                self.mustHaves = mustHaves
                self.reasons = reasons
            }

            private enum CodingKeys: String, CodingKey {
                case offer, score, new, reasons
                case mustHaves = "must_haves"
            }

            package init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                offer = try container.decode(Scores.OfferReference.self, forKey: .offer)
                score = try container.decode(Double.self, forKey: .score)
                new = try container.decode(Bool.self, forKey: .new)
                mustHaves = try container.decode([Scores.MustHave].self, forKey: .mustHaves)
                reasons = try container.decode([String].self, forKey: .reasons)
                standing = try Standing(from: decoder)
            }

            package func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(offer, forKey: .offer)
                try container.encode(score, forKey: .score)
                try container.encode(new, forKey: .new)
                try container.encode(mustHaves, forKey: .mustHaves)
                try container.encode(reasons, forKey: .reasons)
                try standing.encode(to: encoder)
            }
        }
    }
}

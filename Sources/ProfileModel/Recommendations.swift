// SPDX-License-Identifier: GPL-3.0-or-later

/// recommendations.json: for each offer its best candidates, and for each candidate their best offers.
package struct Recommendations: Codable, Sendable, Equatable {
    /// RFC 3339, UTC.
    package var generatedAt: String
    package var offers: [ForOffer]
    package var candidates: [ForCandidate]
    /// Documents of the collection of candidates that were compared with no offer.
    package var leftOut: [LeftOut]

    package init(generatedAt: String, offers: [ForOffer], candidates: [ForCandidate], leftOut: [LeftOut] = []) {
        self.generatedAt = generatedAt
        self.offers = offers
        self.candidates = candidates
        self.leftOut = leftOut
    }

    private enum CodingKeys: String, CodingKey {
        case offers, candidates
        case generatedAt = "generated_at"
        case leftOut = "left_out"
    }

    /// Reads also what was written before documents were left out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        generatedAt = try container.decode(String.self, forKey: .generatedAt)
        offers = try container.decode([ForOffer].self, forKey: .offers)
        candidates = try container.decode([ForCandidate].self, forKey: .candidates)
        leftOut = try container.decodeIfPresent([LeftOut].self, forKey: .leftOut) ?? []
    }

    /// The documents left out for a reason as people read of them: the first twenty by name, as `show` writes it; `leftOut`
    /// holds all.
    package func namesLeftOut(because reason: String, _ show: (String) -> String) -> String {
        let most = 20
        let documents = leftOut.filter { $0.reason == reason }
        return documents.prefix(most).map { show($0.source) }.joined(separator: ", ")
            + (documents.count > most ? ", …" : "")
    }

    /// A document that is no candidate.
    package struct LeftOut: Codable, Sendable, Hashable {
        package var id: String
        /// The original file name.
        package var source: String
        /// As in `review` of the profile: `not_a_cv` or `no_person`.
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

        package init(id: String, source: String, name: String) {
            self.id = id
            self.source = source
            self.name = name
        }
    }

    /// One offer with its candidates, best first.
    package struct ForOffer: Codable, Sendable, Equatable {
        package var offer: Scores.OfferReference
        package var candidates: [Match]

        package init(offer: Scores.OfferReference, candidates: [Match]) {
            self.offer = offer
            self.candidates = candidates
        }

        package struct Match: Codable, Sendable, Equatable {
            package var candidate: CandidateReference
            package var score: Double
            /// Not among the matches of the run before.
            package var new: Bool
            package var mustHaves: [Scores.MustHave]
            /// The strongest matched and missing points, in words of the documents.
            package var reasons: [String]

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
        }
    }

    /// One candidate with their offers, best first.
    package struct ForCandidate: Codable, Sendable, Equatable {
        package var candidate: CandidateReference
        package var offers: [Match]

        package init(candidate: CandidateReference, offers: [Match]) {
            self.candidate = candidate
            self.offers = offers
        }

        package struct Match: Codable, Sendable, Equatable {
            package var offer: Scores.OfferReference
            package var score: Double
            package var new: Bool
            package var mustHaves: [Scores.MustHave]
            package var reasons: [String]

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
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import Retrieval

/// What a person decided, with the names of those whom it is about.
package struct FeedbackDecision: Encodable, Sendable {
    package var judgement: StoredJudgement
    /// `nil` where the offer or the candidate is no longer in its collection.
    package var offerTitle: String?
    package var candidateName: String?

    /// The fields of the judgement and the names beside them.
    package func encode(to encoder: any Encoder) throws {
        try judgement.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(offerTitle, forKey: .offerTitle)
        try container.encodeIfPresent(candidateName, forKey: .candidateName)
    }

    private enum CodingKeys: String, CodingKey {
        case offerTitle = "offer_title"
        case candidateName = "candidate_name"
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// An offer to score against, with how readers know it and where its words stand.
package struct OfferEntry: Sendable {
    package var reference: Scores.OfferReference
    package var offer: Offer
    package var evidence: Evidence

    package init(reference: Scores.OfferReference, offer: Offer, evidence: Evidence) {
        self.reference = reference
        self.offer = offer
        self.evidence = evidence
    }
}

/// A candidate to score, with how readers know them and where their words stand.
package struct CandidateEntry: Sendable {
    package var reference: Recommendations.CandidateReference
    package var profile: Profile
    package var evidence: Evidence

    package init(reference: Recommendations.CandidateReference, profile: Profile, evidence: Evidence) {
        self.reference = reference
        self.profile = profile
        self.evidence = evidence
    }
}

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

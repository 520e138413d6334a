// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// What the rules read from an offer.
package struct OfferReading: Sendable, Equatable {
    package var offer: Offer
    /// By JSON pointer into `offer`, for every leaf.
    package var evidence: Evidence
    package var warnings: [RunWarning]

    package init(offer: Offer, evidence: Evidence, warnings: [RunWarning] = []) {
        self.offer = offer
        self.evidence = evidence
        self.warnings = warnings
    }
}

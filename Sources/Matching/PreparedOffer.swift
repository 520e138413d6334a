// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// An offer with all that a scorer needs of it, worked out once.
package struct PreparedOffer: Sendable {
    let reference: Scores.OfferReference
    let features: OfferFeatures
}

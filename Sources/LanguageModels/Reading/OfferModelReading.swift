// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// What a model read in an offer, each value with its proof.
package struct OfferModelReading: Sendable, Equatable {
    package var offer = Offer()
    package var evidence: Evidence = [:]
    /// Values that the model gave and the document does not hold.
    package var dropped = 0
    /// As the servers counted them.
    package var tokens = 0

    package init() {}

    /// Says how many values were left out, where some were.
    package var warnings: [RunWarning] { dropped > 0 ? [.droppedValues(dropped)] : [] }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What a digest tells: who is proposed anew, and what was refused.
package struct NightNews: Sendable, Equatable {
    /// New proposals, best first.
    package var matches: [Match]
    /// Offers that were looked at.
    package var offers: Int
    /// What could not be processed, by reason.
    package var refusals: [Refusal]
    /// Where the whole is.
    package var folder: String?

    package init(matches: [Match], offers: Int, refusals: [Refusal], folder: String? = nil) {
        self.matches = matches
        self.offers = offers
        self.refusals = refusals
        self.folder = folder
    }

    /// A candidate for an offer.
    package struct Match: Sendable, Equatable {
        package var candidate: String
        package var offer: String
        /// As people read it: `72,4`.
        package var score: String
        package var reasons: [String]

        package init(candidate: String, offer: String, score: String, reasons: [String]) {
            self.candidate = candidate
            self.offer = offer
            self.score = score
            self.reasons = reasons
        }
    }

    /// Files that were refused for one reason, in the language of the digest.
    package struct Refusal: Sendable, Equatable {
        package var files: [String]
        package var count: Int
        package var reason: String
        package var remedy: String

        package init(files: [String], count: Int, reason: String, remedy: String) {
            self.files = files
            self.count = count
            self.reason = reason
            self.remedy = remedy
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// One line of a feedback file: what it says, before anybody knows whom it means.
package struct FeedbackLine: Sendable, Equatable {
    /// From 1, with the line of column names; of JSON the number of the item.
    package var number: Int
    package var offer: String
    package var candidate: String
    /// `nil` where the word is none that is known.
    package var outcome: Recommendations.Outcome?
    /// The word as it stands there.
    package var outcomeText: String
    package var reason: String?
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import Matching

/// feedback.json: what was taken of a feedback file, what was not and why, and the weights since.
package struct FeedbackReport: Codable, Sendable, Equatable {
    package var taken: [Taken]
    package var refused: [Refused]
    /// The weights learned of all decisions so far.
    package var weights: LearnedWeights?

    package struct Taken: Codable, Sendable, Equatable {
        package var line: Int
        package var offer: String
        package var candidate: String
        package var outcome: String
        package var reason: String?
    }

    package struct Refused: Codable, Sendable, Equatable {
        package var line: Int
        /// `unknown_offer`, `ambiguous_offer`, `unknown_candidate`, `ambiguous_candidate` or `unknown_outcome`.
        package var code: String
        package var message: String
        package var messageFR: String

        private enum CodingKeys: String, CodingKey {
            case line, code, message
            case messageFR = "message_fr"
        }
    }
}

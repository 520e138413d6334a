// SPDX-License-Identifier: GPL-3.0-or-later
package import Matching
package import Retrieval

/// feedback.json: what was taken of a feedback file, what was not and why, and the weights since.
///
/// The library's decisions can be made again from these files: they name documents by their original files.
package struct FeedbackReport: Codable, Sendable, Equatable {
    package var taken: [Taken]
    package var refused: [Refused]
    /// What the file takes back; `nil` for one that brings decisions.
    package var undone: Undone?
    /// The weights learned of all decisions so far.
    package var weights: LearnedWeights?

    package init(taken: [Taken] = [], refused: [Refused] = [], undone: Undone? = nil) {
        self.taken = taken
        self.refused = refused
        self.undone = undone
    }

    package struct Taken: Codable, Sendable, Equatable {
        package var line: Int
        /// Ids of entries as they were then.
        package var offer: String
        package var candidate: String
        package var outcome: String
        package var reason: String?
        package var offerDocument: DocumentKey?
        package var candidateDocument: DocumentKey?

        package init(
            line: Int,
            offer: String,
            candidate: String,
            outcome: String,
            reason: String? = nil,
            offerDocument: DocumentKey? = nil,
            candidateDocument: DocumentKey? = nil
        ) {
            self.line = line
            self.offer = offer
            self.candidate = candidate
            self.outcome = outcome
            self.reason = reason
            self.offerDocument = offerDocument
            self.candidateDocument = candidateDocument
        }

        private enum CodingKeys: String, CodingKey {
            case line, offer, candidate, outcome, reason
            case offerDocument = "offer_document"
            case candidateDocument = "candidate_document"
        }
    }

    package struct Refused: Codable, Sendable, Equatable {
        package var line: Int
        /// `unknown_offer`, `ambiguous_offer`, `unknown_candidate`, `ambiguous_candidate` or `unknown_outcome`.
        package var code: String
        package var message: String
        package var messageFR: String

        package init(line: Int, code: String, message: String, messageFR: String) {
            self.line = line
            self.code = code
            self.message = message
            self.messageFR = messageFR
        }

        private enum CodingKeys: String, CodingKey {
            case line, code, message
            case messageFR = "message_fr"
        }
    }

    package struct Undone: Codable, Sendable, Equatable {
        /// The name of a file, or the id of a run.
        package var feedback: String
        package var decisions: Int

        package init(feedback: String, decisions: Int) {
            self.feedback = feedback
            self.decisions = decisions
        }
    }
}

extension FeedbackReport {
    /// The decisions as a library keeps them.
    package func judgements(of run: String, file: String) -> [StoredJudgement] {
        taken.map { line in
            StoredJudgement(
                run: run,
                line: line.line,
                file: file,
                offer: line.offer,
                candidate: line.candidate,
                outcome: line.outcome,
                reason: line.reason,
                offerDocument: line.offerDocument,
                candidateDocument: line.candidateDocument
            )
        }
    }
}

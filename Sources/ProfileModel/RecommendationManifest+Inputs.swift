// SPDX-License-Identifier: GPL-3.0-or-later

extension RecommendationManifest {
    /// The options of the stage, with those that it did not name.
    package struct Settings: Codable, Sendable, Equatable {
        /// Names of collections.
        package var candidates: [String]
        package var offers: [String]
        package var top: Int
        package var explained: Int
        package var diversity: Double
        /// In how many lists one may stand; `nil` where that follows from the number of lists.
        package var perCandidate: Int?
        package var perOffer: Int?
        package var shortlists: Bool
        /// By category: those in force, learned or not.
        package var weights: [String: Double]

        package init(
            candidates: [String],
            offers: [String],
            top: Int,
            explained: Int,
            diversity: Double,
            perCandidate: Int?,
            perOffer: Int?,
            shortlists: Bool,
            weights: [String: Double]
        ) {
            self.candidates = candidates
            self.offers = offers
            self.top = top
            self.explained = explained
            self.diversity = diversity
            self.perCandidate = perCandidate
            self.perOffer = perOffer
            self.shortlists = shortlists
            self.weights = weights
        }

        private enum CodingKeys: String, CodingKey {
            case candidates, offers, top, explained, diversity, shortlists, weights
            case perCandidate = "per_candidate"
            case perOffer = "per_offer"
        }
    }

    /// What was read.
    package struct Inputs: Codable, Sendable, Equatable {
        /// SHA-256 of the lexicons, with the taxonomy and the words of the workspace.
        package var lexicons: String
        package var offers: [Document]
        package var candidates: [Document]
        package var feedback: Feedback
        /// The run that new and gone matches are told from; `nil` where there was none.
        package var previous: Previous?

        package init(
            lexicons: String,
            offers: [Document],
            candidates: [Document],
            feedback: Feedback,
            previous: Previous?
        ) {
            self.lexicons = lexicons
            self.offers = offers
            self.candidates = candidates
            self.feedback = feedback
            self.previous = previous
        }
    }

    /// An entry of a collection.
    package struct Document: Codable, Sendable, Equatable {
        package var id: String
        /// The original file name.
        package var source: String
        /// The candidate's name or the offer's title.
        package var title: String
        /// Whose document it is.
        package var person: String?
        /// Why nobody was recommended for an offer: `closed` or `expired`.
        package var closed: String?
        /// Of the structured value with its proofs, as the collection keeps them.
        package var sha256: String

        package init(
            id: String,
            source: String,
            title: String,
            person: String? = nil,
            closed: String? = nil,
            sha256: String
        ) {
            self.id = id
            self.source = source
            self.title = title
            self.person = person
            self.closed = closed
            self.sha256 = sha256
        }
    }

    /// What people had decided.
    package struct Feedback: Codable, Sendable, Equatable {
        /// Of the decisions, as canonical JSON on one line.
        package var sha256: String
        package var decisions: [Decision]

        package init(sha256: String, decisions: [Decision]) {
            self.sha256 = sha256
            self.decisions = decisions
        }
    }

    /// The latest decision about a pair.
    package struct Decision: Codable, Sendable, Equatable {
        /// Ids.
        package var offer: String
        package var candidate: String
        package var outcome: Recommendations.Outcome

        package init(offer: String, candidate: String, outcome: Recommendations.Outcome) {
            self.offer = offer
            self.candidate = candidate
            self.outcome = outcome
        }
    }

    /// The run before.
    package struct Previous: Codable, Sendable, Equatable {
        package var run: String
        /// Of its recommendations.json; `nil` where it was kept no longer, and all counted as new.
        package var sha256: String?

        package init(run: String, sha256: String?) {
            self.run = run
            self.sha256 = sha256
        }
    }
}

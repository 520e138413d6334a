// SPDX-License-Identifier: GPL-3.0-or-later

extension Recommendations {
    /// Where a match stands beside its score.
    package struct Standing: Codable, Sendable, Equatable {
        /// The place that the score alone would give, from 1; those left out by a person's decision do not count.
        package var rank: Int?
        /// The score of the run before, where it was another.
        package var previousScore: Double?
        /// What a person decided since.
        package var outcome: Outcome?

        package init(rank: Int? = nil, previousScore: Double? = nil, outcome: Outcome? = nil) {
            self.rank = rank
            self.previousScore = previousScore
            self.outcome = outcome
        }

        private enum CodingKeys: String, CodingKey {
            case outcome
            case rank = "rank_by_score"
            case previousScore = "previous_score"
        }
    }

    /// What became of a candidate for an offer.
    package enum Outcome: String, Codable, Sendable, CaseIterable { case shortlisted, interviewed, hired, rejected }

    /// What a list does not show, or no longer.
    package struct Remarks: Codable, Sendable, Equatable {
        /// Whether there was no such list in the run before.
        package var isNew = false
        /// How many a person rejected, and so are not in the list.
        package var rejected = 0
        /// Those that would be in the list by score alone.
        package var heldBack: [Mention] = []
        /// Those of the run before that are not in the list any more.
        package var gone: [Mention] = []

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case rejected, gone
            case isNew = "new"
            case heldBack = "held_back"
        }

        /// Reads also what was written before there were remarks.
        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            isNew = try container.decodeIfPresent(Bool.self, forKey: .isNew) ?? false
            rejected = try container.decodeIfPresent(Int.self, forKey: .rejected) ?? 0
            heldBack = try container.decodeIfPresent([Mention].self, forKey: .heldBack) ?? []
            gone = try container.decodeIfPresent([Mention].self, forKey: .gone) ?? []
        }
    }

    /// A candidate or an offer that is not in a list, with the reason.
    package struct Mention: Codable, Sendable, Equatable {
        package var id: String
        /// The original file name.
        package var source: String
        /// The candidate's name or the offer's title.
        package var name: String
        /// The score now, or that of the run before for what is gone.
        package var score: Double
        package var reason: Reason

        package init(id: String, source: String, name: String, score: Double, reason: Reason) {
            self.id = id
            self.source = source
            self.name = name
            self.score = score
            self.reason = reason
        }

        package enum Reason: String, Codable, Sendable {
            /// Stands in as many other lists as allowed.
            case exposure
            /// Much like others in the list.
            case likeness
            /// A person rejected the candidate for the offer.
            case rejected
            /// The offer is closed, or its last day is past.
            case closed
            /// Not in the collection any more, or no candidate any more.
            case withdrawn
            /// Others score higher.
            case overtaken
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

extension NightDigest {
    /// A proposal as a line tells it.
    package struct Proposal: Sendable, Equatable {
        package var candidate: String
        package var offer: String
        /// As people read it: `72,4`.
        package var score: String
        package var reasons: [String]
    }

    /// What is new since the night before, best first; of a first night, where nothing is marked, all of it.
    package func proposals(_ night: Recommendations) -> [Proposal] {
        let marks = RecommendationsPage.marksNew(night)
        let pairs = night.offers.flatMap { list in list.candidates.map { (list.offer.title, $0) } }
        let new = pairs.filter { !marks || $0.1.new }
        // By name where scores are equal, so that the same night is told the same.
        let sorted = new.sorted {
            ($1.1.score, $0.1.candidate.name, $0.0) < ($0.1.score, $1.1.candidate.name, $1.0)
        }
        return sorted.map { offer, match in
            Proposal(
                candidate: match.candidate.name,
                offer: offer,
                score: Labels.points(match.score, words.language),
                reasons: match.reasons
            )
        }
    }
}

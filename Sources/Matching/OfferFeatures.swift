// SPDX-License-Identifier: GPL-3.0-or-later

/// What an offer asks for, made once per offer for any number of candidates.
package struct OfferFeatures: Sendable {
    /// A skill asked for.
    struct Skill: Sendable {
        var id: TermID
        var terms: [TermID]
        /// Whether the lexicon knows it.
        var isKnown: Bool
        /// What it implies, nearest first: knowing React Native's language is a part of knowing React Native.
        var implied: [TermID]
        var isRequired: Bool
        var text: String
        var quote: String
    }

    struct Language: Sendable {
        var code: TermID
        var level: CEFRLevel?
        var isRequired: Bool
        var text: String
        var quote: String
    }

    struct Title: Sendable {
        var feature: TitleFeature
        var text: String
        var quote: String
    }

    struct Years: Sendable {
        /// Months asked for, at least 1.
        var months: Int
        var text: String
        var quote: String
    }

    struct Degree: Sendable {
        var eqf: Int
        /// The words of the profession that a state diploma opens; empty for a degree that only its level counts.
        var profession: [TermID]
        /// The fields of study asked for, sorted; empty where any will do or none is known.
        var fields: [TermID]
        var text: String
        var quote: String
    }

    struct City: Sendable {
        var id: TermID
        var region: TermID?
        var country: TermID?
        var text: String
        var quote: String
    }

    var skills: [Skill] = []
    var title: Title?
    var years: Years?
    var degree: Degree?
    var languages: [Language] = []
    struct Meaning: Sendable {
        var vector: MeaningVector
        /// Of the offer, `fr` or `en` where known.
        var writtenIn: String?
        /// The offer's words as terms, by which the line of the CV is chosen that is shown.
        var terms: [TermID]
    }

    var meaning: Meaning?
    /// `nil` where no place is named or the job is done from anywhere.
    var city: City?
    /// The scorer's, with what the offer says of the place.
    var weights = ScoringWeights()
    /// The applied weights in tenths of a point, by `ScoreCategory.allCases`; they sum to 1000, or all are 0.
    var applied: [Int] = []
    /// Worth of each item in tenths, in the order in which `Scorer.assess` asks.
    var worths: [Int] = []
}

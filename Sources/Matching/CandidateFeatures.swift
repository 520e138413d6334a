// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a profile enters a score, made once per candidate for any number of offers.
///
/// Holds no name, photo, age, gender, street, postal code, nationality or family status: they are never read.
package struct CandidateFeatures: Sendable {
    /// A skill that the CV names, or that one of its skills implies.
    struct Skill: Sendable {
        var id: TermID
        /// Its words; empty for implied skills, which are compared by `id` alone.
        var terms: [TermID]
        var isKnown: Bool
        var isImplied: Bool
        var quote: Int
    }

    /// A line of the CV that tells what was done.
    struct Mention: Sendable {
        var terms: [TermID]
        var quote: Int
    }

    /// A title, of a position or under the name.
    struct Title: Sendable {
        var feature: TitleFeature
        var quote: Int
    }

    /// A course of study.
    struct Study: Sendable {
        var terms: [TermID]
        /// Known fields of study, sorted.
        var fields: [TermID]
        var level: Int?
        var quote: Int
    }

    struct Position: Sendable {
        var title: Int
        /// `nil` without usable dates.
        var span: MonthSpan?
        var quote: Int
    }

    struct Language: Sendable {
        var code: TermID
        var level: CEFRLevel?
        var quote: Int
        /// `false` for the language that the CV itself is written in.
        var isListed: Bool
    }

    /// Sorted by `id`; of one id the best proof stands first.
    var skills: [Skill] = []
    var mentions: [Mention] = []
    /// Of long lists of skills and mentions; `nil` for lists that are quicker looked through.
    var skillWords: WordIndex?
    var mentionWords: WordIndex?
    /// Whether the CV lists skills or tells what was done, so that a skill it does not name is missing.
    var tellsOfSkills = false
    var titles: [Title] = []
    var positions: [Position] = []
    var eqf: (level: Int, quote: Int)?
    var studies: [Study] = []
    var languages: [Language] = []
    var hasLanguageList = false
    var city: (id: TermID, quote: Int)?
    var region: TermID?
    var country: TermID?
    /// What closeness of meaning reads, kept so that a change can be tried out; empty without an embedder.
    var meaningText: [String] = []
    var meaning: MeaningVector?
    /// Of the CV, `fr` or `en` where known.
    var writtenIn: String?
    /// The month in which the score is made, counted like `MonthSpan`.
    var today = 0
    /// The words that prove; everything else names them by their place here.
    var quotes: [String] = []

    /// Makes ready for look-ups what is too long to be looked through for every demand.
    mutating func indexWords() {
        skillWords = skills.count > WordIndex.smallest ? WordIndex(skills.lazy.map(\.terms)) : nil
        mentionWords = mentions.count > WordIndex.smallest ? WordIndex(mentions.lazy.map(\.terms)) : nil
    }

    /// The skill of this id with the best proof.
    func skill(_ id: TermID) -> Skill? {
        var (low, high) = (0, skills.count)
        while low < high {
            let middle = (low + high) / 2
            if skills[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < skills.count && skills[low].id == id ? skills[low] : nil
    }
}

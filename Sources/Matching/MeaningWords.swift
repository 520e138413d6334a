// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

/// The words of CVs and offers that closeness of meaning may read: canonical skills, titles without gender, and
/// achievements without words about the person.
///
/// Never raw text: names, pronouns, ages, nationalities, places and what the lexicon lists as sensitive are taken out,
/// and every word that is left has the form that both genders share.
struct MeaningWords: Sendable {
    private let lexicons: Lexicons
    private let skills: SkillGraph

    init(lexicons: Lexicons, skills: SkillGraph) {
        self.lexicons = lexicons
        self.skills = skills
    }

    /// The words of a title, without gender and seniority.
    func title(_ text: String) -> String { TitleKey(text, lexicons: lexicons).words.joined(separator: " ") }

    /// The name of a skill that all its spellings share.
    func skill(_ text: String) -> String { skills.canonicalNames(text).joined(separator: " ") }

    /// The words of a line without those about a person called `names` (folded words).
    func achievement(_ line: String, names: Set<String>) -> String {
        let words = Folding.words(line)
        var left = [Bool](repeating: false, count: words.count)
        for kind in [Lexicons.Kind.sensitive, .demonyms, .cities, .regions, .countries, .breaks] {
            for match in lexicons[kind].matches(in: words) {
                for place in match.range { left[place] = true }
            }
        }
        for (place, word) in words.enumerated() where names.contains(word) || Self.personal.contains(word) {
            left[place] = true
        }
        return words.indices.filter { !left[$0] && !words[$0].contains(where: \.isNumber) }
            .map { skills.neutral.form(words[$0]) }.joined(separator: " ")
    }

    /// Folded words that speak of the writer, not of the work.
    private static let personal: Set<String> = [
        "je", "j", "me", "moi", "mon", "ma", "mes", "il", "elle", "ils", "elles", "lui", "iel", "son", "sa", "ses",
        "leur",
        "leurs", "nous", "notre", "nos", "i", "my", "mine", "myself", "he", "she", "they", "him", "her", "hers", "his",
        "them",
        "their", "himself", "herself", "themselves", "we", "our", "monsieur", "madame", "m", "mme", "mlle", "mr", "mrs",
        "ms",
        "miss", "homme", "femme", "pere", "mere", "man", "woman", "father", "mother", "ans", "an", "age", "agee", "ne",
        "nee",
        "old", "years", "year", "born", "jeune", "young", "senior", "retraite", "marie", "mariee", "enfant", "enfants",
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// The names under which a skill is found, whatever a document or a person calls it.
struct SkillNames {
    let lexicons: Lexicons

    /// What a document's skill is indexed by: its words, its own name in the lexicon, and the name of its group.
    func indexed(_ text: String) -> [String] {
        [text] + [lexicons[.synonyms].entry(text)?.canonical, lexicons.canonicalSkill(text)].compactMap { $0 }
    }

    /// What stands for a skill that is asked for.
    ///
    /// The finest name alone: who asks for Silae wants nobody for Workday, though both are of one group.
    func asked(_ text: String) -> [String] {
        [lexicons[.synonyms].entry(text)?.canonical ?? lexicons.canonicalSkill(text)].compactMap { $0 }
    }

    /// The skills that running text names, ordinary words that are skills too left aside.
    func named(in text: String) -> [String] {
        let words = Folding.words(text)
        let fine = lexicons[.synonyms].matches(in: words).filter {
            $0.range.count > 1 || lexicons[.skills].contains(key: words[$0.range.lowerBound])
        }
        return fine.map(\.entry.canonical) + lexicons.skills(in: text)
    }
}

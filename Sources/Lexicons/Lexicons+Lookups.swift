// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

extension Lexicons {
    /// The canonical name of a skill, tool or method under any of its spellings; `nil` when unknown.
    package func canonicalSkill(_ text: String) -> String? { self[.skills].entry(text)?.canonical }

    /// The group of a canonical skill, as in `software development`.
    package func skillGroup(_ canonical: String) -> String? { self[.skills].entry(canonical)?.group }

    /// Canonical skills named in running text, in order, each once.
    ///
    /// Spellings that are ordinary words too (`Word`, `Go`, `R`) count only when `isList` says that the text is a list
    /// of skills.
    package func skills(in text: String, isList: Bool = false) -> [String] {
        var seen: Set<String> = []
        return self[.skills].matches(in: Folding.words(text)).compactMap { match in
            guard isList || match.entry.attributes["ambiguous"] == nil else { return nil }
            return seen.insert(match.entry.canonical).inserted ? match.entry.canonical : nil
        }
    }

    /// The level of the European Qualifications Framework of the highest diploma that `text` names, 1 to 8.
    package func eqf(_ text: String) -> Int? {
        self[.diplomas].matches(in: Folding.words(text)).compactMap { $0.entry.attributes["eqf"].flatMap(Int.init) }
            .max()
    }

    /// A job title as folded words without gender: `Développeuse iOS (H/F)` → `developpeur ios`.
    ///
    /// Each known word becomes the form that its pair shares; unknown words stay as they are. Marks of gender
    /// (`H/F`, `(e)`, `·e`) go.
    package func neutralTitle(_ text: String) -> String {
        var result: [String] = []
        let words = Folding.words(text)
        var position = 0
        while position < words.count {
            let word = words[position]
            if let match = self[.titles].longestMatch(words, at: position) {
                result.append(Folding.key(match.entry.canonical))
                position += match.count
                while position < words.count, Self.endings.contains(words[position]) { position += 1 }
            } else if let skip = Self.genderMark(words, at: position) {
                position += skip
            } else {
                result.append(word)
                position += 1
            }
        }
        return result.joined(separator: " ")
    }

    /// The ISO 639-1 code of a language by its name in French, English or the language itself.
    package func languageCode(_ text: String) -> String? { self[.languages].entry(text)?.attributes["iso"] }

    /// The level that a word of fluency means: A1 to C2 or `native`.
    package func cefr(_ text: String) -> String? { self[.levels].entry(text)?.canonical }

    /// The kind of section under this title; `nil` for words that are no known title.
    package func sectionKind(_ title: String) -> SectionKind? {
        self[.sections].entry(title).flatMap { SectionKind(rawValue: $0.canonical) }
    }

    /// `permanent`, `fixed_term`… of a contract's name.
    package func contract(_ text: String) -> String? { self[.contracts].entry(text)?.canonical }

    private static let endings: Set<String> = ["e", "ne", "euse", "rice", "trice", "ere", "se", "te"]

    private static func genderMark(_ words: [String], at position: Int) -> Int? {
        let pairs: Set<String> = ["h f", "f h", "m f", "f m", "m w", "w m", "h f x", "m f d", "f m x"]
        for count in [3, 2] where position + count <= words.count {
            if pairs.contains(words[position..<(position + count)].joined(separator: " ")) { return count }
        }
        return nil
    }
}

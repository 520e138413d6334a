// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// The spellings of one lexicon table, of skills or fields of study, by their words in the form that both genders share.
struct SkillNames: Sendable {
    /// What a spelling stands for.
    struct Name: Sendable {
        var canonical: String
        /// Whether the spelling is an ordinary word too.
        var isAmbiguous: Bool
        /// Whether it says little beside another name.
        var isGeneral: Bool
    }

    private var names: [String: Name] = [:]
    /// First words of spellings, with the most words that such a spelling has.
    private var starts: [String: Int] = [:]

    init(_ table: Lexicons.Table, _ neutral: NeutralWords) {
        for entry in table.entries {
            let name = Name(
                canonical: entry.canonical,
                isAmbiguous: entry.attributes["ambiguous"] != nil,
                isGeneral: entry.attributes["general"] != nil
            )
            for spelling in [entry.canonical] + entry.aliases where table.entry(spelling)?.canonical == entry.canonical
            {
                let words = neutral.words(spelling)
                let key = words.joined(separator: " ")
                // Of two spellings that differ by gender alone the first one counts.
                guard let first = words.first, names[key] == nil else { continue }
                names[key] = name
                starts[first] = max(starts[first] ?? 0, words.count)
            }
        }
    }

    /// What these words stand for, given as one key of shared forms.
    subscript(key: String) -> Name? { names[key] }

    /// All names within `words`, the longest first from left to right, without overlap.
    func matches(in words: [String]) -> [(name: Name, range: Range<Int>)] {
        var found: [(name: Name, range: Range<Int>)] = []
        var position = 0
        while position < words.count {
            if let match = longestMatch(words, at: position) {
                found.append((match.name, position..<(position + match.count)))
                position += match.count
            } else {
                position += 1
            }
        }
        return found
    }

    private func longestMatch(_ words: [String], at position: Int) -> (name: Name, count: Int)? {
        guard let most = starts[words[position]] else { return nil }
        for count in stride(from: min(most, words.count - position), to: 0, by: -1) {
            let key = words[position..<(position + count)].joined(separator: " ")
            if let name = names[key] { return (name, count) }
        }
        return nil
    }
}

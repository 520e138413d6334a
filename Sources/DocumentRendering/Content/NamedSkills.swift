// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// The skills of a profile that the texts of a position name: its environment.
struct NamedSkills {
    private var skills: [(text: String, words: [Substring])] = []

    init(_ profile: Profile) {
        var seen: Set<String> = []
        for skill in profile.skills ?? [] {
            let keywords = skill.keywords ?? []
            for text in (keywords.isEmpty ? [skill.name ?? ""] : keywords).map(CleanText.line) {
                let words = Self.words(text)
                if !words.isEmpty, seen.insert(text.lowercased()).inserted { skills.append((text, words)) }
            }
        }
    }

    /// The skills that `texts` name as whole words, in the order of the profile.
    func named(in texts: [String]) -> [String] {
        let sentences = texts.map(Self.words)
        let all = Set(sentences.joined())
        return skills.filter { skill in
            guard skill.words.allSatisfy(all.contains) else { return false }
            return skill.words.count == 1
                || sentences.contains { sentence in
                    sentence.indices.contains { sentence[$0...].starts(with: skill.words) }
                }
        }.map(\.text)
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || "+#".contains($0)) }
    }
}

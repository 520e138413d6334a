// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Names skills the same way for CVs and offers, and knows which skill implies which.
///
/// The skills lexicon groups kindred skills under one canonical name (`Silae` and `Workday` are both HRIS). The finer
/// synonyms come first: what they tell apart is only kindred, through the canonical name that both share.
struct SkillGraph: Sendable {
    /// Words in the form that both genders share: what a person writes of themselves must not tell.
    let neutral: NeutralWords
    private let groups: SkillNames
    private let synonyms: SkillNames
    /// Fine names by their key, each with the group that any of its spellings has.
    private var kin: [String: TermID] = [:]
    /// Canonical key → keys of what it implies, nearest first, through any number of steps.
    private var closure: [TermID: [TermID]] = [:]

    init(lexicons: Lexicons) {
        neutral = NeutralWords(lexicons: lexicons)
        groups = SkillNames(lexicons[.skills], neutral)
        synonyms = SkillNames(lexicons[.synonyms], neutral)
        for entry in lexicons[.synonyms].entries {
            let spellings = [entry.canonical] + entry.aliases
            for spelling in spellings {
                guard let group = group(spelling) else { continue }
                kin[neutral.key(entry.canonical)] = group
                break
            }
        }
        var direct: [TermID: [TermID]] = [:]
        for entry in lexicons[.implications].entries {
            let implied = (entry.attributes["implies"] ?? "").split(separator: "/").map { name(String($0)).id }
            direct[name(entry.canonical).id, default: []] += implied
        }
        for entry in lexicons[.synonyms].entries {
            let fine = name(entry.canonical)
            if let kin = kin[neutral.key(entry.canonical)] { direct[fine.id, default: []].append(kin) }
        }
        for skill in direct.keys { closure[skill] = Self.reachable(from: skill, in: direct) }
    }

    /// A skill's number under any of its spellings, and whether the lexicon knows it.
    func name(_ text: String) -> (id: TermID, isKnown: Bool) {
        let key = neutral.key(text)
        if let fine = synonyms[key] { return (fineID(fine.canonical), true) }
        if let group = groups[key] { return (id(group.canonical), true) }
        return (Terms.id(key), false)
    }

    /// The names under which a skill is known, its own words where it is not.
    func canonicalNames(_ text: String) -> [String] {
        let key = neutral.key(text)
        return [(synonyms[key] ?? groups[key])?.canonical ?? key]
    }

    /// The words of a skill, to be compared with those of others.
    func terms(_ text: String) -> [TermID] { neutral.terms(text) }

    private func group(_ text: String) -> TermID? { groups[neutral.key(text)].map { id($0.canonical) } }
    private func id(_ canonical: String) -> TermID { Terms.id(neutral.key(canonical)) }
    /// Set apart from the number of a group of the same name.
    private func fineID(_ canonical: String) -> TermID { Terms.id("=" + neutral.key(canonical)) }

    /// What the skill implies, nearest first.
    func implied(by skill: TermID) -> [TermID] { closure[skill] ?? [] }

    /// Known skills named in running text.
    ///
    /// Each by its finest name; ordinary words that are skills too do not count there.
    func skills(in text: String) -> [TermID] {
        let words = neutral.words(text)
        let fine = synonyms.matches(in: words).filter {
            $0.range.count > 1 || groups[words[$0.range.lowerBound]] != nil
        }
        let covered = Set(fine.flatMap { Array($0.range) })
        let coarse = groups.matches(in: words).filter { match in
            !match.name.isAmbiguous && covered.isDisjoint(with: match.range)
        }
        return fine.map { fineID($0.name.canonical) } + coarse.map { id($0.name.canonical) }
    }

    /// A name, its parts around slashes, and both sides of brackets: `CSS3 (Sass)`, `HTML/CSS`.
    ///
    /// The first is the name itself; parts follow only where the whole is no known skill and they are.
    func names(_ text: String) -> [(id: TermID, isKnown: Bool, text: String)] {
        let whole = name(text)
        var result = [(id: whole.id, isKnown: whole.isKnown, text: text)]
        guard !whole.isKnown else { return result }
        let parts = text.split { "/()[],;&+".contains($0) }.map(String.init)
        guard parts.count > 1 || text.contains("(") else { return result }
        for part in parts {
            let found = name(part)
            if found.isKnown, found.id != whole.id { result.append((found.id, true, part)) }
        }
        return result
    }

    private static func reachable(from start: TermID, in direct: [TermID: [TermID]]) -> [TermID] {
        var result: [TermID] = []
        var queue = direct[start] ?? []
        while !queue.isEmpty {
            let next = queue.removeFirst()
            guard next != start, !result.contains(next) else { continue }
            result.append(next)
            queue += direct[next] ?? []
        }
        return result
    }
}

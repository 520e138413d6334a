// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Names skills the same way for CVs and offers, and knows which skill implies which.
///
/// The skills lexicon groups kindred skills under one canonical name (`Silae` and `Workday` are both HRIS). The finer
/// synonyms come first: what they tell apart is only kindred, through the canonical name that both share.
struct SkillGraph: Sendable {
    private let lexicons: Lexicons
    /// Canonical key → keys of what it implies, nearest first, through any number of steps.
    private var closure: [TermID: [TermID]] = [:]

    init(lexicons: Lexicons) {
        self.lexicons = lexicons
        var direct: [TermID: [TermID]] = [:]
        for entry in lexicons[.implications].entries {
            let implied = (entry.attributes["implies"] ?? "").split(separator: "/").map {
                Self.name(String($0), lexicons).id
            }
            direct[Self.name(entry.canonical, lexicons).id, default: []] += implied
        }
        for entry in lexicons[.synonyms].entries {
            let fine = Self.name(entry.canonical, lexicons)
            if let kin = fine.kin { direct[fine.id, default: []].append(kin) }
        }
        for skill in direct.keys { closure[skill] = Self.reachable(from: skill, in: direct) }
    }

    /// A skill's number under any of its spellings, and whether the lexicon knows it.
    func name(_ text: String) -> (id: TermID, isKnown: Bool) {
        let name = Self.name(text, lexicons)
        return (name.id, name.isKnown)
    }

    /// What the skill implies, nearest first.
    func implied(by skill: TermID) -> [TermID] { closure[skill] ?? [] }

    /// Known skills named in running text.
    ///
    /// Each by its finest name; ordinary words that are skills too do not count there.
    func skills(in text: String) -> [TermID] {
        let words = Folding.words(text)
        let fine = lexicons[.synonyms].matches(in: words).filter {
            $0.range.count > 1 || lexicons[.skills].contains(key: words[$0.range.lowerBound])
        }
        let covered = Set(fine.flatMap { Array($0.range) })
        let coarse = lexicons[.skills].matches(in: words).filter { match in
            match.entry.attributes["ambiguous"] == nil && covered.isDisjoint(with: match.range)
        }
        return fine.map { Terms.id("=" + Folding.key($0.entry.canonical)) }
            + coarse.map { Terms.id(Folding.key($0.entry.canonical)) }
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

    private static func name(_ text: String, _ lexicons: Lexicons) -> (id: TermID, isKnown: Bool, kin: TermID?) {
        let group = lexicons.canonicalSkill(text).map { Terms.id(Folding.key($0)) }
        if let fine = lexicons[.synonyms].entry(text) {
            let key = Folding.key(fine.canonical)
            // The group of any of its spellings is the group of all.
            let kin =
                group
                ?? ([fine.canonical] + fine.aliases).lazy.compactMap { lexicons.canonicalSkill($0) }.first
                .map { Terms.id(Folding.key($0)) }
            return (Terms.id("=" + key), true, kin)
        }
        return (group ?? Terms.id(Folding.key(text)), group != nil, nil)
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

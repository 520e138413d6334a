// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Names skills the same way for CVs and offers, and knows which skill implies which.
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
        for skill in direct.keys { closure[skill] = Self.reachable(from: skill, in: direct) }
    }

    /// A skill's number under any of its spellings, and whether the lexicon knows it.
    func name(_ text: String) -> (id: TermID, isKnown: Bool) { Self.name(text, lexicons) }

    /// What the skill implies, nearest first.
    func implied(by skill: TermID) -> [TermID] { closure[skill] ?? [] }

    /// Known skills named in running text.
    func skills(in text: String) -> [TermID] {
        lexicons.skills(in: text).map { Terms.id(Folding.key($0)) }
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

    private static func name(_ text: String, _ lexicons: Lexicons) -> (id: TermID, isKnown: Bool) {
        if let canonical = lexicons.canonicalSkill(text) { return (Terms.id(Folding.key(canonical)), true) }
        return (Terms.id(Folding.key(text)), false)
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

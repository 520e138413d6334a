// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

extension Judge {
    /// Entries paired one to one; those without a partner count against all their values.
    func entries(_ found: [JudgedEntry], _ expected: [JudgedEntry]) -> [Verdict] {
        let pairing = Pairing(found.count, expected.count) { found[$0].points(with: expected[$1]) }
        return pairing.pairs.flatMap { found[$0.left].verdicts(against: expected[$0.right]) }
            + pairing.left.flatMap { found[$0].surplus } + pairing.right.flatMap { expected[$0].missing }
    }

    /// Sets of skills after folding; groups count by their keywords.
    func skills(_ found: Profile, _ expected: Profile) -> [Verdict] {
        Self.sets(.skills, Self.skills(found), Self.skills(expected), key: Self.skillKey)
    }

    private static func skills(_ profile: Profile) -> [JudgedValue] {
        (profile.skills ?? []).enumerated().flatMap { index, skill in
            let keywords = skill.keywords ?? []
            return keywords.isEmpty
                ? [JudgedValue(.skills, skill.name, at: "/skills/\(index)/name")]
                : keywords.enumerated().map { JudgedValue(.skills, $1, at: "/skills/\(index)/keywords/\($0)") }
        }
    }

    /// The name under which two spellings of a skill are one; a level in brackets behind it is no part of it.
    private static func skillKey(_ text: String) -> String {
        let name = text.hasSuffix(")") ? text.prefix { $0 != "(" } : text[...]
        let key = Likeness.key(name.allSatisfy(\.isWhitespace) ? text : String(name))
        return aliases[key] ?? key
    }

    private static let aliases = [
        "k8s": "kubernetes", "js": "javascript", "ts": "typescript", "postgres": "postgresql", "golang": "go",
    ]

    /// Languages by code; the level of those that both sides have, and of the others.
    func languages(_ found: Profile, _ expected: Profile) -> [Verdict] {
        let one = languageLevels(found)
        let two = languageLevels(expected)
        let levels = Set(one.keys).union(two.keys).sorted().compactMap { code -> Verdict? in
            let found = one[code] ?? JudgedValue(.languagesLevel, nil)
            let expected = two[code] ?? JudgedValue(.languagesLevel, nil)
            var verdict = found.verdict(against: expected)
            if let text = found.text, let wanted = expected.text {
                verdict?.isRight = LanguageLevel(lexicons: lexicons).areEqual(text, wanted)
            }
            return verdict
        }
        return Self.sets(.languages, languageNames(found), languageNames(expected), key: languageCode) + levels
    }

    private func languageNames(_ profile: Profile) -> [JudgedValue] {
        (profile.languages ?? []).enumerated()
            .map { JudgedValue(.languages, $1.language, at: "/languages/\($0)/language") }.filter { $0.text != nil }
    }

    /// By code; the first of one code counts.
    private func languageLevels(_ profile: Profile) -> [String: JudgedValue] {
        var result: [String: JudgedValue] = [:]
        for (index, language) in (profile.languages ?? []).enumerated() {
            guard let code = JudgedValue(.languages, language.language).text.map(languageCode), result[code] == nil
            else { continue }
            result[code] = JudgedValue(.languagesLevel, language.fluency, at: "/languages/\(index)/fluency")
        }
        return result
    }

    private func languageCode(_ text: String) -> String { lexicons.languageCode(text) ?? Likeness.key(text) }

    /// Certificates paired one to one by their names.
    func certificates(_ found: Profile, _ expected: Profile) -> [Verdict] {
        let one = Self.certificates(found)
        let two = Self.certificates(expected)
        let pairing = Pairing(one.count, two.count) { left, right in
            guard one[left].agrees(with: two[right]) else { return 0 }
            return 1 + Int(100 * Similarity.tokenSort(one[left].text ?? "", two[right].text ?? ""))
        }
        let none = JudgedValue(.certificates, nil)
        return pairing.pairs.compactMap { one[$0.left].verdict(against: two[$0.right]) }
            + pairing.left.compactMap { one[$0].verdict(against: none) }
            + pairing.right.compactMap { none.verdict(against: two[$0]) }
    }

    private static func certificates(_ profile: Profile) -> [JudgedValue] {
        (profile.certificates ?? []).enumerated()
            .map { JudgedValue(.certificates, $1.name, at: "/certificates/\($0)/name") }.filter { $0.text != nil }
    }

    /// Values of which each counts once, by `key`: those of both sides are right.
    private static func sets(
        _ field: JudgedField,
        _ found: [JudgedValue],
        _ expected: [JudgedValue],
        key: (String) -> String
    ) -> [Verdict] {
        let one = unique(found, key: key)
        let two = unique(expected, key: key)
        let wanted = Dictionary(uniqueKeysWithValues: two.map { ($0.key, $0.value) })
        let had = Set(one.map(\.key))
        return one.map { key, value in
            let match = wanted[key]
            return Verdict(
                field: field,
                expected: match?.text,
                found: value.text,
                isRight: match != nil,
                pointers: value.pointers
            )
        }
            + two.filter { !had.contains($0.key) }.map { item in
                Verdict(field: field, expected: item.value.text, found: nil, isRight: false)
            }
    }

    private static func unique(_ values: [JudgedValue], key: (String) -> String) -> [(key: String, value: JudgedValue)]
    {
        var seen: Set<String> = []
        return values.compactMap { value in
            guard let text = value.text, case let key = key(text), !key.isEmpty, seen.insert(key).inserted else {
                return nil
            }
            return (key, value)
        }
    }
}

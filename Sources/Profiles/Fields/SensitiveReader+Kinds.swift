// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// What a part of a line or a turn of phrase says of a person.
extension SensitiveReader {
    /// The kind of a part that says one thing; `previous` is that of the part before it.
    func kind(of part: Part, isOpen: Bool, previous: String?) -> String? {
        let words = part.words
        guard !words.isEmpty else { return nil }
        if let label = part.label { return kind(labelled: label, part, isOpen: isOpen) }
        guard words.count <= 14 else { return nil }
        if isAge(words, isOpen: isOpen) { return "age" }
        // Marie is a name where it has no accent.
        let isName = words == ["marie"] && !part.text.lowercased().contains("é")
        if !isName, isFamily(words, isOpen: isOpen, goesOn: previous == "marital_status") { return "marital_status" }
        if isNationality(words, isOpen: isOpen, goesOn: previous == "nationality") { return "nationality" }
        // 'Né le 3/4/1985, à Lyon'.
        if previous == "birth_date", ["a", "in"].contains(words[0]), words.count <= 5 { return "birth_date" }
        guard !isName, let match = lexicons[.sensitive].longestMatch(words, at: 0) else { return nil }
        let rest = Array(words[match.count...])
        let isWhole = rest.isEmpty
        switch match.entry.attributes["use"] {
        case "label"?:
            let label = Array(words[..<match.count])
            return !isWhole && isValue(rest, of: match.entry.canonical, after: label) ? match.entry.canonical : nil
        case "value"?:
            // A date within the next words, or a town in the head.
            let isDated = rest.prefix(4).contains { $0.allSatisfy(\.isNumber) } && words.count <= 12
            return isDated || isOpen && match.count > 1 && (1...3).contains(rest.count) ? match.entry.canonical : nil
        case "phrase"?: return isWhole || isOpen && words.count <= 8 ? match.entry.canonical : nil
        case "word"?: return isWhole && isOpen ? match.entry.canonical : nil
        default: return nil
        }
    }

    /// After a label with a colon everything is its value; a word that has other uses too needs one of its kind.
    private func kind(labelled label: Lexicons.Entry, _ part: Part, isOpen: Bool) -> String? {
        let names = Array(part.words.dropLast(part.value.count))
        switch label.attributes["use"] {
        case "label"? where Self.isMeasured(names):
            return isValue(part.value, of: label.canonical, after: names) ? label.canonical : nil
        case "label"?:
            let isBroad = label.canonical == "social_security_number" && !part.value.isEmpty
            return isOpen && !isBroad || isValue(part.value, of: label.canonical, after: names) ? label.canonical : nil
        case "value"?: return isOpen || isValue(part.value, of: label.canonical) ? label.canonical : nil
        case "phrase"?: return isOpen ? label.canonical : nil
        default: return isValue(part.value, of: label.canonical) ? label.canonical : nil
        }
    }

    /// Whether words are what a label of this kind asks for.
    func isValue(_ words: [String], of kind: String, after label: [String] = []) -> Bool {
        guard let first = words.first, words.count <= 10 else { return false }
        switch kind {
        case "birth_date": return words.prefix(3).contains { $0.allSatisfy(\.isNumber) }
        case "age": return Int(first).map { (15...80).contains($0) } ?? false
        case "nationality": return words.allSatisfy { demonyms.contains($0) || Self.joins.contains($0) }
        case "marital_status": return isFamily(words, isOpen: true, goesOn: true)
        case "sex": return words.count <= 2 && Self.sexes.contains(first)
        case "social_security_number": return words.joined().count(where: \.isNumber) >= 6
        case "health": return Self.isHealth(words, after: label)
        default: return false
        }
    }

    /// `27 ans`, `35 years old`, `aged 35`, `âgée de 27 ans`.
    private func isAge(_ words: [String], isOpen: Bool) -> Bool {
        let numbers = words.compactMap { Int($0) }
        guard words.count <= 5, numbers.count == 1, (15...80).contains(numbers[0]) else { return false }
        let rest = words.filter { Int($0) == nil }
        if isOpen, Int(words[0]) != nil, Self.ageUnits.contains(rest) { return true }
        if words.count == 2, isOpen, words[0] == "age" { return true }
        return [
            "age de ans", "agee de ans", "aged", "age ans", "years old", "years of age", "year old", "i m", "j ai ans",
        ]
        .contains(rest.joined(separator: " ")) && (isOpen || rest.first?.hasPrefix("age") == true && rest.count > 1)
    }

    private static let ageUnits: [[String]] = [
        ["ans"], ["yo"], ["y.o"], ["y", "o"], ["years", "old"], ["yrs"], ["yrs", "old"], ["year", "old"],
        ["years"], ["ans", "revolus"],
    ]

    /// `Marié, 2 enfants`, `single, no children`, `père de trois enfants`: words of the family and nothing else.
    private func isFamily(_ words: [String], isOpen: Bool, goesOn: Bool) -> Bool {
        guard words.count <= 12,
            words.allSatisfy({
                statuses.contains($0) || Self.children.contains($0) || Self.family.contains($0) || isCount($0)
            })
        else { return false }
        let hasStatus = words.contains(where: statuses.contains)
        let hasChildren = words.contains(where: Self.children.contains)
        if hasStatus, words.count == 1 { return isOpen || words[0].utf8.count > 7 }
        if hasStatus { return true }
        let isCounted = words.contains(where: isCount) || words.contains("sans") || words.contains("no")
        if hasChildren, isCounted { return isOpen || goesOn || words.contains(where: Self.parents.contains) }
        if isOpen, words == ["en", "couple"] || words == ["vie", "maritale"] { return true }
        return goesOn && words.allSatisfy { isCount($0) || ["ans", "et", "and", "years", "old", "mois"].contains($0) }
    }

    private func isCount(_ word: String) -> Bool { Int(word).map { $0 < 30 } ?? Self.numbers.contains(word) }

    private static let numbers: Set<String> = [
        "un", "une", "deux", "trois", "quatre", "cinq", "six", "one", "two", "three", "four", "five",
    ]
    private static let family: Set<String> = [
        "sans", "no", "with", "avec", "et", "and", "de", "of", "a", "au", "charge", "foyer", "bas", "age", "ages",
        "ans",
        "aged", "years", "old", "mois", "vie", "en", "couple", "union", "libre", "maritale", "civil", "civile",
        "partnership", "status", "je", "suis", "i", "am", "m", "dependent", "dependants", "pere", "mere", "father",
        "mother", "parent", "papa", "maman", "famille", "heureux", "heureuse", "happily", "the", "jeunes", "young",
    ]
    private static let parents: Set<String> = ["pere", "mere", "father", "mother", "parent", "papa", "maman"]

    /// `nationalité belge`, `French national`, `dual French and British citizen`.
    private func isNationality(_ words: [String], isOpen: Bool, goesOn: Bool) -> Bool {
        guard words.count <= 8 else { return false }
        let isOf = words.count(where: demonyms.contains)
        let rest = words.filter { !demonyms.contains($0) && !Self.joins.contains($0) }
        if goesOn { return isOf > 0 && rest.isEmpty }
        guard !rest.isEmpty, rest.allSatisfy(Self.citizens.contains) else { return false }
        // 'Double nationalité' says it without a country, 'nationalité' alone is a label.
        return isOf > 0 || isOpen && words.contains { ["double", "dual", "binational", "binationale"].contains($0) }
    }

    static let joins: Set<String> = ["et", "and", "de", "d", "a", "franco", "anglo", "of", "the", "la", "une", "un"]
    private static let citizens: Set<String> = [
        "citizen", "national", "nationality", "nationalite", "nationals", "passport", "passeport", "ressortissant",
        "ressortissante", "citoyen", "citoyenne", "citoyennete", "citizenship", "double", "dual", "binational",
        "binationale", "holder", "i", "am", "je", "suis",
    ]
    private static let sexes: Set<String> = [
        "f", "m", "h", "homme", "femme", "male", "female", "masculin", "feminin", "man", "woman", "mme", "mr", "non",
        "autre", "other", "x", "madame", "monsieur",
    ]
}

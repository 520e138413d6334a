// SPDX-License-Identifier: GPL-3.0-or-later

/// What labels of health ask for: `taille`, `groupe sanguin` and `handicap` open other phrases too, as `taille de pierre`.
extension SensitiveReader {
    /// Whether `words` are the value of such a label; any of their kinds where the label is not known.
    static func isHealth(_ words: [String], after label: [String] = []) -> Bool {
        if isMeasured(label) { return isMeasure(words) }
        if label.contains("sanguin") || label.contains("blood") { return isBloodGroup(words) }
        if label.isEmpty, isMeasure(words) && words.count > 1 || isBloodGroup(words) { return true }
        guard let first = words.first, words.count <= 4 else { return false }
        let isRate = Int(first) != nil && words.count <= 2 && label.contains { $0.hasPrefix("handicap") }
        return isRate || statements.contains(first)
    }

    /// Whether a label asks for a measure of the body, and for nothing that words could say.
    static func isMeasured(_ label: [String]) -> Bool {
        label.count == 1 && ["taille", "poids", "height", "weight"].contains(label[0])
    }

    private static let statements: Set<String> = [
        "oui", "yes", "non", "no", "none", "aucun", "aucune", "neant", "rqth", "bon", "bonne", "good", "excellent",
        "excellente", "ras", "complete", "complet", "reconnu", "reconnue", "registered",
    ]

    private static func isBloodGroup(_ words: [String]) -> Bool {
        guard let first = words.first, words.count <= 3 else { return false }
        let group = first.withoutSuffix { "+-".contains($0) }
        let signs: Set<String> = ["+", "-", "rh", "rhesus", "positif", "negatif", "positive", "negative", "pos", "neg"]
        return ["a", "b", "ab", "o"].contains(group) && words.dropFirst().allSatisfy(signs.contains)
    }

    /// `1m75`, `175 cm`, `72 kg`, `5 ft 9`, and the `1` that a comma sets apart from `75 m`: of the size of a person.
    private static func isMeasure(_ words: [String]) -> Bool {
        guard (1...4).contains(words.count), words[0].first?.isNumber == true else { return false }
        let text = words.joined(separator: " ")
        if text.wholeMatch(of: /[12] ?(m|metre|metres|meter)? ?([.,]? ?\d{1,2})? ?(m|metre|metres|meter)?/) != nil {
            return true
        }
        if text.wholeMatch(of: /[4-7] ?(ft|feet|foot) ?(\d{1,2})? ?(in|inches)?/) != nil { return true }
        guard let match = text.wholeMatch(of: /(\d{2,3})([.,]\d)? ?(cm|kg|kgs|kilos|lb|lbs|st|stone)?/),
            let number = Int(match.output.1)
        else { return false }
        return switch match.output.3 {
        case "kg", "kgs", "kilos": (35...200).contains(number)
        case "lb", "lbs": (80...440).contains(number)
        case "st", "stone": (6...31).contains(number)
        default: (120...230).contains(number) || match.output.3 == nil && (40...119).contains(number)
        }
    }
}

extension String {
    /// Without the characters at its end that `isOut` names.
    fileprivate func withoutSuffix(while isOut: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isOut(last) { text.removeLast() }
        return String(text)
    }
}

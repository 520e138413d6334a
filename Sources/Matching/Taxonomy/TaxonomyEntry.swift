// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A skill or an occupation of a classification.
struct TaxonomyEntry {
    var name: String
    /// All its spellings, the name among them or not.
    var others: [String]
    /// Those of its spellings that are the classification's label, by the genders and without what stands in brackets.
    var labels: [String] = []
    var code: String
    /// What other tables name it by.
    var uri: String
    var group: String
    var classGroup = ""
    /// Whether the workspace knew one of its spellings before.
    var isKnown: Bool
    var isAmbiguous = false

    /// A spelling as a lexicon may hold it; `nil` for one without a letter, or too long to stand in a text.
    static func clean(_ label: String) -> String? {
        var text = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text = text.replacing(";", with: ",").replacing(" = ", with: " ").replacing(" | ", with: " ")
        while let first = text.first, "[-#= ".contains(first) { text.removeFirst() }
        guard text.count > 1, text.count <= 80, text.contains(where: \.isLetter), !Folding.key(text).isEmpty else {
            return nil
        }
        return text
    }

    /// Both genders of a title as one: `Abatteur / Abatteuse de carrière` → `Abatteur de carrière`.
    static func titles(_ label: String) -> [String] {
        let sides = label.split(separator: "/").map { $0.split(separator: " ") }
        guard sides.count == 2, let masculine = sides.first, let feminine = sides.last, !masculine.isEmpty,
            feminine.count >= masculine.count,
            Folding.key(String(masculine[0])).prefix(3) == Folding.key(String(feminine[0])).prefix(3)
        else {
            return [label.split(separator: "/").count > 2 ? String(label.split(separator: "/")[0]) : label]
        }
        let rest = feminine.dropFirst(masculine.count)
        return [(masculine + rest).joined(separator: " "), feminine.joined(separator: " ")]
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Grades, and what stands below a diploma.
extension EducationReader {
    func takeScore(_ pieces: inout [Piece], _ draft: inout Draft) {
        guard let index = pieces.firstIndex(where: { isScore($0.text) }) else { return }
        draft[.score] = Found(pieces[index].text, line: pieces[index].line, confidence: 0.85)
        pieces.removeAll { isScore($0.text) }
    }

    /// `Bac S mention bien`: the grade leaves the field.
    func takeMention(_ draft: inout Draft) {
        for field in [Draft.Field.area, .studyType] {
            guard let found = draft[field], let range = found.value.range(of: "mention ", options: .caseInsensitive)
            else { continue }
            let grade = String(found.value[range.lowerBound...])
            guard isScore(grade) else { continue }
            draft[.score] = Found(grade, line: found.line, confidence: 0.85)
            let rest = Text.tidy(found.value[..<range.lowerBound])
            draft[field] = rest.isEmpty ? nil : Found(rest, line: found.line, confidence: found.confidence)
        }
    }

    func isScore(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard let first = words.first, words.count <= 7 else { return false }
        if first == "mention", words.count <= 4 {
            return Self.grades.contains(words.dropFirst().joined(separator: " "))
        }
        let key = words.joined(separator: " ")
        return Self.scores.contains { key == $0 || key.hasPrefix($0 + " ") }
            || (words.count <= 3 && text.contains("/20")) || first == "gpa"
    }

    static let grades: Set<String> = [
        "bien", "assez bien", "tres bien", "passable", "ab", "b", "tb", "honorable",
    ]
    static let scores = [
        "upper second", "lower second", "first class", "second class", "third class", "2 1", "2 2", "distinction",
        "merit", "with honours", "cum laude",
        "magna cum laude", "summa cum laude", "grade", "grades", "major de promotion", "first", "pass",
        "felicitations du jury", "moyenne",
    ]

    func setBody(_ entry: Entry, _ draft: inout Draft) {
        for item in entry.items {
            if draft[.score] == nil, isScore(item.text) {
                draft[.score] = Found(item.text, line: item.line, quote: item.quote, confidence: 0.8)
            } else if draft[.institution] == nil, schoolPoints(item.text) >= 2, Text.wordCount(item.text) <= 8 {
                draft[.institution] = Found(item.text, line: item.line, quote: item.quote, confidence: 0.7)
            } else {
                draft.keywords.append(Found(item.text, line: item.line, quote: item.quote, confidence: 0.6))
            }
        }
    }
}

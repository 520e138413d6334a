// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Tells job titles, firms and contracts by their words.
extension WorkReader {
    /// How much a piece looks like a job title, less how much it looks like a firm.
    func titlePoints(_ piece: Piece) -> Double {
        let words = piece.words
        var title = 0.0
        let firms = lexicons[.employers].matches(in: words)
        for index in words.indices {
            guard let match = lexicons[.titles].longestMatch(words, at: index),
                // 'Co-operative' is no operative.
                !firms.contains(where: { $0.range.count > match.count && $0.range.contains(index) })
            else { continue }
            title = max(title, (index == 0 ? 3 : 2) + (match.count > 1 ? 0.5 : 0))
        }
        if title == 0, words.contains(where: { lexicons[.titleCues].entry(key: $0)?.attributes["rank"] != nil }) {
            title = 1
        }
        // 'Stage d'observation', 'Internship in public law'.
        if title == 0, words.count > 1, let first = lexicons[.contracts].longestMatch(words, at: 0),
            first.entry.canonical == "internship"
        {
            title = 2
        }
        let cues = words.count { lexicons[.titleCues].contains(key: $0) }
        if title > 0 { title += min(0.5, Double(cues) * 0.25) }
        return title - employerPoints(piece, words, isTitle: title > 0)
    }

    private func isDepartment(_ words: ArraySlice<String>) -> Bool {
        words.allSatisfy { lexicons[.titleCues].contains(key: $0) || lexicons[.firmModifiers].contains(key: $0) }
    }

    func employerPoints(_ piece: Piece, _ words: [String], isTitle: Bool) -> Double {
        var points = 0.0
        if let last = words.last, lexicons[.legalForms].contains(key: last), words.count > 1 { points += 3 }
        if let first = words.first, lexicons[.legalForms].contains(key: first), words.count > 1,
            Text.isCapitals(piece.text.prefix { !$0.isWhitespace })
        {
            points += 2
        }
        // 'Data', 'Sales' and the like stand in titles as well as in names of firms.
        let last = words.count - 1
        let endsInTitle = isTitle && lexicons[.titles].matches(in: words).contains { $0.range.contains(last) }
        let firms = lexicons[.employers].matches(in: words).filter { match in
            // 'Farm Assistant', 'Hospital Porter': the last word tells what it is.
            let isModifier = words[match.range].allSatisfy { lexicons[.firmModifiers].contains(key: $0) }
            if endsInTitle, isModifier, match.range.upperBound <= last, words.count <= 4 { return false }
            // 'Manager, Financial Reporting', 'Vice President, Finance': a department opens with what firms end in.
            if piece.afterComma, match.range.lowerBound == 0, words.count <= 3, isDepartment(words[match.range]) {
                return false
            }
            return !isTitle || !words[match.range].allSatisfy { lexicons[.titleCues].contains(key: $0) }
        }
        let schools = lexicons[.schools].matches(in: words)
        if let first = firms.first { points += first.range.lowerBound == 0 ? 2.5 : 1.5 }
        if let first = schools.first { points += first.range.lowerBound == 0 ? 2.5 : 1.5 }
        if piece.look.capitals, words.count <= 3 { points += 0.6 }
        if piece.text.contains("&") { points += 0.8 }
        return points
    }

    /// `école maternelle des Acacias` in small letters.
    func opensEmployer(_ words: [String]) -> Bool {
        lexicons[.schools].longestMatch(words, at: 0) != nil || lexicons[.employers].longestMatch(words, at: 0) != nil
    }

    func isContract(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard !words.isEmpty, words.count <= 8 else { return false }
        if lexicons[.contracts].contains(key: words.joined(separator: " ")) { return true }
        let covered = Set(lexicons[.contracts].matches(in: words).flatMap(\.range))
        // 'Soudeur de nuit' has a word more than its hours.
        return !covered.isEmpty
            && words.indices.allSatisfy { index in
                covered.contains(index) || Self.ofContracts.contains(words[index])
                    || words[index].allSatisfy(\.isNumber)
            }
    }

    private static let ofContracts: Set<String> = [
        "de", "en", "a", "h", "mois", "months", "semaines", "ans", "an", "year", "years",
    ]

    func isFreelance(_ piece: Piece) -> Bool {
        let canonical = lexicons[.contracts].entry(piece.text)?.canonical
        return canonical == "freelance" || canonical == "temporary"
    }

    /// Whether this stands in the employer's place, as in `Illustrator, self-employed`; temporary work has an agency.
    func isOwnBusiness(_ piece: Piece) -> Bool {
        !piece.isBracketed && lexicons[.contracts].entry(piece.text)?.canonical == "freelance"
    }
}

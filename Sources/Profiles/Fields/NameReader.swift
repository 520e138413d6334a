// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Finds the person's name, and the title printed with it.
///
/// Candidates are parts of lines shaped like a name; points go to size, place, case, the e-mail address that repeats
/// the name, and the file's author; job titles, section titles, places and labels lose.
struct NameReader {
    let lexicons: Lexicons
    let places: PlaceReader

    struct Candidate {
        var name: Found
        var score: Double
        var lines: ClosedRange<Int>
        /// What stands on the same line after the name.
        var rest: String?
    }

    func name(in sections: [Section], email: String?, author: String?) -> Candidate? {
        let head = sections.enumerated().flatMap { index, section in
            section.lines.map { (line: $0, isHead: section.kind == nil || section.kind == .contact || index == 0) }
        }
        if let labelled = labelled(in: head.filter(\.isHead).map(\.line)) { return labelled }
        let largest = head.map(\.line.look.size).max() ?? 0
        let local = email.map { Folding.fold(String($0.prefix { $0 != "@" })).filter { $0.isLetter } }
        var best: Candidate?
        for (position, item) in head.enumerated()
        where item.isHead || item.line.look.size == largest && largest >= 6 || item.line.look.level == 1 {
            let next = position + 1 < head.count ? head[position + 1].line : nil
            for var candidate in candidates(item.line, next: next, largest: largest) {
                candidate.score += bonus(candidate, position: position, local: local, author: author)
                if candidate.score > (best?.score ?? 0.45) { best = candidate }
            }
        }
        guard var found = best else { return nil }
        found.name.confidence = min(0.99, max(0.3, found.score / 1.6))
        return found
    }

    /// Where, outside the head, a line repeats the words of the e-mail address as a name.
    func place(of email: String, in sections: [Section]) -> (section: Int, line: Int)? {
        let local = Folding.fold(String(email.prefix { $0 != "@" })).filter { $0.isLetter }
        for (index, section) in sections.enumerated() where ![nil, .contact, .references, .work].contains(section.kind)
        {
            for (position, line) in section.lines.enumerated() where !line.isBullet && shape(line.text) != nil {
                let words = line.words.filter { $0.count >= 3 }
                if words.count >= 2, words.count(where: { local.contains($0) }) >= 2 { return (index, position) }
            }
        }
        return nil
    }

    /// Whether a line holds a name and nothing else, by its shape.
    func isName(_ line: CVLine) -> Bool {
        !line.isBullet && line.dates.isEmpty && line.text.utf8.count < 60 && (shape(line.text) ?? 0) > 0
    }

    /// Whether a text is shaped like a person's name and is no title.
    func isPerson(_ text: String) -> Bool { text.utf8.count < 60 && (shape(withoutLabel(text)) ?? 0) > 0 }

    private func candidates(_ line: CVLine, next: CVLine?, largest: Int) -> [Candidate] {
        guard !line.isBullet, line.text.utf8.count < 160 else { return [] }
        var found: [Candidate] = []
        let parts = Text.split(line.text, at: ["|", "•", "·", "\t", "–", "—", ",", ":", "/"])
        for (index, part) in parts.prefix(4).enumerated() {
            let text = withoutLabel(part)
            guard let shape = shape(text) else { continue }
            var score = shape
            if parts.count == 1 { score += 0.15 }
            if index > 0 { score -= 0.15 }
            score += look(line, largest: largest)
            let rest = index == 0 && parts.count > 1 ? parts[1] : nil
            found.append(
                Candidate(name: Found(text, line: line.index), score: score, lines: line.index...line.index, rest: rest)
            )
        }
        // 'MARTIN, Danielle' in capitals and not; 'MARTIN, DANIELLE ANNE' in the largest letters of all.
        let isLargest = largest > 0 ? line.look.size == largest : line.look.isHeading && line.look.level <= 1
        if parts.count == 2, line.text.contains(", "), Text.isCapitals(parts[0]),
            !Text.isCapitals(parts[1]) || isLargest && (Text.wordCount(parts[0]) == 1 || isGivenName(parts[1])),
            Text.wordCount(parts[1]) <= 2, let shape = shape(parts[0] + " " + parts[1])
        {
            let score = shape + 0.3 + look(line, largest: largest)
            let whole = Found(line.text, line: line.index)
            found.append(Candidate(name: whole, score: score, lines: line.index...line.index, rest: nil))
        }
        if let beside = besideTitle(line, largest: largest) { found.append(beside) }
        if let stacked = stacked(line, next, largest: largest) { found.append(stacked) }
        return found
    }

    /// `TAN WEI LING, CHERYL`: a word that is no degree or title behind the name.
    private func isGivenName(_ text: String) -> Bool {
        let vowels = Folding.fold(text).count { "aeiouy".contains($0) }
        let words = Folding.words(text)
        return words.count == 1 && text.count >= 5 && vowels >= 2
            && ![Lexicons.Kind.diplomas, .titles, .titleCues, .skills].contains { lexicons[$0].contains(key: words[0]) }
    }

    /// `GARETH ACKROYD Paralegal`: a name in capitals before a job that is not.
    private func besideTitle(_ line: CVLine, largest: Int) -> Candidate? {
        let words = line.text.split(separator: " ")
        let name = words.prefix { Text.isCapitals($0) && $0.count > 1 }.joined(separator: " ")
        let rest = words.dropFirst(name.split(separator: " ").count).joined(separator: " ")
        guard Text.wordCount(name) >= 2, !rest.isEmpty, let shape = shape(name),
            lexicons[.titles].longestMatch(Folding.words(rest), at: 0) != nil
        else { return nil }
        let score = shape + 0.3 + look(line, largest: largest)
        return Candidate(name: Found(name, line: line.index), score: score, lines: line.index...line.index, rest: rest)
    }

    /// What the look of a line says for a name.
    private func look(_ line: CVLine, largest: Int) -> Double {
        (largest > 0 && line.look.size == largest ? 0.35 : 0)
            + (line.look.isHeading && line.look.level <= 1 ? 0.3 : 0) + (line.look.bold ? 0.05 : 0)
    }

    /// Given name and family name on two lines of the same large look.
    ///
    /// It has all that speaks for either line, so that a particle and a family name are no name of their own.
    private func stacked(_ line: CVLine, _ next: CVLine?, largest: Int) -> Candidate? {
        guard let next, Text.wordCount(line.text) == 1, next.words.count <= 4, !next.words.isEmpty,
            min(line.look.size, next.look.size) >= 4 || line.look.size == next.look.size && line.look.level == 1,
            abs(line.look.size - next.look.size) <= (line.look.capitals && next.look.capitals ? 30 : 12),
            let score = shape(line.text + " " + next.text)
        else { return nil }
        let name = Found(line.text + " " + next.text, line: line.index)
        let whole = score + look(line, largest: largest) + 0.4
        return Candidate(name: name, score: whole, lines: line.index...next.index, rest: nil)
    }

    /// How much a text is shaped like a name; `nil` when it cannot be one.
    private func shape(_ text: String) -> Double? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard (2...5).contains(words.count), text.count <= 50 else { return nil }
        guard
            text.allSatisfy({
                $0.isLetter || $0.isWhitespace || "-'’.‐\"“”«»()".contains($0)
                    || $0.unicodeScalars.allSatisfy(\.properties.isDiacritic)
            })
        else { return nil }
        var capitalised = 0
        for word in words {
            if word.first?.isUppercase == true || word.first?.isLowercase == false || Self.isElided(word) {
                capitalised += 1
            } else if !Self.particles.contains(Folding.key(String(word))) {
                return nil
            }
        }
        guard capitalised >= 2 || words.count == 2 && capitalised >= 1 else { return nil }
        if isKnownWords(text) { return nil }
        let shape = words.count <= 3 ? 0.35 : 0.25
        // Baker, Cook and Mason are names too: only the e-mail address can make up for this.
        let folded = Folding.words(text)
        if folded.indices.contains(where: { lexicons[.titles].longestMatch(folded, at: $0) != nil }) {
            return shape - 0.6
        }
        return shape
    }

    private static let particles: Set<String> = [
        "de", "du", "des", "la", "le", "van", "von", "der", "den", "da", "dos", "di", "del", "el", "al", "ben",
        "bin", "ter", "d", "st", "y", "af", "zu", "ap", "ab", "ferch", "ibn", "abu", "abou", "ould", "e", "i", "und",
    ]

    /// `d'Astorg`, `dell'Acqua`: a particle, an apostrophe, and the name itself.
    private static func isElided(_ word: Substring) -> Bool {
        guard let mark = word.firstIndex(where: { "'’".contains($0) }) else { return false }
        return word[..<mark].count <= 4 && word[word.index(after: mark)...].first?.isUppercase == true
    }

    private func isKnownWords(_ text: String) -> Bool {
        let words = Folding.words(text)
        let key = words.joined(separator: " ")
        if lexicons[.headings].contains(key: key) || lexicons[.sections].contains(key: key) || places.isPlace(text) {
            return true
        }
        if lexicons[.titles].contains(key: key) { return true }
        if lexicons[.contactLabels].contains(key: key) || lexicons[.sensitive].contains(key: key) {
            return true
        }
        if words.first == "curriculum" || lexicons[.headings].longestMatch(words, at: 0) != nil && words.count > 2 {
            return true
        }
        if let label = lexicons[.contactLabels].longestMatch(words, at: 0), label.entry.canonical == "mobility" {
            return true
        }
        if lexicons[.skills].contains(key: key) || lexicons[.languages].contains(key: words.first ?? "") { return true }
        if let last = words.last, lexicons[.legalForms].contains(key: last) { return true }
        let cues = words.count {
            lexicons[.titleCues].contains(key: $0) || lexicons[.employers].contains(key: $0)
                || lexicons[.schools].contains(key: $0) || lexicons[.sections].contains(key: $0)
        }
        return cues * 2 >= words.count && cues > 0 && words.count <= 4
    }

    private func bonus(_ candidate: Candidate, position: Int, local: String?, author: String?) -> Double {
        var bonus = position < 3 ? 0.3 - Double(position) * 0.05 : position < 8 ? 0.1 : 0
        let words = Folding.words(candidate.name.value).filter { $0.count > 1 }
        if let local, !local.isEmpty {
            let spelled = Folding.words(Self.spelledOut(candidate.name.value)).filter { $0.count > 1 }
            func hits(_ words: [String]) -> Int {
                words.count { word in word.count >= 3 ? local.contains(word.filter(\.isLetter)) : false }
            }
            let hits = max(hits(words), hits(spelled))
            if hits >= 2 { bonus += 0.7 } else if hits == 1 { bonus += 0.4 }
        }
        if let author, Set(Folding.words(author)) == Set(words), !words.isEmpty { bonus += 0.3 }
        return bonus
    }

    /// As addresses write letters that keyboards lack: `ue` for ü, `oe` for ø, `aa` for å.
    private static func spelledOut(_ name: String) -> String {
        let letters: [Character: String] = ["ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"]
        return name.lowercased().map { letters[$0] ?? String($0) }.joined()
    }

    private func withoutLabel(_ text: String) -> String {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let civilities: Set<String> = [
            "m", "mr", "mrs", "ms", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "nom", "prenom", "name",
            "miss", "cv", "cv de", "resume",
        ]
        while let first = words.first, words.count > 2, civilities.contains(Folding.key(first)) { words.removeFirst() }
        if words.count > 3, Folding.key(words[0]) == "curriculum" { words.removeFirst(2) }
        if words.count > 2, ["de", "of"].contains(Folding.key(words[0])) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    // MARK: Label

    /// The job title of the head: beside or below the name, before the first section.
    func label(near name: Candidate?, in sections: [Section], taken: Set<Int>) -> Found? {
        // 'GRACE ADEYEMI, RN' names a degree; the title is below.
        if let name, let rest = name.rest, score(rest) >= 2, rest.count > 4, !rest.contains(where: \.isNumber) {
            return Found(rest, line: name.lines.lowerBound, confidence: 0.9)
        }
        var best: (Found, Double)?
        let nameLine = name?.lines.upperBound ?? -1
        let head = sections.filter { $0.kind == nil }.flatMap(\.lines)
        for (place, line) in head.enumerated() {
            // `Cadre d'emplois` in a cell of a form, its value in the next.
            if place + 1 < head.count, line.isBeside(head[place + 1]), line.source.cell?.row != 0 { continue }
            if line.isBullet || name?.lines.contains(line.index) == true { continue }
            // Beside contact data a dash separates; within a title it may join.
            let hasContact = line.text.contains { $0 == "@" || $0.isNumber }
            let parts = Text.split(
                line.text,
                at: hasContact ? ["|", "•", "\t", "·", "–", "—"] : ["|", "•", "\t", "·"]
            )
            for part in parts.prefix(3) {
                guard !part.contains("@"), !part.contains(":"), part.count <= 80,
                    !taken.contains(line.index) || score(part) >= 2
                else { continue }
                var points = score(part)
                guard points > 0 else { continue }
                let distance = line.index - nameLine
                if (1...2).contains(distance) { points += 1.5 } else if (3...8).contains(distance) { points += 0.5 }
                if line.look.bold || line.look.size > 0 || line.look.isHeading { points += 0.7 }
                if points > (best?.1 ?? 2.2) {
                    best = (Found(Text.tidy(part), line: line.index, confidence: min(0.95, points / 5)), points)
                }
            }
        }
        return best?.0
    }

    /// Points for looking like a title; 0 when it cannot be one.
    private func score(_ text: String) -> Double {
        let words = Folding.words(text)
        guard (1...11).contains(words.count), !text.hasSuffix(".") || words.count <= 4,
            text.count(where: { $0.isNumber }) <= 2
        else {
            return 0
        }
        // '(*) Cadre européen commun' is a footnote.
        if text.first?.isNumber == true || text.hasPrefix("(") || text.hasPrefix("*")
            || !ContactReader.addresses(in: text).isEmpty
        {
            return 0
        }
        if places.isPlace(text) || lexicons[.sections].contains(text) || lexicons[.headings].contains(text) { return 0 }
        let isTitled = words.indices.contains { lexicons[.titles].longestMatch(words, at: $0) != nil }
        if !isTitled, lexicons[.sensitive].contains(key: words.joined(separator: " ")) { return 0 }
        if let label = lexicons[.contactLabels].longestMatch(words, at: 0), label.entry.canonical == "mobility" {
            return 0
        }
        let lowerWords = text.split(separator: " ").dropFirst().count { $0.first?.isLowercase == true }
        let hasCue = words.contains { lexicons[.titleCues].contains(key: $0) }
        if isTitled { return (words.count <= 7 ? 3 : 1.5) - (text.contains(",") ? 0.5 : 0) }
        if hasCue { return words.count <= 5 ? 1.5 : 0.5 }
        return words.count <= 6 && lowerWords <= 3 ? 0.9 : 0
    }
}

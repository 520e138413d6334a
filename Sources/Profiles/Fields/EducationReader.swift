// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads studies: diploma, field, school, period, result, level.
struct EducationReader {
    let lexicons: Lexicons
    let places: PlaceReader
    let dates: DateScanner

    /// The studies, and what stands among them under a title that names certificates too and is neither diploma nor school.
    ///
    /// Likewise the lines of positions: internships under `Études et stages`, teaching under `Enseignement`.
    func read(_ sections: [Section]) -> (studies: [Draft], certificates: [CVLine], positions: [CVLine]) {
        let finder = EntryFinder(isAnchor: { diplomaPoints($0.text) >= 3 }, dates: dates)
        var studies: [Draft] = []
        var certificates: [CVLine] = []
        var positions: [CVLine] = []
        for section in sections {
            for entry in finder.entries(of: section.lines).flatMap(itemised) {
                if isPosition(entry) {
                    positions += entry.header + entry.body
                } else if section.holdsCertificates, !isOfStudies(entry) {
                    certificates += entry.header + entry.body
                } else if let draft = read(entry) {
                    studies.append(draft)
                }
            }
        }
        return (studies, certificates, positions)
    }

    /// A job and its time, and no word of a diploma.
    private func isPosition(_ entry: Entry) -> Bool {
        let pieces = Piece.pieces(of: entry.header)
        guard entry.date != nil, !pieces.contains(where: { !$0.isBracketed && diplomaPoints($0.text) > 0 }) else {
            return false
        }
        return pieces.contains { piece in
            guard let match = lexicons[.titles].longestMatch(piece.words, at: 0) else {
                return lexicons[.contracts].longestMatch(piece.words, at: 0).map {
                    $0.entry.canonical == "internship" && $0.count == piece.words.count
                } ?? false
            }
            return match.count == piece.words.count || piece.column == 0 && schoolPoints(piece.text) == 0
        }
    }

    /// Entries that begin with a diploma, and their lines.
    func studies(amongPositions lines: [CVLine]) -> (studies: [Draft], lines: [CVLine]) {
        let entries = EntryFinder(isAnchor: { diplomaPoints($0.text) >= 3 }, dates: dates).entries(of: lines).filter {
            entry in
            Piece.pieces(of: entry.header).first { !$0.isBracketed }.map { diplomaPoints($0.text) >= 3 } ?? false
        }
        return (entries.compactMap(read), entries.flatMap { $0.header + $0.body })
    }

    private func isOfStudies(_ entry: Entry) -> Bool {
        (entry.header + entry.body).contains { diplomaPoints($0.text) > 0 || schoolPoints($0.text) > 0 }
    }

    /// A section of bullets without headers: each bullet is an entry.
    private func itemised(_ entry: Entry) -> [Entry] {
        guard entry.header.isEmpty else { return [entry] }
        return entry.body.map { Entry(header: [$0]) }
    }

    // MARK: Points

    private func diplomaPoints(_ text: String) -> Double {
        let words = Folding.words(text)
        var points = 0.0
        for index in words.indices.prefix(8) where lexicons[.diplomas].longestMatch(words, at: index) != nil {
            points = max(points, index == 0 ? 3 : 1.5)
        }
        return points
    }

    private func schoolPoints(_ text: String) -> Double {
        let words = Folding.words(text)
        guard let first = lexicons[.schools].matches(in: words).first else { return 0 }
        return first.range.lowerBound == 0 || first.range.upperBound == words.count ? 3 : 2
    }

    // MARK: One entry

    private func read(_ entry: Entry) -> Draft? {
        var draft = Draft()
        PeriodReader.education(entry, into: &draft)
        var pieces = Piece.pieces(of: entry.header).filter { !$0.words.allSatisfy { $0.allSatisfy(\.isNumber) } }
        takeScore(&pieces, &draft)
        draft[.url] = EntryLinks.url(of: entry.header)
        if draft[.url] != nil { pieces.removeAll { EntryLinks.printed(in: $0.text) != nil } }
        let main = pieces.filter { !$0.isBracketed && (!places.isPlace($0.text) || schoolPoints($0.text) > 0) }
        guard !main.isEmpty else { return nil }
        let diploma = diploma(main)
        let institution = institution(main, diploma: diploma, entry: entry)
        if let diploma { setDegree(main, diploma: diploma, institution: institution, entry: entry, &draft) }
        if let institution {
            draft[.institution] = Found(main[institution].text, line: main[institution].line, confidence: 0.88)
        }
        takeMention(&draft)
        if diploma == nil, let area = main.indices.first(where: { $0 != institution }) {
            draft[.area] = Found(main[area].text, line: main[area].line, confidence: 0.6)
        }
        setBody(entry, &draft)
        draft.lines = (entry.header + entry.body).map(\.index)
        guard
            draft[.institution] != nil || draft[.studyType] != nil || draft[.startDate] != nil || draft[.endDate] != nil
        else { return nil }
        return draft
    }

    private func diploma(_ main: [Piece]) -> Int? {
        let points = main.map {
            diplomaPoints($0.text) - (schoolPoints($0.text) >= 3 && diplomaPoints($0.text) < 3 ? 2 : 0)
        }
        guard let best = points.indices.max(by: { (points[$0], -$0) < (points[$1], -$1) }), points[best] > 0 else {
            return nil
        }
        return best
    }

    private func institution(_ main: [Piece], diploma: Int?, entry: Entry) -> Int? {
        let points = main.map { schoolPoints($0.text) }
        let rest = main.indices.filter { $0 != diploma }
        if let best = rest.filter({ points[$0] > 0 }).max(by: { (points[$0], -$0) < (points[$1], -$1) }) { return best }
        guard let diploma else { return rest.count > 1 ? rest.last : rest.first }
        if entry.body.contains(where: { schoolPoints($0.text) >= 2 }) { return nil }
        // On a line of its own, else the last piece after a diploma that has its field already.
        if let other = rest.first(where: { main[$0].row != main[diploma].row && main[$0].text.count <= 80 }) {
            return other
        }
        if let before = rest.first(where: { $0 < diploma }) { return before }
        let hasField = main[diploma].words.count > matchLength(main[diploma])
        // 'A-levels: Maths, English and History' lists fields.
        let after = rest.filter { $0 > diploma }
        if let sure = after.first(where: { isInitials(main[$0].text) }) { return sure }
        if lists(after: main[diploma], in: entry), after.allSatisfy({ main[$0].row == main[diploma].row }) {
            return nil
        }
        if hasField { return after.first { !Text.startsLowercase(main[$0].text) } }
        return after.count >= 2 ? after.last : nil
    }

    /// A colon behind the diploma; one between a date and the diploma says nothing.
    private func lists(after diploma: Piece, in entry: Entry) -> Bool {
        let text = entry.header[diploma.row].text
        guard let range = text.range(of: diploma.text) else { return text.contains(":") }
        return text[range.lowerBound...].contains(":")
    }

    /// `CFPPA de Kerbernez`, `IFSI du Mans`: capitals that a place follows.
    private func isInitials(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, (3...7).contains(first.count), first.allSatisfy(\.isUppercase),
            (2...6).contains(words.count)
        else { return false }
        return ["de", "d", "du", "des", "of", "la", "le"].contains(Folding.words(String(words[1])).first ?? "")
            || places.isPlace(words.dropFirst().joined(separator: " "))
    }

    private func matchLength(_ piece: Piece) -> Int {
        let words = piece.words
        return lexicons[.diplomas].longestMatch(words, at: 0)?.count ?? words.count
    }

    // MARK: Degree

    private func setDegree(_ main: [Piece], diploma: Int, institution: Int?, entry: Entry, _ draft: inout Draft) {
        let piece = main[diploma]
        let (type, area) = split(piece)
        let isAlone = area == nil && !main.contains { $0.row == piece.row && $0.column == piece.column + 1 }
        let whole = isAlone ? withKind(type, in: entry.header[piece.row].text) : type
        draft[.studyType] = Found(whole, line: piece.line, confidence: 0.9)
        var areas = area.map { [$0] } ?? []
        for index in main.indices where index != diploma && index != institution && main[index].row == piece.row {
            guard index > diploma, institution.map({ index < $0 || main[$0].row != piece.row || $0 < diploma }) ?? true
            else { continue }
            areas.append(main[index].text)
        }
        if let first = areas.first, let last = areas.last {
            let source = entry.header[piece.row].text
            let stretch = areas.count == 1 ? first : Self.stretch(of: source, from: first, to: last) ?? first
            let text = withBracket(stretch, in: source)
            draft[.area] = Found(text, line: piece.line, confidence: 0.85)
        }
        let row = entry.header[piece.row].text
        if let level = lexicons.eqf(piece.text) ?? lexicons.eqf(row) {
            draft[.eqf] = Found("\(level)", line: piece.line, quote: row, confidence: 0.85, derivation: .eqf)
        }
    }

    /// The text between two pieces, both included.
    private static func stretch(of text: String, from first: String, to last: String) -> String? {
        guard let start = text.range(of: first), let end = text.range(of: last, range: start.lowerBound..<text.endIndex)
        else { return nil }
        return String(text[start.lowerBound..<end.upperBound])
    }

    /// A diploma without field with the kind of it in brackets: `MBA (Executive)`.
    private func withKind(_ text: String, in source: String) -> String {
        guard let range = source.range(of: text), source[range.upperBound...].hasPrefix(" ("),
            let close = source[range.upperBound...].firstIndex(of: ")")
        else { return text }
        let inside = String(source[source.index(range.upperBound, offsetBy: 2)..<close])
        guard inside.first?.isUppercase == true, Text.wordCount(inside) <= 3, !inside.contains(where: \.isNumber),
            !isScore(inside), !places.isPlace(inside), schoolPoints(inside) == 0,
            lexicons[.contracts].matches(in: Folding.words(inside)).isEmpty
        else { return text }
        return String(source[range.lowerBound...close])
    }

    /// The text with the bracket that explains it: `MUC (Management des unités commerciales)`.
    private func withBracket(_ text: String, in source: String) -> String {
        guard let range = source.range(of: text), source[range.upperBound...].hasPrefix(" ("),
            let close = source[range.upperBound...].firstIndex(of: ")")
        else { return text }
        let inside = source[source.index(range.upperBound, offsetBy: 2)..<close]
        let isDegree = Text.wordCount(inside) >= 2 || inside.count == 1
        guard isDegree, !isScore(String(inside)), !inside.contains(where: \.isNumber),
            lexicons[.contracts].matches(in: Folding.words(String(inside))).isEmpty, !places.isPlace(String(inside))
        else { return text }
        return String(source[range.lowerBound...close])
    }

    /// `BA in English Literature` → `BA`, `English Literature`.
    private func split(_ piece: Piece) -> (String, String?) {
        let words = piece.words
        let spans = Quote.spans(of: piece.text)
        guard let match = lexicons[.diplomas].longestMatch(words, at: 0), match.count < words.count,
            spans.count == words.count
        else { return (piece.text, nil) }
        var count = match.count
        // 'Licence professionnelle', 'Master 2 pro': levels and numbers belong to the type.
        while count < words.count,
            Self.typeWords.contains(words[count]) || words[count].allSatisfy(\.isNumber) && words[count].count == 1
        { count += 1 }
        guard count < words.count else { return (piece.text, nil) }
        var start = count
        let grade = words[start...].joined(separator: " ")
        if grade.hasPrefix("mention "), isScore(grade) { return (piece.text, nil) }
        while start < words.count - 1, Self.joiners.contains(words[start]) { start += 1 }
        var end = spans[count - 1].upperBound
        if piece.text[end...].first == ")" { end = piece.text.index(after: end) }
        let type = piece.text[..<end]
        return (Text.tidy(type), Text.tidy(piece.text[spans[start].lowerBound...]))
    }

    private static let joiners: Set<String> = [
        "en", "in", "of", "de", "d", "option", "mention", "specialite", "spe", "filiere",
    ]
    private static let typeWords: Set<String> = [
        "hons", "honours", "pro", "professionnel", "professionnelle", "general", "generale", "technologique",
        "recherche", "degree",
    ]

    // MARK: Results

    private func takeScore(_ pieces: inout [Piece], _ draft: inout Draft) {
        guard let index = pieces.firstIndex(where: { isScore($0.text) }) else { return }
        draft[.score] = Found(pieces[index].text, line: pieces[index].line, confidence: 0.85)
        pieces.removeAll { isScore($0.text) }
    }

    /// `Bac S mention bien`: the grade leaves the field.
    private func takeMention(_ draft: inout Draft) {
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

    private func isScore(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard let first = words.first, words.count <= 7 else { return false }
        if first == "mention", words.count <= 4 {
            return Self.grades.contains(words.dropFirst().joined(separator: " "))
        }
        let key = words.joined(separator: " ")
        return Self.scores.contains { key == $0 || key.hasPrefix($0 + " ") }
            || (words.count <= 3 && text.contains("/20")) || first == "gpa"
    }

    private static let grades: Set<String> = [
        "bien", "assez bien", "tres bien", "passable", "ab", "b", "tb", "honorable",
    ]
    private static let scores = [
        "upper second", "lower second", "first class", "second class", "third class", "2 1", "2 2", "distinction",
        "merit", "with honours", "cum laude",
        "magna cum laude", "summa cum laude", "grade", "grades", "major de promotion", "first", "pass",
        "felicitations du jury", "moyenne",
    ]

    private func setBody(_ entry: Entry, _ draft: inout Draft) {
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

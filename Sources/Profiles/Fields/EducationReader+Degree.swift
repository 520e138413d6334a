// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// The diploma of an entry: its type, its field, its level.
extension EducationReader {
    func setDegree(_ main: [Piece], diploma: Int, institution: Int?, entry: Entry, _ draft: inout Draft) {
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
        if areas.isEmpty,
            let beside = main.first(where: {
                $0.row > piece.row && $0.text != institution.map { main[$0].text } && isBeside($0, piece, entry)
            })
        {
            draft[.area] = Found(beside.text, line: beside.line, confidence: 0.8)
        }
        let row = entry.header[piece.row].text
        if let level = lexicons.eqf(piece.text) ?? lexicons.eqf(row) {
            draft[.eqf] = Found("\(level)", line: piece.line, quote: row, confidence: 0.85, derivation: .eqf)
        }
    }

    /// Whether two pieces stand in one row of a table of at least three columns: `BSc | Computing | a university`.
    private func isBeside(_ one: Piece, _ other: Piece, _ entry: Entry) -> Bool {
        guard let cell = entry.header[one.row].source.cell, let second = entry.header[other.row].source.cell else {
            return false
        }
        let columns = Set(entry.header.compactMap(\.source.cell).filter { $0.table == cell.table }.map(\.column))
        return cell.table == second.table && cell.row == second.row && cell.column == second.column + 1
            && columns.count > 2
    }

    /// The text between two pieces, both included.
    static func stretch(of text: String, from first: String, to last: String) -> String? {
        guard let start = text.range(of: first), let end = text.range(of: last, range: start.lowerBound..<text.endIndex)
        else { return nil }
        return String(text[start.lowerBound..<end.upperBound])
    }

    /// A diploma without field with the kind of it in brackets: `MBA (Executive)`.
    func withKind(_ text: String, in source: String) -> String {
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
    func withBracket(_ text: String, in source: String) -> String {
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
    func split(_ piece: Piece) -> (String, String?) {
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

    static let joiners: Set<String> = [
        "en", "in", "of", "de", "d", "option", "mention", "specialite", "spe", "filiere",
    ]
    static let typeWords: Set<String> = [
        "hons", "honours", "pro", "professionnel", "professionnelle", "general", "generale", "technologique",
        "recherche", "degree",
    ]
}

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

    /// What sections of studies hold.
    struct Reading {
        var studies: [Draft] = []
        /// Under a title that names certificates too: what is neither diploma nor school.
        var certificates: [CVLine] = []
        /// Internships under `Études et stages`, teaching under `Enseignement`.
        var positions: [CVLine] = []
    }

    func read(_ sections: [Section]) -> Reading {
        var reading = Reading()
        for section in sections {
            for entry in entries(of: section.lines).flatMap(itemised) {
                if isPosition(entry) {
                    reading.positions += entry.header + entry.body
                } else if section.holdsCertificates, !isOfStudies(entry) {
                    reading.certificates += entry.header + entry.body
                } else if let draft = read(entry) {
                    reading.studies.append(draft)
                }
            }
        }
        return reading
    }

    /// Entries that begin with a date or a diploma.
    private func entries(of lines: [CVLine]) -> [Entry] {
        EntryLabels(lexicons: lexicons).entries(of: lines)
            ?? EntryFinder(isAnchor: { diplomaPoints($0.text) >= 3 }, dates: dates).entries(of: lines)
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
            let hasSchool = pieces.contains { schoolPoints($0.text) > 0 }
            // 'Chef d'entreprise – Esthétique' at a school has a field, 'Assistant, Université Fictive' none.
            let hasField = pieces.contains {
                $0.row == piece.row && $0.column > piece.column && !$0.isBracketed && schoolPoints($0.text) == 0
                    && !places.isPlace($0.text)
            }
            return match.count == piece.words.count && !(hasSchool && hasField) || piece.column == 0 && !hasSchool
        }
    }

    /// Entries that begin with a diploma, and their lines.
    func studies(amongPositions lines: [CVLine]) -> (studies: [Draft], lines: [CVLine]) {
        let entries = entries(of: lines).filter { entry in
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
        // 'LP Joliot': the letters of a diploma may be those of a school.
        if let one = lexicons[.diplomas].longestMatch(words, at: 0), one.count == 1, words.count > 1,
            words[0].count == 2,
            lexicons[.schools].longestMatch(words, at: 0)?.count == 1
        {
            return 2.5
        }
        for index in words.indices.prefix(8) {
            guard let match = lexicons[.diplomas].longestMatch(words, at: index) else { continue }
            // 'Haute École du Val' is no DU.
            if index > 0, match.count == 1, words[index].count <= 2, !text.contains(words[index].uppercased()) {
                continue
            }
            points = max(points, index == 0 ? 3 : 1.5)
        }
        return points
    }

    func schoolPoints(_ text: String) -> Double {
        let words = Folding.words(text)
        guard let first = lexicons[.schools].matches(in: words).first else { return 0 }
        return first.range.lowerBound == 0 || first.range.upperBound == words.count ? 3 : 2
    }

    // MARK: One entry

    private func read(_ raw: Entry) -> Draft? {
        var draft = Draft()
        let (entry, kinds) = EntryLabels(lexicons: lexicons).settled(raw, dates: dates)
        PeriodReader.education(entry, into: &draft)
        var pieces = withSchools(Piece.pieces(of: entry.header)).filter {
            !$0.words.allSatisfy { $0.allSatisfy(\.isNumber) }
        }
        takeScore(&pieces, &draft)
        draft[.url] = EntryLinks.url(of: entry.header)
        if draft[.url] != nil { pieces.removeAll { EntryLinks.printed(in: $0.text) != nil } }
        let main = pieces.filter { !$0.isBracketed && (!places.isPlace($0.text) || schoolPoints($0.text) > 0) }
        guard !main.isEmpty else { return nil }
        let diploma = main.firstIndex { kinds[$0.line] == .degree } ?? diploma(main)
        let institution =
            main.firstIndex { kinds[$0.line] == .entity } ?? institution(main, diploma: diploma, entry: entry)
        if let diploma { setDegree(main, diploma: diploma, institution: institution, entry: entry, &draft) }
        if let institution {
            draft[.institution] = Found(main[institution].text, line: main[institution].line, confidence: 0.88)
        }
        takeMention(&draft)
        if diploma == nil, let area = main.indices.first(where: { $0 != institution }) {
            draft[.area] = Found(main[area].text, line: main[area].line, confidence: 0.6)
        }
        setBody(entry, &draft)
        draft.lines = (raw.header + raw.body).map(\.index)
        guard
            draft[.institution] != nil || draft[.studyType] != nil || draft[.startDate] != nil || draft[.endDate] != nil
        else { return nil }
        return draft
    }

    /// `BTSA Viticulture au Lycée agricole de Libourne`: the school is a piece of its own.
    private func withSchools(_ pieces: [Piece]) -> [Piece] {
        pieces.flatMap {
            $0.parted(at: [" au ", " à la ", " à l'", " à l’", " at the ", " from the ", " from "]) { school, _ in
                lexicons[.schools].longestMatch(Folding.words(school), at: 0) != nil
            }
        }
    }

    private func diploma(_ main: [Piece]) -> Int? {
        let points = main.map { piece in
            let points = diplomaPoints(piece.text)
            return points - (schoolPoints(piece.text) >= 3 && points < 3 ? 2 : 0)
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
        let known = lexicons[.diplomas].longestMatch(main[diploma].words, at: 0)
        if lexicons[.diplomasWithoutField].contains(main[diploma].text),
            let school = rest.first(where: { $0 > diploma && !Text.startsLowercase(main[$0].text) })
        {
            return school
        }
        // 'National Professional Qualification for Headship' says of what it is; a field may follow all the same.
        let hasField = known.map { $0.count < main[diploma].words.count } ?? (rest.count(where: { $0 > diploma }) == 1)
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
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Certificates, awards and publications.
extension ListReaders {
    /// One draft a line: `name`, `issuer`, `date`, `url`.
    ///
    /// With `describes` a bullet below a line without one, and a sentence, are the summary of the entry above.
    func certificates(_ lines: [CVLine], describes: Bool = false) -> [Draft] {
        var drafts: [Draft] = []
        var pendingDate: (CVLine, DateScanner.Match)?
        var header: CVLine?
        for (text, line) in wrapped(SkillsReader.joined(lines)).flatMap(columns) {
            var line = line
            if text != line.text { line = line.with(text, dates: dates) }
            if line.isOnlyDate, let match = line.dates.first {
                if let last = drafts.indices.last, drafts[last][.date] == nil, pendingDate == nil, drafts.count > 0,
                    !startsWithDate(lines)
                {
                    setDate(match, line: line, &drafts[last])
                } else {
                    pendingDate = (line, match)
                }
                continue
            }
            if let last = drafts.indices.last, addsTo(&drafts[last], line, header: header, describes: describes) {
                continue
            }
            let parts = datedParts(line)
            if parts.count > 1 {
                drafts += parts.compactMap { certificate(line.with($0, dates: dates)) }
                continue
            }
            if let several = acronyms(line) {
                drafts += several
                continue
            }
            guard var draft = certificate(line) else { continue }
            if draft[.date] == nil, let (dated, match) = pendingDate { setDate(match, line: dated, &draft) }
            pendingDate = nil
            header = line
            drafts.append(draft)
        }
        return drafts
    }

    /// `First aid, 2022 • PRINCE2, Axelos, 2021`: the parts of a line, where at least two of them have their date.
    func datedParts(_ line: CVLine) -> [String] {
        guard line.dates.count > 1 else { return [] }
        // 'CKA (2022), CKAD (2024)': behind a bracket a comma parts as well.
        let marked = line.text.replacing("), ", with: ") • ")
        let parts = Text.split(marked, at: ["•", "·", "|", ";"]).map { Text.tidy($0) }
        return parts.count(where: { !dates.matches(in: $0).isEmpty }) > 1 ? parts : []
    }

    /// `White card (2012) ⇥ ✓ EWP over 11 m (2021)`: the items of a list in two columns.
    private func columns(_ item: (text: String, line: CVLine)) -> [(text: String, line: CVLine)] {
        let parts = item.text.split(separator: "\t").map { LineReader.cutBullet(String($0)) }
        guard parts.count > 1, parts.dropFirst().allSatisfy(\.1) else { return [item] }
        return parts.map { ($0.0, item.line) }
    }

    /// Names that go on in the next line: without date, as wide as the list, where nearly all others have their date.
    func wrapped(_ items: [(text: String, line: CVLine)]) -> [(text: String, line: CVLine)] {
        func isDated(_ item: (text: String, line: CVLine)) -> Bool { !dates.matches(in: item.text).isEmpty }
        let undated = items.count { !isDated($0) }
        let widest = items.map(\.text.count).max() ?? 0
        guard undated > 0, undated * 3 <= items.count else { return items }
        return items.reduce(into: []) { result, item in
            guard let last = result.last, !isDated(last), isDated(item), !item.line.isBullet, !item.line.isOnlyDate,
                last.line.source.box != nil, last.line.source.block == item.line.source.block,
                last.text.count * 4 >= widest * 3
            else {
                result.append(item)
                return
            }
            result[result.count - 1].text += " " + item.text
        }
    }

    /// Whether a line is an address or a summary of the entry above.
    func addsTo(_ draft: inout Draft, _ line: CVLine, header: CVLine?, describes: Bool) -> Bool {
        if draft[.url] == nil, ContactReader.addresses(in: line.text).first.map({ line.text.hasSuffix($0) }) == true,
            Text.wordCount(line.text) <= 3, let url = EntryLinks.url(of: [line])
        {
            draft[.url] = url
            return true
        }
        if let header, isBelow(line, header), draft[.date] == nil, draft[.issuer] == nil, let match = line.edgeDate {
            let issuer = Text.tidy(Piece.withoutDates(line))
            setDate(match, line: line, &draft)
            draft[.issuer] = Found(issuer, line: line.index, confidence: 0.75)
            return true
        }
        guard describes, let header, line.dates.isEmpty, draft[.summary] == nil else { return false }
        let isSentence = line.words.count >= 6 && line.text.hasSuffix(".") && !header.text.hasSuffix(".")
        guard line.isBullet && !header.isBullet || isSentence && !line.isBullet else { return false }
        draft[.summary] = Found(line.text, line: line.index, confidence: 0.8)
        return true
    }

    /// `City & Guilds, 2016` in smaller or lighter letters right below a name.
    private func isBelow(_ line: CVLine, _ header: CVLine) -> Bool {
        line.index == header.index + 1 && header.dates.isEmpty && !line.isBullet && !header.isBullet
            && (line.look.size < header.look.size || header.look.bold && !line.look.bold)
            && line.words.count <= 8 && line.edgeDate != nil && !line.isOnlyDate
    }

    /// `« Titre », Revue`: what stands in quotation marks is the name.
    func quoted(_ text: String) -> (name: String, rest: String)? {
        for (open, close) in [("«", "»"), ("“", "”"), ("\"", "\"")] {
            guard let start = text.range(of: open),
                let end = text.range(of: close, range: start.upperBound..<text.endIndex)
            else { continue }
            let name = Text.trim(text[start.upperBound..<end.lowerBound], ",.")
            guard Text.wordCount(name) >= 2 else { continue }
            return (name, Text.tidy(Text.trim(text[end.upperBound...], ".,")))
        }
        return nil
    }

    /// `BLS, ACLS, PALS`: several certificates on one line.
    func acronyms(_ line: CVLine) -> [Draft]? {
        let parts = Text.split(line.text, at: [",", ";"]).map { Text.tidy($0) }
        guard parts.count > 1, line.dates.isEmpty,
            parts.allSatisfy({ (2...6).contains($0.count) && Text.isCapitals($0) && !$0.contains(" ") })
        else { return nil }
        return parts.map { Draft(fields: [.name: Found($0, line: line.index, confidence: 0.75)]) }
    }

    func startsWithDate(_ lines: [CVLine]) -> Bool { lines.first { !$0.isOrnament }?.isOnlyDate == true }

    func setDate(_ match: DateScanner.Match, line: CVLine, _ draft: inout Draft) {
        guard let date = match.start ?? match.end else { return }
        draft[.date] = Found(
            date.iso,
            line: line.index,
            quote: String(line.text[match.range]),
            confidence: 0.9,
            derivation: .date
        )
    }

    func certificate(_ line: CVLine) -> Draft? {
        guard line.text.contains(where: \.isLetter), line.words.count <= 24 else { return nil }
        // 'Driver's License: Class A with endorsements' too.
        if lexicons[.licences].contains(String(line.text.prefix { $0 != ":" })) { return nil }
        var draft = Draft()
        if let match = line.edgeDate ?? line.dates.last { setDate(match, line: line, &draft) }
        var text = Text.tidy(Self.closingBrackets(Piece.withoutDates(line)))
        draft[.url] = EntryLinks.url(of: [line])
        if let address = EntryLinks.printed(in: text) { text = Text.tidy(text.replacing(address, with: "\t")) }
        if let (name, rest) = quoted(text) {
            draft[.name] = Found(name, line: line.index, confidence: 0.85)
            let issuer = Text.split(rest, at: [",", "\t", "|", "–", "—", "("]).map { Text.tidy($0) }.first
            if let issuer, !issuer.isEmpty { draft[.issuer] = Found(issuer, line: line.index, confidence: 0.75) }
            draft.lines = [line.index]
            return draft
        }
        // A bracket that never closes may hold the tab in place of a date.
        let parts = Text.split(text.replacing(" / ", with: " | "), at: [",", "\t", "|", "–", "—", "•"]).flatMap {
            $0.split(separator: "\t")
        }
        .map { Text.tidy($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
        guard let first = parts.first else { return nil }
        var name = first
        if let second = parts.dropFirst().first, let whole = whole(first, second, in: text) {
            name = whole
        } else if let open = first.firstIndex(of: "("), first.hasSuffix(")"), Text.wordCount(first[open...]) <= 5,
            first.startIndex != open, isIssuer(String(first[open...]))
        {
            name = Text.trim(first[..<open])
            draft[.issuer] = Found(
                Text.trim(first[first.index(after: open)...].dropLast()),
                line: line.index,
                confidence: 0.8
            )
        } else if let second = parts.dropFirst().first {
            // 'CACES R489 catégories 1, 3 et 5': what goes on in small letters or numbers is the name still.
            if let start = second.first, start.isUppercase, !second.allSatisfy({ $0.isNumber }) {
                draft[.issuer] = Found(second, line: line.index, confidence: 0.8)
            } else if let range = text.range(of: second), text.contains(", "), !text[..<range.upperBound].contains("\t")
            {
                name = Text.tidy(text[..<range.upperBound])
            }
        }
        draft[.name] = Found(name, line: line.index, confidence: 0.85)
        draft.lines = [line.index]
        return draft
    }

    /// `PRINCE2 (Axelos, ⇥)` as `PRINCE2 (Axelos)`: a bracket whose date was taken out ends before it.
    ///
    /// `Code 95 (renouvelé en ⇥)` as `Code 95`: what small letters say of the date goes with it.
    static func closingBrackets(_ text: String) -> String {
        guard text.contains("\t") else { return text }
        if let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
            text[open..<close].contains("\t"), Text.startsLowercase(text[open..<close]),
            Text.wordCount(text[open..<close]) <= 3
        {
            return String(text[..<open] + text[text.index(after: close)...])
        }
        return text.reduce(into: "") { result, character in
            // Where no bracket is open, the sign closes none.
            if character == ")", result.count(where: { $0 == "(" }) > result.count(where: { $0 == ")" }),
                let end = result.lastIndex(where: { !$0.isWhitespace && $0 != "," }),
                result[end...].contains("\t"), result[end] != "("
            {
                result = String(result[...end])
            }
            result.append(character)
        }
    }

    /// `SST – Sauveteur secouriste du travail`, `AWS Certified Developer – Associate`: what follows a dash is of the name.
    private func whole(_ first: String, _ second: String, in text: String) -> String? {
        guard let range = text.range(of: second), case let whole = String(text[..<range.upperBound]),
            [" – ", " - ", " — "].contains(where: { whole.contains(first + $0 + second) })
        else { return nil }
        let initials = String(Folding.words(second).filter { !Self.smallWords.contains($0) }.compactMap(\.first))
        let isAcronym = initials.count >= 2 && Folding.key(first) == initials
        let isGrade = Text.wordCount(second) == 1 && lexicons[.grades].contains(second)
        return isAcronym || isGrade ? Text.tidy(whole) : nil
    }

    private static let smallWords: Set<String> = [
        "de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "of", "and", "the", "in", "for", "en", "au", "aux",
        "pour", "par", "sur", "with", "on", "to",
    ]

    func isIssuer(_ bracketed: String) -> Bool {
        bracketed.dropFirst().first?.isUppercase == true && !bracketed.contains(where: \.isNumber)
            && !(Text.isCapitals(bracketed) && bracketed.count <= 7)
    }
}

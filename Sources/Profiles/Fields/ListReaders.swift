// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads the sections whose entries are a line or two: certificates, interests, references, projects and the like.
struct ListReaders {
    let lexicons: Lexicons
    let dates: DateScanner
    let places: PlaceReader

    // MARK: Certificates, awards, publications

    /// One draft a line: `name`, `issuer`, `date`.
    func certificates(_ lines: [CVLine]) -> [Draft] {
        var drafts: [Draft] = []
        var pendingDate: (CVLine, DateScanner.Match)?
        for (text, line) in wrapped(SkillsReader.joined(lines)) {
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
            drafts.append(draft)
        }
        return drafts
    }

    /// `First aid, 2022 • PRINCE2, Axelos, 2021`: the parts of a line, where at least two of them have their date.
    private func datedParts(_ line: CVLine) -> [String] {
        guard line.dates.count > 1 else { return [] }
        let parts = Text.split(line.text, at: ["•", "·", "|", ";"]).map { Text.tidy($0) }
        return parts.count(where: { !dates.matches(in: $0).isEmpty }) > 1 ? parts : []
    }

    /// Names that go on in the next line: without date, as wide as the list, where nearly all others have their date.
    private func wrapped(_ items: [(text: String, line: CVLine)]) -> [(text: String, line: CVLine)] {
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

    /// `BLS, ACLS, PALS`: several certificates on one line.
    private func acronyms(_ line: CVLine) -> [Draft]? {
        let parts = Text.split(line.text, at: [",", ";"]).map { Text.tidy($0) }
        guard parts.count > 1, line.dates.isEmpty,
            parts.allSatisfy({ (2...6).contains($0.count) && Text.isCapitals($0) && !$0.contains(" ") })
        else { return nil }
        return parts.map { Draft(fields: [.name: Found($0, line: line.index, confidence: 0.75)]) }
    }

    private func startsWithDate(_ lines: [CVLine]) -> Bool { lines.first { !$0.isOrnament }?.isOnlyDate == true }

    private func setDate(_ match: DateScanner.Match, line: CVLine, _ draft: inout Draft) {
        guard let date = match.start ?? match.end else { return }
        draft[.date] = Found(
            date.iso,
            line: line.index,
            quote: String(line.text[match.range]),
            confidence: 0.9,
            derivation: .date
        )
    }

    private func certificate(_ line: CVLine) -> Draft? {
        guard line.text.contains(where: \.isLetter), line.words.count <= 24 else { return nil }
        if lexicons[.licences].contains(line.text) { return nil }
        var draft = Draft()
        if let match = line.edgeDate ?? line.dates.last { setDate(match, line: line, &draft) }
        let text = Text.tidy(Self.closingBrackets(Piece.withoutDates(line)))
        // A bracket that never closes may hold the tab in place of a date.
        let parts = Text.split(text, at: [",", "\t", "|", "–", "—", "•"]).flatMap { $0.split(separator: "\t") }
            .map { Text.tidy($0) }.filter { !$0.isEmpty }
        guard let first = parts.first else { return nil }
        var name = first
        if let open = first.firstIndex(of: "("), first.hasSuffix(")"), Text.wordCount(first[open...]) <= 5,
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
    private static func closingBrackets(_ text: String) -> String {
        guard text.contains("\t") else { return text }
        return text.reduce(into: "") { result, character in
            if character == ")", let end = result.lastIndex(where: { !$0.isWhitespace && $0 != "," }),
                result[end...].contains("\t"), result[end] != "("
            {
                result = String(result[...end])
            }
            result.append(character)
        }
    }

    private func isIssuer(_ bracketed: String) -> Bool {
        bracketed.dropFirst().first?.isUppercase == true && !bracketed.contains(where: \.isNumber)
            && !(Text.isCapitals(bracketed) && bracketed.count <= 7)
    }

    // MARK: Interests

    func interests(_ lines: [CVLine]) -> [Draft] {
        var drafts: [Draft] = []
        for (text, line) in SkillsReader.joined(lines) {
            if let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 4 {
                var draft = Draft(fields: [.name: Found(Text.tidy(text[..<colon]), line: line.index, confidence: 0.8)])
                draft.keywords = SkillsReader.items(of: Text.trim(text[text.index(after: colon)...])).map {
                    Found(Text.tidy($0), line: line.index, confidence: 0.8)
                }
                draft.keywords.removeAll(where: \.value.isEmpty)
                drafts.append(draft)
                continue
            }
            for item in SkillsReader.items(of: text) {
                let tidy = Text.trim(Text.tidy(item), ".")
                guard tidy.contains(where: \.isLetter), tidy.count <= 120 else { continue }
                drafts.append(Draft(fields: [.name: Found(tidy, line: line.index, confidence: 0.85)]))
            }
        }
        return drafts
    }

    // MARK: References

    func references(_ lines: [CVLine]) -> [Draft] {
        SkillsReader.joined(lines).compactMap { text, line in
            guard text.contains(where: \.isLetter), !Self.isPromise(text) else { return nil }
            let parts = Text.split(text, at: [",", "–", "—", "(", "|", ":"])
            guard let first = parts.first, Text.wordCount(first) <= 6 else {
                return Draft(fields: [.reference: Found(text, line: line.index, confidence: 0.7)])
            }
            var draft = Draft(fields: [.name: Found(Text.tidy(first), line: line.index, confidence: 0.8)])
            if parts.count > 1 { draft[.reference] = Found(text, line: line.index, confidence: 0.8) }
            return draft
        }
    }

    /// 'Available on request', 'Sur demande'.
    private static func isPromise(_ text: String) -> Bool {
        let key = Folding.key(text)
        return key.contains("on request") || key.contains("upon request") || key.contains("sur demande")
    }

    // MARK: Projects

    func projects(_ sections: [Section]) -> [Draft] {
        sections.flatMap { section -> [Draft] in
            let entries = EntryFinder(dates: dates).entries(of: section.lines)
            return entries.flatMap { $0.header.isEmpty ? $0.items.compactMap(bullet) : [project($0)].compactMap { $0 } }
        }
    }

    private func bullet(_ item: (text: String, quote: String, line: Int, isBullet: Bool)) -> Draft? {
        named(item.text, quote: item.quote, line: item.line)
    }

    /// `Name : what it is`, `Name – what it is`, or a name alone.
    private func named(_ text: String, quote: String, line: Int) -> Draft? {
        for separator in [" : ", ": ", " – ", " — ", " - ", ", "] {
            guard let range = text.range(of: separator), Text.wordCount(text[..<range.lowerBound]) <= 8 else {
                continue
            }
            var draft = Draft(fields: [.name: Found(Text.tidy(text[..<range.lowerBound]), line: line, confidence: 0.85)]
            )
            let rest = Text.trim(text[range.upperBound...])
            if !rest.isEmpty { draft[.description] = Found(rest, line: line, confidence: 0.85) }
            return draft
        }
        return text.isEmpty
            ? nil : Draft(fields: [.name: Found(Text.tidy(text), line: line, quote: quote, confidence: 0.7)])
    }

    private func project(_ entry: Entry) -> Draft? {
        guard let line = entry.header.first(where: { !$0.isOnlyDate }) else { return nil }
        guard var draft = named(Text.tidy(Piece.withoutDates(line)), quote: line.text, line: line.index) else {
            return nil
        }
        PeriodReader.work(entry, into: &draft)
        for other in entry.header where other.index != line.index && !other.isOnlyDate {
            if draft[.description] == nil {
                draft[.description] = Found(Text.tidy(Piece.withoutDates(other)), line: other.index, confidence: 0.7)
            }
        }
        for field in [Draft.Field.name, .description] { keepOneSide(field, of: &draft) }
        draft.highlights = entry.items.map { Found($0.text, line: $0.line, quote: $0.quote, confidence: 0.8) }
        draft.lines = (entry.header + entry.body).map(\.index)
        return draft
    }

    /// What stands on both sides of a date is no one value: the document does not say it in one.
    private func keepOneSide(_ field: Draft.Field, of draft: inout Draft) {
        guard let found = draft[field], found.value.contains("\t") else { return }
        let sides = found.value.split(separator: "\t").map { Text.tidy($0) }
        draft[field] = sides.first { $0.contains { $0.isLetter || $0.isNumber } }.map {
            Found($0, line: found.line, confidence: found.confidence)
        }
    }

    // MARK: Summary

    /// The lines of a summary as one text: the longest of them between which nothing else stands.
    ///
    /// `all` are those of the document, which say whether a line that is missing had words.
    func summary(_ lines: [CVLine], of all: [CVLine], skipping taken: Set<Int>) -> Found? {
        var runs: [[CVLine]] = []
        for line in lines where !line.isOrnament && !taken.contains(line.index) {
            if let last = runs.last?.last, last.index < line.index, !line.isCut,
                all[(last.index + 1)..<line.index].allSatisfy({ $0.isOrnament || $0.isMargin })
            {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
        let texts = runs.map { $0.map(\.text).joined(separator: " ") }
        guard let longest = texts.indices.max(by: { (texts[$0].utf8.count, -$0) < (texts[$1].utf8.count, -$1) }) else {
            return nil
        }
        return Found(texts[longest], line: runs[longest][0].index, quote: texts[longest], confidence: 0.85)
    }
}

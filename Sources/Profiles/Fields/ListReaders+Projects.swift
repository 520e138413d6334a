// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Projects, with what labels say of them.
extension ListReaders {
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
            if take(label: other.text, quote: other.text, line: other.index, &draft) { continue }
            if draft[.description] == nil {
                draft[.description] = Found(Text.tidy(Piece.withoutDates(other)), line: other.index, confidence: 0.7)
            }
        }
        for field in [Draft.Field.name, .description] { keepOneSide(field, of: &draft) }
        draft[.url] = EntryLinks.url(of: entry.header)
        for item in entry.items where !take(label: item.text, quote: item.quote, line: item.line, &draft) {
            draft.highlights.append(Found(item.text, line: item.line, quote: item.quote, confidence: 0.8))
        }
        if draft[.url] == nil { draft[.url] = EntryLinks.url(of: entry.body) }
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

    /// `Technologies : Swift, SQLite`, `Client: Acme`, `https://…`: whether an item says one fact of the project.
    private func take(label text: String, quote: String, line: Int, _ draft: inout Draft) -> Bool {
        if draft[.url] == nil, let address = EntryLinks.printed(in: text), Text.wordCount(text) <= 3 {
            draft[.url] = Found(address, line: line, quote: quote, confidence: 0.9)
            return true
        }
        guard let (name, raw) = EntryLabels(lexicons: lexicons).named(text) else { return false }
        let value = Text.trim(raw, ".")
        guard !value.isEmpty else { return false }
        func found(_ value: String) -> Found { Found(value, line: line, quote: quote, confidence: 0.85) }
        switch name {
        case "keywords": draft.keywords += SkillsReader.items(of: value).map { found(Text.tidy($0)) }
        case "roles": draft.roles += SkillsReader.items(of: value).map { found(Text.tidy($0)) }
        case "entity" where draft[.entity] == nil: draft[.entity] = found(value)
        case "type" where draft[.type] == nil: draft[.type] = found(value)
        case "url" where draft[.url] == nil:
            guard let address = ContactReader.addresses(in: value).first else { return false }
            draft[.url] = found(address)
        default: return false
        }
        return true
    }
}

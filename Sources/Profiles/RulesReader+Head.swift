// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

extension RulesReader {
    /// Name, contact, place, summary, and what must stay out.
    func readHead(_ draft: inout ProfileDraft, document: Document) {
        draft.licences = LicenceReader(lexicons: lexicons).read(draft.lines)
        withhold(&draft)
        draft.hasPhoto = hasPhoto(document)
        claimContactBlock(&draft)
        let head = draft.headLines
        let others = draft.sections.filter { ![nil, .contact, .references].contains($0.kind) && $0.kind != .work }
            .flatMap(\.lines)
        let reader = ContactReader(lexicons: lexicons)
        draft.contact = reader.read(head)
        if draft.contact.email == nil {
            let rest = reader.read(draft.sections.filter { $0.kind != .references }.flatMap(\.lines))
            draft.contact.email = rest.email
        }
        reader.complete(&draft.contact, with: draft.linkedLines)
        draft.place = places.read(head)
        let country = draft.place.country?.value
        let language = language(of: draft.lines)
        let phones = PhoneReader(lexicons: lexicons)
        draft.phone =
            phones.read(head, country: country, language: language)
            ?? phones.links(draft.linkedLines, country: country, language: language)
            ?? phones.read(others, country: country, language: language)
        readName(&draft, document: document)
        readSummary(&draft)
    }

    /// A contact block at the end of the document or inside another section becomes a section of its own.
    ///
    /// Only when the head has no address: the lines of the block (up to five each way) that holds the first e-mail.
    private func claimContactBlock(_ draft: inout ProfileDraft) {
        guard !draft.headLines.contains(where: { !ContactReader.emails(in: $0.source.text).isEmpty }) else { return }
        guard
            let place = draft.sections.firstIndex(where: { section in
                section.kind != .references && section.kind != .work
                    && section.lines.contains { !ContactReader.emails(in: $0.source.text).isEmpty }
            }),
            let line = draft.sections[place].lines.first(where: { !ContactReader.emails(in: $0.source.text).isEmpty })
        else { return }
        let near = draft.sections[place].lines.filter {
            $0.source.block == line.source.block && abs($0.index - line.index) <= 5 && $0.edgeDate == nil
        }
        let claimed = Set(near.map(\.index))
        draft.sections[place].lines.removeAll { claimed.contains($0.index) }
        draft.sections.insert(Section(lines: near), at: 0)
    }

    private func readName(_ draft: inout ProfileDraft, document: Document) {
        let names = NameReader(lexicons: lexicons, places: places)
        let email = draft.contact.email?.value
        var candidate = names.name(in: draft.sections, email: email, author: document.metadata.author)
        if candidate == nil, let email, let place = names.place(of: email, in: draft.sections) {
            // The main column begins within a section of the side column.
            let lines = draft.sections[place.section].lines
            draft.sections[place.section].lines = Array(lines[..<place.line])
            draft.sections.insert(Section(lines: Array(lines[place.line...])), at: place.section + 1)
            candidate = names.name(in: draft.sections, email: email, author: document.metadata.author)
            if draft.place.city == nil { draft.place = places.read(draft.headLines) }
        }
        draft.name = candidate?.name
        var taken = draft.contact.lines
        for line in [draft.place.line, draft.phone?.line].compactMap({ $0 }) { taken.insert(line) }
        draft.label = names.label(near: candidate, in: draft.sections, taken: taken)
    }

    private func readSummary(_ draft: inout ProfileDraft) {
        let lists = ListReaders(lexicons: lexicons, dates: dates, places: places)
        if let section = draft.sections(.summary).first {
            draft.summary = lists.summary(section.lines, of: draft.lines, skipping: draft.contact.lines)
            return
        }
        // Without a title: a sentence of the head.
        let head = draft.sections.filter { $0.kind == nil }.flatMap(\.lines)
        let prose = head.filter {
            ($0.text.hasSuffix(".") || $0.words.count >= 10) && $0.words.count >= 5 && $0.index != draft.phone?.line
                && $0.index != draft.place.line && $0.index != draft.label?.line
                && !draft.contact.lines.contains($0.index)
        }
        guard let first = prose.first else { return }
        let block = head.filter { $0.source.block == first.source.block && $0.index >= first.index }
        draft.summary = lists.summary(block, of: draft.lines, skipping: draft.contact.lines)
    }
}

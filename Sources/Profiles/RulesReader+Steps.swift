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

    /// The sections' entries.
    func readSections(_ draft: inout ProfileDraft) {
        let works = WorkReader(lexicons: lexicons, places: places, dates: dates)
        let (studies, certificates, jobs) = EducationReader(lexicons: lexicons, places: places, dates: dates).read(
            draft.sections(.education)
        )
        draft.education = studies
        if draft.sections(.education).isEmpty { moveStudies(in: &draft) }
        let positions = works.read(draft.sections(.work)) + works.read([Section(kind: .work, lines: jobs)])
        draft.work = positions.filter { !isVoluntary($0, in: draft.lines) }
        draft.volunteer = works.read(draft.sections(.volunteer)) + positions.filter { isVoluntary($0, in: draft.lines) }
        draft.projects = ListReaders(lexicons: lexicons, dates: dates, places: places).projects(
            draft.sections(.projects)
        )
        readLists(&draft, furtherCertificates: certificates)
    }

    /// Diplomas among the positions, where nothing else tells of studies.
    private func moveStudies(in draft: inout ProfileDraft) {
        let reader = EducationReader(lexicons: lexicons, places: places, dates: dates)
        for place in draft.sections.indices where draft.sections[place].kind == .work {
            let (studies, lines) = reader.studies(amongPositions: draft.sections[place].lines)
            let taken = Set(lines.map(\.index))
            draft.education += studies
            draft.sections[place].lines.removeAll { taken.contains($0.index) }
        }
    }

    /// Whether an entry among the positions says of itself that it is voluntary: `Treasurer, Choir (volunteer)`.
    private func isVoluntary(_ position: Draft, in lines: [CVLine]) -> Bool {
        let words = lexicons[.sectionWords]
        func isVoluntary(_ word: String) -> Bool { words.entry(key: word)?.canonical == SectionKind.volunteer.rawValue }
        if let title = position[.position].map({ Folding.words($0.value) }), let first = title.first,
            let last = title.last,
            isVoluntary(first)
                || isVoluntary(last) && title.count > 1 && !["de", "des", "of"].contains(title[title.count - 2])
        {
            return true
        }
        guard let header = position.lines.first.map({ lines[$0].text }) else { return false }
        return header.split(separator: "(").dropFirst().contains { part in
            let bracket = Folding.words(String(part.prefix { $0 != ")" }))
            return bracket.count <= 2 && bracket.contains(where: isVoluntary)
        }
    }

    /// The sections whose entries are a line or two.
    func readLists(_ draft: inout ProfileDraft, furtherCertificates: [CVLine] = []) {
        let lists = ListReaders(lexicons: lexicons, dates: dates, places: places)
        draft.skills = SkillsReader(lexicons: lexicons).read(draft.sections(.skills))
        draft.certificates = lists.certificates(draft.sections(.certificates).flatMap(\.lines) + furtherCertificates)
        draft.awards = lists.certificates(draft.sections(.awards).flatMap(\.lines), describes: true)
        draft.publications = lists.certificates(
            draft.sections(.publications).flatMap(\.lines),
            describes: true
        )
        draft.interests = lists.interests(draft.sections(.interests).flatMap(\.lines))
        draft.references = lists.references(draft.sections(.references).flatMap(\.lines))
        readLanguages(&draft)
    }

    private func readLanguages(_ draft: inout ProfileDraft) {
        let reader = LanguagesReader(lexicons: lexicons)
        draft.languages = reader.read(draft.sections(.languages).flatMap(\.lines))
        for certificate in draft.certificates {
            guard let name = certificate[.name], reader.isTest(name.value) else { continue }
            reader.attach(test: name.value, line: name.line, to: &draft.languages)
        }
        draft.certificates.removeAll { $0[.name].map { reader.isTest($0.value) } ?? false }
    }

    /// `fr`, `en` or another code, by the words that only one language has; `nil` for too little text.
    func language(of lines: [CVLine]) -> String? {
        let tests = lexicons[.languageTests]
        var counts: [String: Int] = [:]
        var shared: [String: Int] = [:]
        var seen = 0
        for line in lines {
            for word in line.words {
                if let entry = tests.entry(key: word), let code = entry.attributes["iso"] {
                    if entry.attributes["shared"] == nil { counts[code, default: 0] += 1 }
                    if entry.attributes["shared"] != nil { shared[code, default: 0] += 1 }
                }
                seen += 1
            }
            if seen > 3_000 { break }
        }
        func best() -> (code: String, count: Int)? {
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
        }
        // Words that several languages have count for one alone once none of the others shows by words of its own.
        if let own = best(), own.count >= 3, Self.known.contains(own.code) == false { return own.code }
        counts.merge(shared) { $0 + $1 }
        guard let found = best(), found.count >= 3 else { return nil }
        return found.code
    }

    /// Whether the words or the letters are those of a language that the lexicons do not have.
    func isForeign(_ lines: [CVLine]) -> Bool {
        if let code = language(of: lines) { return !Self.known.contains(code) }
        var letters = 0
        var others = 0
        for scalar in lines.prefix(500).lazy.flatMap(\.text.unicodeScalars) where scalar.properties.isAlphabetic {
            letters += 1
            // Latin letters with all their accents end before the Greek block; so do those of phonetics.
            if scalar.value >= 0x370, !(0x1E00...0x1EFF).contains(scalar.value), scalar.value < 0xFB00 { others += 1 }
        }
        return letters >= 20 && others * 2 > letters
    }

    private static let known: Set<String> = ["fr", "en"]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// The steps that read the sections.
extension RulesReader {
    /// The sections' entries.
    func readSections(_ draft: inout ProfileDraft) {
        let works = WorkReader(lexicons: lexicons, places: places, dates: dates)
        let education = EducationReader(lexicons: lexicons, places: places, dates: dates).read(
            draft.sections(.education)
        )
        draft.entries.education = education.studies
        if draft.sections(.education).isEmpty { moveStudies(in: &draft) }
        let positions =
            works.read(draft.sections(.work)) + works.read([Section(kind: .work, lines: education.positions)])
        draft.entries.work = positions.filter { !isVoluntary($0, in: draft.lines) }
        draft.entries.volunteer =
            works.read(draft.sections(.volunteer)) + positions.filter { isVoluntary($0, in: draft.lines) }
        draft.entries.projects = ListReaders(lexicons: lexicons, dates: dates, places: places).projects(
            draft.sections(.projects)
        )
        readLists(&draft, furtherCertificates: education.certificates)
    }

    /// Diplomas among the positions, where nothing else tells of studies.
    func moveStudies(in draft: inout ProfileDraft) {
        let reader = EducationReader(lexicons: lexicons, places: places, dates: dates)
        for place in draft.sections.indices where draft.sections[place].kind == .work {
            let (studies, lines) = reader.studies(amongPositions: draft.sections[place].lines)
            let taken = Set(lines.map(\.index))
            draft.entries.education += studies
            draft.sections[place].lines.removeAll { taken.contains($0.index) }
        }
    }

    /// Whether an entry among the positions says of itself that it is voluntary: `Treasurer, Choir (volunteer)`.
    func isVoluntary(_ position: Draft, in lines: [CVLine]) -> Bool {
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
        draft.entries.skills = SkillsReader(lexicons: lexicons).read(draft.sections(.skills))
        draft.entries.certificates = lists.certificates(
            draft.sections(.certificates).flatMap(\.lines) + furtherCertificates
        )
        draft.entries.awards = lists.certificates(draft.sections(.awards).flatMap(\.lines), describes: true)
        draft.entries.publications = lists.certificates(
            draft.sections(.publications).flatMap(\.lines),
            describes: true
        )
        draft.entries.interests = lists.interests(draft.sections(.interests).flatMap(\.lines))
        draft.entries.references = lists.references(draft.sections(.references).flatMap(\.lines))
        readLanguages(&draft)
    }

    func readLanguages(_ draft: inout ProfileDraft) {
        let reader = LanguagesReader(lexicons: lexicons)
        draft.entries.languages = reader.read(draft.sections(.languages).flatMap(\.lines))
        for certificate in draft.entries.certificates {
            guard let name = certificate[.name], reader.isTest(name.value) else { continue }
            reader.attach(test: name.value, line: name.line, to: &draft.entries.languages)
        }
        draft.entries.certificates.removeAll { $0[.name].map { reader.isTest($0.value) } ?? false }
    }
}

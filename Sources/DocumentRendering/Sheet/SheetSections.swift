// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// The sections of a profile, those without content left out.
struct SheetSections {
    typealias Entry = ProfileSheet.Entry
    typealias Item = ProfileSheet.Item

    let profile: Profile
    let labels: SectionLabels
    let language: RenderLanguage

    init(_ profile: Profile, labels: SectionLabels, language: RenderLanguage) {
        self.profile = profile
        self.labels = labels
        self.language = language
    }

    var sections: [ProfileSheet.Section] {
        let all: [(String, String, [Item])] = [
            ("summary", labels.summary, paragraphs(profile.basics?.summary).map(Item.paragraph)),
            ("skills", labels.skills, skills), ("work", labels.work, entries(profile.work, work)),
            ("projects", labels.projects, entries(profile.projects, project)),
            ("education", labels.education, entries(profile.education, study)),
            ("certificates", labels.certificates, (profile.certificates ?? []).compactMap(certificate)),
            ("languages", labels.languages, languages),
            ("publications", labels.publications, entries(profile.publications, publication)),
            ("awards", labels.awards, entries(profile.awards, award)),
            ("volunteer", labels.volunteer, entries(profile.volunteer, engagement)),
            ("interests", labels.interests, interests), ("references", labels.references, references),
            ("licences", labels.licences, words(texts(profile.greffier?.licences ?? []))),
        ]
        return all.filter { !$0.2.isEmpty }.map { .init(name: $0.0, heading: $0.1, content: $0.2) }
    }

    private func entries<Value>(_ values: [Value]?, _ entry: (Value) -> Entry) -> [Item] {
        (values ?? []).map(entry).filter { $0 != Entry() }.map(Item.entry)
    }

    // MARK: Entries

    private func work(_ work: Profile.Work) -> Entry {
        var entry = titled(work.position, work.name)
        entry.place = text(work.location)
        entry.period = period(work.startDate, work.endDate, isOpen: work.greffier?.current ?? true)
        entry.paragraphs = paragraphs(work.description) + paragraphs(work.summary)
        entry.points = texts(work.highlights ?? [])
        entry.link = link(work.url)
        return entry
    }

    private func project(_ project: Profile.Project) -> Entry {
        var entry = titled(project.name, project.entity)
        entry.place = texts(project.roles ?? []).joined(separator: ", ")
        entry.period = period(project.startDate, project.endDate, isOpen: false)
        entry.paragraphs = paragraphs(project.description)
        entry.points = texts(project.highlights ?? [])
        entry.keywords = texts(project.keywords ?? [])
        entry.link = link(project.url)
        return entry
    }

    private func study(_ study: Profile.Education) -> Entry {
        let degree = texts([study.studyType, study.area]).joined(separator: " ")
        var entry = titled(degree, study.institution)
        entry.place = text(study.score)
        entry.period = period(study.startDate, study.endDate)
        entry.points = texts(study.courses ?? [])
        entry.link = link(study.url)
        return entry
    }

    /// On a line, so that a certificate without a date is not taken for the issuer of the one before.
    private func certificate(_ certificate: Profile.Certificate) -> Item? {
        let date = period(certificate.date, nil, isOpen: false)?.text
        let words = texts([certificate.name, certificate.issuer, date])
        return words.isEmpty ? nil : .line(words.joined(separator: ", "), link: link(certificate.url))
    }

    private func publication(_ publication: Profile.Publication) -> Entry {
        var entry = titled(publication.name, publication.publisher)
        entry.period = period(publication.releaseDate, nil, isOpen: false)
        entry.paragraphs = paragraphs(publication.summary)
        entry.link = link(publication.url)
        return entry
    }

    private func award(_ award: Profile.Award) -> Entry {
        var entry = titled(award.title, award.awarder)
        entry.period = period(award.date, nil, isOpen: false)
        entry.paragraphs = paragraphs(award.summary)
        return entry
    }

    private func engagement(_ engagement: Profile.Volunteer) -> Entry {
        var entry = titled(engagement.position, engagement.organization)
        entry.period = period(engagement.startDate, engagement.endDate)
        entry.paragraphs = paragraphs(engagement.summary)
        entry.points = texts(engagement.highlights ?? [])
        entry.link = link(engagement.url)
        return entry
    }

    // MARK: Lists

    /// Groups under their names, then the skills that stand alone.
    private var skills: [Item] {
        var groups: [Item] = []
        var single: [String] = []
        for skill in profile.skills ?? [] {
            let name = texts([skill.name, skill.level.map { "(\($0))" }]).joined(separator: " ")
            let keywords = texts(skill.keywords ?? [])
            if keywords.isEmpty {
                single.append(name)
            } else {
                groups.append(name.isEmpty ? .words(keywords) : .pair(name, keywords.joined(separator: ", ")))
            }
        }
        single.removeAll(where: \.isEmpty)
        if single.isEmpty { return groups }
        return groups.isEmpty ? [.words(single)] : groups + [.pair(labels.otherSkills, single.joined(separator: ", "))]
    }

    private var languages: [Item] {
        (profile.languages ?? []).map { item -> Item in
            let cefr = item.greffier?.cefr == "native" ? native : item.greffier?.cefr
            return .pair(text(item.language), texts([item.fluency]).first ?? cefr ?? "")
        }.filter { $0 != .pair("", "") }
    }

    private var native: String { language == .french ? "langue maternelle" : "native" }

    private var interests: [Item] {
        words(
            (profile.interests ?? []).map { item in
                let keywords = texts(item.keywords ?? []).joined(separator: ", ")
                let name = text(item.name)
                return name.isEmpty || keywords.isEmpty ? name + keywords : "\(name) (\(keywords))"
            }.filter { !$0.isEmpty }
        )
    }

    private var references: [Item] {
        (profile.references ?? []).compactMap { item in
            let name = text(item.name)
            let words = ReferenceText.withoutName(paragraphs(item.reference).joined(separator: " "), name: name)
            if name.isEmpty || words.isEmpty { return name + words == "" ? nil : .paragraph(name + words) }
            return .pair(name, words)
        }
    }

    private func words(_ words: [String]) -> [Item] { words.isEmpty ? [] : [.words(words)] }

    // MARK: Texts

    /// An entry under its title, or under the body where it has none.
    private func titled(_ title: String?, _ body: String?) -> Entry {
        var entry = Entry()
        let names = texts([title, body])
        entry.title = names.first ?? ""
        entry.body = names.count > 1 ? names[1] : ""
        return entry
    }

    private func period(_ start: String?, _ end: String?, isOpen: Bool = true) -> ProfileSheet.Period? {
        let start = texts([start]).first
        let end = texts([end]).first
        let shown = PeriodText.text(start: start, end: end, isOpen: isOpen, language: language)
        guard !shown.isEmpty else { return nil }
        func iso(_ date: String?) -> String? { date.flatMap { PartialDate($0) == nil ? nil : $0 } }
        return .init(text: shown, start: iso(start), end: iso(end))
    }

    private func link(_ address: String?) -> String? { texts([address]).first.flatMap(PDFLink.web) }

    private func text(_ value: String?) -> String { CleanText.line(value ?? "") }

    private func texts(_ values: [String?]) -> [String] { values.map(text).filter { !$0.isEmpty } }

    /// The lines of a text that people wrote with line breaks.
    private func paragraphs(_ value: String?) -> [String] {
        CleanText.lines(value ?? "").split(separator: "\n").map { CleanText.line(String($0)) }.filter { !$0.isEmpty }
    }
}

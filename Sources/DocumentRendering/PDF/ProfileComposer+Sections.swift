// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension ProfileComposer {
    func addSummary() {
        let paragraphs = paragraphs(profile.basics?.summary)
        guard !paragraphs.isEmpty else { return }
        addSection(labels.summary)
        for (index, text) in paragraphs.enumerated() {
            var placement = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth)
            placement.followsDirection = true
            let lines = builder.lines([.init(text: text, style: theme.body)], placement)
            builder.append(side: lines, main: [], spaceBefore: index == 0 ? 0 : 4, pitch: 14.2)
        }
    }

    func addSkills() {
        var groups: [(name: String, text: String)] = []
        var single: [String] = []
        for skill in profile.skills ?? [] {
            let name = texts([skill.name, skill.level.map { "(\($0))" }]).joined(separator: " ")
            let keywords = texts(skill.keywords ?? [])
            if keywords.isEmpty { single.append(name) } else { groups.append((name, keywords.joined(separator: ", "))) }
        }
        single.removeAll(where: \.isEmpty)
        guard !groups.isEmpty || !single.isEmpty else { return }
        addSection(labels.skills)
        for (index, group) in groups.enumerated() { addPair(group.name, group.text, isFirst: index == 0) }
        guard !single.isEmpty else { return }
        let text = single.joined(separator: ", ")
        if groups.isEmpty { addWide(text) } else { addPair(labels.otherSkills, text, isFirst: false) }
    }

    func addWork() {
        let works = profile.work ?? []
        guard !works.isEmpty else { return }
        addSection(labels.work)
        for (index, work) in works.enumerated() {
            var entry = Entry()
            entry.side = period(work.startDate, work.endDate, isOpen: work.greffier?.current ?? true)
            let employer = texts([work.name])
            entry.title = texts([work.position]).first ?? employer.first ?? ""
            let shown = texts([work.position]).isEmpty ? [] : employer
            entry.subtitle = subtitle(shown, texts([work.location]))
            entry.about = paragraphs(work.description)
            entry.notes = paragraphs(work.summary)
            entry.bullets = texts(work.highlights ?? [])
            entry.link = texts([work.url]).first.flatMap(PDFLink.web)
            let outline = texts([work.position, work.name]).joined(separator: " – ")
            add(entry, isFirst: index == 0, outline: outline)
        }
    }

    func addProjects() {
        let projects = profile.projects ?? []
        guard !projects.isEmpty else { return }
        addSection(labels.projects)
        for (index, project) in projects.enumerated() {
            var entry = Entry()
            entry.side = period(project.startDate, project.endDate, isOpen: false)
            entry.title = texts([project.name]).first ?? ""
            entry.subtitle = subtitle(texts([project.entity]), texts(project.roles ?? []))
            entry.notes = paragraphs(project.description)
            let keywords = texts(project.keywords ?? [])
            if !keywords.isEmpty { entry.notes.append(keywords.joined(separator: ", ")) }
            if let url = texts([project.url]).first { entry.notes.append(url) }
            entry.bullets = texts(project.highlights ?? [])
            entry.link = texts([project.url]).first.flatMap(PDFLink.web)
            add(entry, isFirst: index == 0)
        }
    }

    func addEducation() {
        let courses = profile.education ?? []
        guard !courses.isEmpty else { return }
        addSection(labels.education)
        for (index, course) in courses.enumerated() {
            var entry = Entry()
            entry.side = period(course.startDate, course.endDate)
            let degree = texts([course.studyType, course.area]).joined(separator: " ")
            let institution = texts([course.institution])
            entry.title = degree.isEmpty ? institution.first ?? "" : degree
            entry.subtitle = subtitle(degree.isEmpty ? [] : institution, texts([course.score]))
            entry.bullets = texts(course.courses ?? [])
            entry.link = texts([course.url]).first.flatMap(PDFLink.web)
            add(entry, isFirst: index == 0)
        }
    }

    func addVolunteer() {
        let items = profile.volunteer ?? []
        guard !items.isEmpty else { return }
        addSection(labels.volunteer)
        for (index, item) in items.enumerated() {
            var entry = Entry()
            entry.side = period(item.startDate, item.endDate)
            let organization = texts([item.organization])
            entry.title = texts([item.position]).first ?? organization.first ?? ""
            entry.subtitle = subtitle(texts([item.position]).isEmpty ? [] : organization, [])
            entry.notes = paragraphs(item.summary)
            entry.bullets = texts(item.highlights ?? [])
            add(entry, isFirst: index == 0)
        }
    }

    // MARK: Helpers

    func period(_ start: String?, _ end: String?, isOpen: Bool = true) -> String {
        PeriodText.text(start: texts([start]).first, end: texts([end]).first, isOpen: isOpen, language: language)
    }

    /// A name in the accent colour, then what is said beside it in grey.
    func subtitle(_ strong: [String], _ plain: [String]) -> [TextShaper.Run] {
        guard !strong.isEmpty || !plain.isEmpty else { return [] }
        let separator = strong.isEmpty || plain.isEmpty ? "" : " · "
        return [
            .init(text: strong.joined(separator: " · "), style: theme.entrySubtitle),
            .init(text: separator + plain.joined(separator: " · "), style: theme.note),
        ]
    }

    /// The lines of a text that people wrote with line breaks, as paragraphs.
    func paragraphs(_ text: String?) -> [String] {
        CleanText.lines(text ?? "").split(separator: "\n").map { CleanText.line(String($0)) }.filter { !$0.isEmpty }
    }

    func addWide(_ text: String, isFirst: Bool = true) {
        let placement = FlowBuilder.Placement(x: theme.left, width: theme.contentWidth)
        builder.append(
            side: builder.lines([.init(text: text, style: theme.body)], placement),
            main: [],
            spaceBefore: isFirst ? 0 : 3.5
        )
    }
}

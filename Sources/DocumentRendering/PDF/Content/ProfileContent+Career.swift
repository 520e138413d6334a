// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Sections of entries with periods.
extension ProfileContent {
    var work: ContentSection? {
        entries(.work, labels.work, profile.work) { work in
            var entry = ContentSection.Entry()
            entry.period = period(work.startDate, work.endDate, isOpen: work.greffier?.current ?? true)
            let employer = texts([work.name])
            entry.title = texts([work.position]).first ?? employer.first ?? ""
            entry.names = texts([work.position]).isEmpty ? [] : employer
            entry.details = texts([work.location])
            entry.about = paragraphs(work.description)
            entry.notes = paragraphs(work.summary)
            entry.bullets = texts(work.highlights ?? [])
            entry.link = texts([work.url]).first.flatMap(PDFLink.web)
            entry.outline = texts([work.position, work.name]).joined(separator: " – ")
            return entry
        }
    }

    var projects: ContentSection? {
        entries(.projects, labels.projects, profile.projects) { project in
            var entry = ContentSection.Entry()
            entry.period = period(project.startDate, project.endDate, isOpen: false)
            entry.title = texts([project.name]).first ?? ""
            entry.names = texts([project.entity])
            entry.details = texts(project.roles ?? [])
            entry.notes = paragraphs(project.description)
            let keywords = texts(project.keywords ?? [])
            if !keywords.isEmpty { entry.notes.append(keywords.joined(separator: ", ")) }
            if let url = texts([project.url]).first { entry.notes.append(url) }
            entry.bullets = texts(project.highlights ?? [])
            entry.link = texts([project.url]).first.flatMap(PDFLink.web)
            return entry
        }
    }

    var education: ContentSection? {
        entries(.education, labels.education, profile.education) { course in
            var entry = ContentSection.Entry()
            entry.period = period(course.startDate, course.endDate)
            let degree = texts([course.studyType, course.area]).joined(separator: " ")
            let institution = texts([course.institution])
            entry.title = degree.isEmpty ? institution.first ?? "" : degree
            entry.names = degree.isEmpty ? [] : institution
            entry.details = texts([course.score])
            entry.bullets = texts(course.courses ?? [])
            entry.link = texts([course.url]).first.flatMap(PDFLink.web)
            return entry
        }
    }

    var volunteer: ContentSection? {
        entries(.volunteer, labels.volunteer, profile.volunteer) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.startDate, item.endDate)
            let organization = texts([item.organization])
            entry.title = texts([item.position]).first ?? organization.first ?? ""
            entry.names = texts([item.position]).isEmpty ? [] : organization
            entry.notes = paragraphs(item.summary)
            entry.bullets = texts(item.highlights ?? [])
            return entry
        }
    }

    var publications: ContentSection? {
        entries(.publications, labels.publications, profile.publications) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.releaseDate, nil, isOpen: false)
            entry.title = texts([item.name]).first ?? ""
            entry.names = texts([item.publisher])
            entry.notes = paragraphs(item.summary)
            entry.link = texts([item.url]).first.flatMap(PDFLink.web)
            return entry
        }
    }

    var awards: ContentSection? {
        entries(.awards, labels.awards, profile.awards) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.date, nil, isOpen: false)
            entry.title = texts([item.title]).first ?? ""
            entry.names = texts([item.awarder])
            entry.notes = paragraphs(item.summary)
            return entry
        }
    }

    private func entries<Item>(
        _ kind: ContentSection.Kind,
        _ title: String,
        _ items: [Item]?,
        _ entry: (Item) -> ContentSection.Entry
    ) -> ContentSection? {
        guard let items, !items.isEmpty else { return nil }
        return ContentSection(kind: kind, title: title, body: .entries(items.map(entry)))
    }
}

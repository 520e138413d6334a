// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Sections of entries with periods.
extension ProfileContent {
    var work: ContentSection? {
        entries(.work, labels.work, profile.work) { work in
            var entry = ContentSection.Entry()
            entry.period = period(work.startDate, work.endDate, isOpen: work.greffier?.current ?? true)
            entry.name(work.position, work.name)
            entry.details = texts([work.location])
            entry.about = paragraphs(work.description)
            entry.notes = paragraphs(work.summary)
            entry.bullets = texts(work.highlights ?? [])
            entry.link = link(work.url)
            entry.outline = texts([work.position, work.name]).joined(separator: " – ")
            return entry
        }
    }

    var projects: ContentSection? {
        entries(.projects, labels.projects, profile.projects) { project in
            var entry = ContentSection.Entry()
            entry.period = period(project.startDate, project.endDate, isOpen: false)
            entry.name(project.name, project.entity)
            entry.details = texts(project.roles ?? [])
            entry.notes = paragraphs(project.description)
            entry.keywords = texts(project.keywords ?? [])
            entry.address = texts([project.url]).first
            entry.bullets = texts(project.highlights ?? [])
            entry.link = link(project.url)
            return entry
        }
    }

    var education: ContentSection? {
        entries(.education, labels.education, profile.education) { course in
            var entry = ContentSection.Entry()
            entry.period = period(course.startDate, course.endDate)
            entry.name(texts([course.studyType, course.area]).joined(separator: " "), course.institution)
            entry.details = texts([course.score])
            entry.bullets = texts(course.courses ?? [])
            entry.link = link(course.url)
            return entry
        }
    }

    var volunteer: ContentSection? {
        entries(.volunteer, labels.volunteer, profile.volunteer) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.startDate, item.endDate)
            entry.name(item.position, item.organization)
            entry.notes = paragraphs(item.summary)
            entry.bullets = texts(item.highlights ?? [])
            entry.link = link(item.url)
            return entry
        }
    }

    var publications: ContentSection? {
        entries(.publications, labels.publications, profile.publications) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.releaseDate, nil, isOpen: false)
            entry.name(item.name, item.publisher)
            entry.notes = paragraphs(item.summary)
            entry.link = link(item.url)
            return entry
        }
    }

    var awards: ContentSection? {
        entries(.awards, labels.awards, profile.awards) { item in
            var entry = ContentSection.Entry()
            entry.period = period(item.date, nil, isOpen: false)
            entry.name(item.title, item.awarder)
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

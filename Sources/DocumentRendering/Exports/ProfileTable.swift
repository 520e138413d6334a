// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Pages
import ProfileModel

/// A profile as a table for spreadsheets: one row an entry, with the candidate's name in each, so that the tables of many
/// may be put below each other.
struct ProfileTable {
    private let profile: Profile
    private let language: ReportLanguage
    private let name: String

    init(_ profile: Profile, language: ReportLanguage) {
        self.profile = profile
        self.language = language
        name = CleanText.line(profile.basics?.name ?? "")
    }

    /// The whole file.
    var text: String {
        var file = CSVText(language: language)
        file.append(header.map { .text($0) })
        for section in sections {
            for (rank, row) in section.rows.enumerated() {
                let texts = [row.title, row.body, row.place, row.start, row.end, row.level, row.address]
                file.append(
                    [.text(name), .text(section.name), .number("\(rank + 1)")]
                        + texts.map { .text(CleanText.line($0 ?? "")) }
                        + [.text(CleanText.lines(row.details.joined(separator: "\n")))]
                )
            }
        }
        return file.text
    }

    private var header: [String] {
        language == .french
            ? [
                "candidat", "section", "rang", "intitulé", "organisation", "lieu", "début", "fin", "niveau", "adresse",
                "détails",
            ]
            : [
                "candidate", "section", "rank", "title", "organisation", "place", "start", "end", "level", "address",
                "details",
            ]
    }

    private struct Row {
        var title: String?
        var body: String?
        var place: String?
        var start: String?
        var end: String?
        var level: String?
        var address: String?
        var details: [String] = []
    }

    private struct Section {
        var name: String
        var rows: [Row]
    }

    private func section(_ french: String, _ english: String, _ rows: [Row]?) -> Section {
        Section(name: language.text(french, english), rows: rows ?? [])
    }

    private var sections: [Section] {
        [
            section("identité", "identity", identity), section("contact", "contact", contact),
            section("expérience", "work", profile.work?.map(row)),
            section("formation", "education", profile.education?.map(row)),
            section(
                "compétence",
                "skill",
                profile.skills?.map { Row(title: $0.name, level: $0.level, details: $0.keywords ?? []) }
            ),
            section(
                "langue",
                "language",
                profile.languages?.map { Row(title: $0.language, level: $0.fluency ?? $0.greffier?.cefr) }
            ),
            section(
                "certification",
                "certificate",
                profile.certificates?.map { Row(title: $0.name, body: $0.issuer, start: $0.date, address: $0.url) }
            ),
        ] + more
    }

    private var more: [Section] {
        [
            section("projet", "project", profile.projects?.map(row)),
            section("engagement", "volunteering", profile.volunteer?.map(row)),
            section(
                "publication",
                "publication",
                profile.publications?.map {
                    Row(
                        title: $0.name,
                        body: $0.publisher,
                        start: $0.releaseDate,
                        address: $0.url,
                        details: texts([$0.summary])
                    )
                }
            ),
            section(
                "distinction",
                "award",
                profile.awards?.map {
                    Row(title: $0.title, body: $0.awarder, start: $0.date, details: texts([$0.summary]))
                }
            ),
            section(
                "centre d’intérêt",
                "interest",
                profile.interests?.map { Row(title: $0.name, details: $0.keywords ?? []) }
            ),
            section(
                "référence",
                "reference",
                profile.references?.map { Row(title: $0.name, details: texts([$0.reference])) }
            ),
            section("permis", "licence", profile.greffier?.licences?.map { Row(title: $0) }),
        ]
    }

    private var identity: [Row] {
        guard let basics = profile.basics, basics.name != nil || basics.label != nil || basics.summary != nil else {
            return []
        }
        return [Row(title: basics.name, body: basics.label, details: texts([basics.summary]))]
    }

    private var contact: [Row] {
        guard let basics = profile.basics else { return [] }
        var rows: [Row] = []
        if let email = basics.email { rows.append(Row(title: language.text("e-mail", "email"), address: email)) }
        if let phone = basics.phone { rows.append(Row(title: language.text("téléphone", "phone"), address: phone)) }
        if let location = basics.location {
            let parts = texts([
                location.address, texts([location.postalCode, location.city]).joined(separator: " "), location.region,
                location.countryCode,
            ])
            rows.append(Row(title: language.text("adresse", "address"), place: parts.joined(separator: ", ")))
        }
        if let url = basics.url { rows.append(Row(title: "site", address: url)) }
        return rows + (basics.profiles ?? []).map { Row(title: $0.network, body: $0.username, address: $0.url) }
    }

    private func row(_ work: Profile.Work) -> Row {
        Row(
            title: work.position,
            body: work.name,
            place: work.location,
            start: work.startDate,
            end: work.endDate,
            address: work.url,
            details: texts([work.description, work.summary]) + (work.highlights ?? [])
        )
    }

    private func row(_ study: Profile.Education) -> Row {
        Row(
            title: texts([study.studyType, study.area]).joined(separator: " "),
            body: study.institution,
            start: study.startDate,
            end: study.endDate,
            level: study.score,
            address: study.url,
            details: study.courses ?? []
        )
    }

    private func row(_ project: Profile.Project) -> Row {
        Row(
            title: project.name,
            body: project.entity,
            start: project.startDate,
            end: project.endDate,
            level: texts(project.roles ?? []).joined(separator: ", "),
            address: project.url,
            details: texts([project.description]) + (project.highlights ?? []) + (project.keywords ?? [])
        )
    }

    private func row(_ volunteer: Profile.Volunteer) -> Row {
        Row(
            title: volunteer.position,
            body: volunteer.organization,
            start: volunteer.startDate,
            end: volunteer.endDate,
            address: volunteer.url,
            details: texts([volunteer.summary]) + (volunteer.highlights ?? [])
        )
    }

    private func texts(_ values: [String?]) -> [String] {
        values.compactMap { $0 }.filter { !CleanText.line($0).isEmpty }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Languages, skills and the sections whose entries are a title and a text.
extension CandidateReader {
    /// Competencies are languages with a level for each skill, or skills; skills stand in sections of their own too.
    func readQualifications(_ profile: Element, _ draft: inout ExactDraft) {
        let qualifications = profile.first("PersonQualifications")
        for competency in qualifications?.all("PersonCompetency") ?? [] {
            if competency.words("TaxonomyID")?.lowercased() == "language" {
                take(language(competency), into: &draft.entries.languages)
            } else if let skill = fields.found(competency.words("CompetencyName") ?? competency.words("CompetencyID")) {
                draft.entries.skills.append(Draft(fields: [.name: skill]))
            }
        }
        for name in Self.skillSections { if let section = profile.first(name) { readSkills(section, &draft) } }
        draft.entries.skills += fields.skills(in: qualifications?.first("QualificationsSummary")?.text)
        let licences = profile.first("Licenses")?.descendants("LicenseTypeCode").compactMap { $0.words() }
        draft.licences = fields.licences(licences ?? [])
    }

    private static let skillSections = [
        "Skills", "DigitalSkills", "ManagementAndLeadershipSkills", "OrganisationalSkills",
        "CommunicationAndInterpersonalSkills",
    ]

    private func language(_ competency: Element) -> Draft? {
        let code = competency.words("CompetencyID")
        let isCode = code.map { fields.names.name(of: $0) != nil } ?? false
        let dimensions = competency.all("CompetencyDimension")
        let levels = dimensions.compactMap { $0.words("Score", "ScoreText") }
        let overall = competency.words("ProficiencyLevel", "ScoreText")
        return fields.language(
            name: isCode ? nil : code ?? competency.words("CompetencyName"),
            code: code,
            isNative: false,
            levels: levels.isEmpty ? [overall].compactMap { $0 } : levels,
            quote: levels.isEmpty ? nil : Text.squeeze(dimensions.map(\.allText).joined())
        )
    }

    /// A language that is listed as a mother tongue too stays one.
    private func take(_ language: Draft?, into drafts: inout [Draft]) {
        guard let language, !drafts.contains(where: { $0[.language]?.value == language[.language]?.value }) else {
            return
        }
        drafts.append(language)
    }

    /// A group is a title with skills, a skill a title alone; groups stand in groups.
    private func readSkills(_ section: Element, _ draft: inout ExactDraft) {
        let title = section.words("Title")
        let leaves = section.elements.filter { $0.elements.isEmpty && $0.name != "Title" && $0.text != nil }
        let names = leaves.filter { $0.name != "Description" && $0.name != "Link" }.compactMap {
            fields.found($0.words())
        }
        if !names.isEmpty, let title = fields.found(title) {
            draft.entries.skills.append(Draft(fields: [.name: title], keywords: names))
        } else if !names.isEmpty {
            draft.entries.skills += names.map { Draft(fields: [.name: $0]) }
        } else {
            draft.entries.skills += fields.skills(in: title)
        }
        for group in section.elements where !group.elements.isEmpty {
            if let name = fields.found(group.words("CompetencyName")) {
                draft.entries.skills.append(Draft(fields: [.name: name]))
            } else {
                readSkills(group, &draft)
            }
        }
    }

    func readLists(_ profile: Element, _ draft: inout ExactDraft) {
        draft.entries.certificates =
            profile.first("Certifications")?.all("Certification").compactMap { entry in
                fields.item(
                    entry.words("CertificationName") ?? entry.words("CertificationTypeCode") ?? entry.words("Title"),
                    issuer: entry.words("IssuingAuthority", "Name") ?? entry.words("IssuingAuthority"),
                    dates: [entry.first("FirstIssuedDate"), entry.first("EffectivePeriod", "StartDate")]
                )
            } ?? []
        draft.entries.publications =
            profile.first("PublicationHistory")?.all("Publication").compactMap { entry in
                fields.item(
                    entry.words("Title") ?? entry.words("FormattedPublicationDescription"),
                    issuer: entry.words("PublisherName"),
                    dates: [entry.first("Date"), entry.first("Date", "StartDate"), entry.first("PublicationDate")]
                )
            } ?? []
        draft.entries.projects =
            profile.first("Projects")?.all("Project").compactMap { entry in
                fields.item(
                    entry.words("Title"),
                    description: entry.first("Description")?.text,
                    period: period(entry.first("Date") ?? entry.first("Period"))
                )
            } ?? []
        draft.entries.interests =
            profile.first("HobbiesAndInterests")?.elements.compactMap { fields.item($0.words("Title")) } ?? []
        draft.entries.volunteer =
            profile.first("VoluntaryWorks")?.elements.compactMap { entry in
                fields.position(
                    title: entry.words("Title"),
                    employer: entry.words("Organisation") ?? entry.words("OrganizationName"),
                    place: entry.words("City"),
                    period: period(entry.first("Date") ?? entry.first("Period")),
                    text: entry.first("Description")?.text,
                    from: nil
                )
            } ?? []
    }
}

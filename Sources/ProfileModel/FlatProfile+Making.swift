// SPDX-License-Identifier: GPL-3.0-or-later

extension FlatProfile {
    /// The same of a profile in JSON Resume; nothing is left out but what is Greffier's own reckoning.
    package init(_ profile: Profile) {
        setPerson(profile.basics)
        positions = (profile.work ?? []).map(Position.init)
        studies = (profile.education ?? []).map { study in
            Study(
                degree: study.studyType,
                area: study.area,
                institution: study.institution,
                start: study.startDate,
                end: study.endDate,
                result: study.score,
                level: study.greffier?.eqf,
                courses: study.courses,
                url: study.url
            )
        }
        skills = (profile.skills ?? []).flatMap(Self.skills)
        languages = (profile.languages ?? []).map { language in
            let cefr = language.greffier?.cefr
            return Language(
                language: language.language,
                level: language.fluency,
                cefr: cefr == "native" ? "natif" : cefr
            )
        }
        certificates = (profile.certificates ?? []).map {
            Certificate(name: $0.name, issuer: $0.issuer, date: $0.date, url: $0.url)
        }
        setLists(profile)
        licences = profile.greffier?.licences
    }

    private mutating func setPerson(_ basics: Profile.Basics?) {
        let name = basics?.name.map { NameParts($0) }
        identity.whole = basics?.name
        identity.given = name?.given
        identity.family = name?.family
        identity.title = basics?.label
        identity.summary = basics?.summary
        contact.email = basics?.email
        contact.phone = basics?.phone
        contact.address = basics?.location?.address
        contact.postalCode = basics?.location?.postalCode
        contact.city = basics?.location?.city
        contact.region = basics?.location?.region
        contact.country = basics?.location?.countryCode
        contact.site = basics?.url
        contact.networks = basics?.profiles?.map { Network(network: $0.network, username: $0.username, url: $0.url) }
    }

    /// A group gives each of its skills, a skill that stands alone itself.
    private static func skills(of skill: Profile.Skill) -> [Skill] {
        let keywords = skill.keywords ?? []
        guard !keywords.isEmpty else { return [Skill(name: skill.name, group: nil, level: skill.level)] }
        return keywords.map { Skill(name: $0, group: skill.name, level: skill.level) }
    }

    private mutating func setLists(_ profile: Profile) {
        projects = profile.projects?.map { project in
            Project(
                name: project.name,
                entity: project.entity,
                roles: project.roles,
                start: project.startDate,
                end: project.endDate,
                description: project.description,
                points: project.highlights,
                keywords: project.keywords,
                url: project.url
            )
        }
        engagements = profile.volunteer?.map { volunteer in
            Engagement(
                role: volunteer.position,
                organization: volunteer.organization,
                start: volunteer.startDate,
                end: volunteer.endDate,
                description: volunteer.summary,
                missions: volunteer.highlights,
                url: volunteer.url
            )
        }
        publications = profile.publications?.map {
            Publication(
                title: $0.name,
                publisher: $0.publisher,
                date: $0.releaseDate,
                description: $0.summary,
                url: $0.url
            )
        }
        awards = profile.awards?.map {
            Award(title: $0.title, awarder: $0.awarder, date: $0.date, description: $0.summary)
        }
        interests = profile.interests?.flatMap { [$0.name].compactMap { $0 } + ($0.keywords ?? []) }
        references = profile.references?.map { Reference(name: $0.name, text: $0.reference) }
    }
}

extension FlatProfile.Position {
    fileprivate init(_ work: Profile.Work) {
        title = work.position
        employer = work.name
        place = work.location
        start = work.startDate
        end = work.endDate
        isCurrent = work.greffier?.current
        contract = work.greffier?.contract.map { Self.contracts[$0] ?? $0 }
        let texts = [work.description, work.summary].compactMap { $0 }
        description = texts.isEmpty ? nil : texts.joined(separator: "\n")
        missions = work.highlights
        url = work.url
    }

    private static let contracts = [
        "permanent": "cdi", "fixed_term": "cdd", "internship": "stage", "apprenticeship": "alternance",
        "temporary": "interim", "freelance": "independant",
    ]
}

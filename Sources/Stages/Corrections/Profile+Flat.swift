// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension Profile {
    /// The profile that a flat one is; the reverse of what `FlatProfile` makes of a profile.
    init(_ flat: FlatProfile) {
        self.init()
        basics = Basics(flat)
        work = Self.list(flat.positions, Work.init)
        education = Self.list(flat.studies, Education.init)
        skills = Self.skills(flat.skills)
        languages = Self.list(flat.languages, Language.init)
        certificates = Self.list(flat.certificates) { certificate in
            var result = Certificate()
            (result.name, result.issuer) = (certificate.name, certificate.issuer)
            (result.date, result.url) = (certificate.date, certificate.url)
            return result
        }
        projects = Self.list(flat.projects ?? [], Project.init)
        volunteer = Self.list(flat.engagements ?? [], Volunteer.init)
        publications = Self.list(flat.publications ?? []) { publication in
            var result = Publication()
            (result.name, result.publisher) = (publication.title, publication.publisher)
            (result.releaseDate, result.url) = (publication.date, publication.url)
            result.summary = publication.description
            return result
        }
        awards = Self.list(flat.awards ?? []) { award in
            var result = Award()
            (result.title, result.awarder) = (award.title, award.awarder)
            (result.date, result.summary) = (award.date, award.description)
            return result
        }
        interests = Self.list(flat.interests ?? []) { name in
            var result = Interest()
            result.name = name
            return result
        }
        references = Self.list(flat.references ?? []) { reference in
            var result = Reference()
            (result.name, result.reference) = (reference.name, reference.text)
            return result
        }
        if let licences = flat.licences, !licences.isEmpty {
            greffier = .init()
            greffier?.licences = licences
        }
    }

    private static func list<Flat, Entry>(_ values: [Flat], _ entry: (Flat) -> Entry) -> [Entry]? {
        values.isEmpty ? nil : values.map(entry)
    }

    /// Skills of one group that follow one another are its keywords.
    private static func skills(_ flat: [FlatProfile.Skill]) -> [Skill]? {
        var result: [Skill] = []
        for skill in flat {
            guard let group = skill.group else {
                var single = Skill()
                (single.name, single.level) = (skill.name, skill.level)
                result.append(single)
                continue
            }
            let name = [skill.name].compactMap { $0 }
            if let last = result.last, last.name == group, last.keywords != nil, last.level == skill.level {
                result[result.count - 1].keywords? += name
            } else {
                var grouped = Skill()
                (grouped.name, grouped.level, grouped.keywords) = (group, skill.level, name)
                result.append(grouped)
            }
        }
        return result.isEmpty ? nil : result
    }
}

extension Profile.Basics {
    fileprivate init(_ flat: FlatProfile) {
        self.init()
        let parts = [flat.identity.given, flat.identity.family].compactMap { $0 }
        name = flat.identity.whole ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
        label = flat.identity.title
        summary = flat.identity.summary
        email = flat.contact.email
        phone = flat.contact.phone
        url = flat.contact.site
        var place = Profile.Location()
        let contact = flat.contact
        (place.address, place.postalCode, place.city) = (contact.address, contact.postalCode, contact.city)
        (place.region, place.countryCode) = (contact.region, contact.country)
        if place != Profile.Location() { location = place }
        let accounts = (flat.contact.networks ?? []).map { network in
            var account = Profile.NetworkProfile()
            (account.network, account.username, account.url) = (network.network, network.username, network.url)
            return account
        }
        if !accounts.isEmpty { profiles = accounts }
    }
}

extension Profile.Work {
    fileprivate init(_ flat: FlatProfile.Position) {
        self.init()
        (position, name, location) = (flat.title, flat.employer, flat.place)
        (startDate, endDate, url) = (flat.start, flat.end, flat.url)
        (summary, highlights) = (flat.description, flat.missions)
        guard flat.isCurrent != nil || flat.contract != nil else { return }
        greffier = .init()
        greffier?.current = flat.isCurrent
        greffier?.contract = flat.contract.map { Self.contracts[$0] ?? $0 }
    }

    private static let contracts = [
        "cdi": "permanent", "cdd": "fixed_term", "stage": "internship", "alternance": "apprenticeship",
        "interim": "temporary", "independant": "freelance",
    ]
}

extension Profile.Education {
    fileprivate init(_ flat: FlatProfile.Study) {
        self.init()
        (studyType, area, institution) = (flat.degree, flat.area, flat.institution)
        (startDate, endDate, url) = (flat.start, flat.end, flat.url)
        (score, courses) = (flat.result, flat.courses)
        guard let level = flat.level else { return }
        greffier = .init()
        greffier?.eqf = level
    }
}

extension Profile.Language {
    fileprivate init(_ flat: FlatProfile.Language) {
        self.init()
        (language, fluency) = (flat.language, flat.level)
        guard let level = flat.cefr else { return }
        greffier = .init()
        greffier?.cefr = level == "natif" ? "native" : level
    }
}

extension Profile.Project {
    fileprivate init(_ flat: FlatProfile.Project) {
        self.init()
        (name, entity, roles) = (flat.name, flat.entity, flat.roles)
        (startDate, endDate, url) = (flat.start, flat.end, flat.url)
        (description, highlights, keywords) = (flat.description, flat.points, flat.keywords)
    }
}

extension Profile.Volunteer {
    fileprivate init(_ flat: FlatProfile.Engagement) {
        self.init()
        (position, organization) = (flat.role, flat.organization)
        (startDate, endDate, url) = (flat.start, flat.end, flat.url)
        (summary, highlights) = (flat.description, flat.missions)
    }
}

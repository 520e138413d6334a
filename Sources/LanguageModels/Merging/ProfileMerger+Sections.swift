// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import TextFolding

extension ProfileMerger {
    mutating func mergeBasics() {
        guard let other = model.profile.basics else { return }
        var basics = rules.profile.basics ?? Profile.Basics()
        let place = Address(rules: "/basics", model: "/basics", merged: "/basics")
        basics.name = pick(basics.name, other.name, at: place.appending("/name"))
        basics.label = pick(basics.label, other.label, at: place.appending("/label"), prefersModel: true)
        basics.email = pick(basics.email, other.email, at: place.appending("/email")) {
            $0.lowercased() == $1.lowercased()
        }
        basics.phone = pick(basics.phone, other.phone, at: place.appending("/phone"), agrees: Agreement.phone)
        // A page that the rules filed under the networks is no second address.
        let isKnown = other.url.map { url in basics.profiles?.contains { Agreement.address($0.url ?? "", url) } ?? false
        }
        if isKnown != true {
            basics.url = pick(basics.url, other.url, at: place.appending("/url"), agrees: Agreement.address)
        }
        basics.summary = pick(basics.summary, other.summary, at: place.appending("/summary"), prefersModel: true)
        if let city = other.location?.city {
            var location = basics.location ?? Profile.Location()
            location.city = pick(location.city, city, at: place.appending("/location/city"))
            basics.location = location
        }
        profile.basics = basics
    }

    mutating func mergeWork() {
        let own = rules.profile.work ?? []
        let others = model.profile.work ?? []
        let pairing = EntryPairing(rules: own.count, model: others.count, threshold: Self.threshold) { first, second in
            likeness(
                (own[first].position, others[second].position),
                (own[first].name, others[second].name),
                starts: (own[first].startDate, others[second].startDate),
                at: ("/work/\(first)/position", "/work/\(second)/position")
            )
        }
        var list: [Profile.Work] = []
        for place in pairing.places {
            let address = address("/work", place, list.count)
            guard let index = place.rules else {
                guard let other = place.model.map({ others[$0] }), other.isCredible else { continue }
                copy(model.evidence, from: address.model, to: address.merged)
                list.append(other)
                continue
            }
            copy(rules.evidence, from: address.rules, to: address.merged)
            list.append(place.model.map { merged(own[index], others[$0], at: address) } ?? own[index])
        }
        profile.work = list.isEmpty ? nil : list
    }

    private mutating func merged(_ own: Profile.Work, _ other: Profile.Work, at place: Address) -> Profile.Work {
        var work = own
        work.name = pick(own.name, other.name, at: place.appending("/name"))
        work.position = pick(own.position, other.position, at: place.appending("/position"))
        work.location = pick(own.location, other.location, at: place.appending("/location"))
        work.startDate = pick(own.startDate, other.startDate, at: place.appending("/startDate"), agrees: Agreement.date)
        // A position that the rules see going on has no end for the model to add.
        if own.greffier?.current != true {
            work.endDate = pick(own.endDate, other.endDate, at: place.appending("/endDate"), agrees: Agreement.date)
            if work.endDate == nil, other.greffier?.current == true {
                var greffier = work.greffier ?? Profile.Work.Greffier()
                greffier.current = true
                work.greffier = greffier
                copy(
                    model.evidence,
                    from: place.model + "/x-greffier/current",
                    to: place.merged + "/x-greffier/current"
                )
            }
        } else if other.greffier?.current == true {
            confirm(place.merged + "/x-greffier/current", by: model.evidence[place.model + "/x-greffier/current"])
        }
        if own.highlights?.isEmpty ?? true, let highlights = other.highlights {
            work.highlights = highlights
            copy(model.evidence, from: place.model + "/highlights", to: place.merged + "/highlights")
        }
        return work
    }

    mutating func mergeEducation() {
        let own = rules.profile.education ?? []
        let others = model.profile.education ?? []
        let pairing = EntryPairing(rules: own.count, model: others.count, threshold: Self.threshold) { first, second in
            likeness(
                (own[first].degree, others[second].degree),
                (own[first].institution, others[second].institution),
                starts: (own[first].endDate, others[second].endDate),
                at: ("/education/\(first)/studyType", "/education/\(second)/studyType")
            )
        }
        var list: [Profile.Education] = []
        for place in pairing.places {
            let address = address("/education", place, list.count)
            guard let index = place.rules else {
                guard let other = place.model.map({ others[$0] }), other.institution != nil, other.degree != nil else {
                    continue
                }
                copy(model.evidence, from: address.model, to: address.merged)
                list.append(other)
                continue
            }
            copy(rules.evidence, from: address.rules, to: address.merged)
            list.append(place.model.map { merged(own[index], others[$0], at: address) } ?? own[index])
        }
        profile.education = list.isEmpty ? nil : list
    }

    private mutating func merged(
        _ own: Profile.Education,
        _ other: Profile.Education,
        at place: Address
    ) -> Profile.Education {
        var education = own
        education.institution = pick(own.institution, other.institution, at: place.appending("/institution"))
        education.startDate = pick(
            own.startDate,
            other.startDate,
            at: place.appending("/startDate"),
            agrees: Agreement.date
        )
        education.endDate = pick(own.endDate, other.endDate, at: place.appending("/endDate"), agrees: Agreement.date)
        // Degree and subject are cut from one phrase; two readers cut it at different places.
        if let degree = own.degree, let read = other.degree, Agreement.text(degree, read) {
            for (key, value) in [("/studyType", own.studyType), ("/area", own.area)] where value != nil {
                confirm(place.merged + key, by: model.evidence[place.model + key])
            }
        } else {
            education.studyType = pick(own.studyType, other.studyType, at: place.appending("/studyType"))
            education.area = pick(own.area, other.area, at: place.appending("/area"))
        }
        return education
    }

    mutating func mergeCertificates() {
        let own = rules.profile.certificates ?? []
        let others = model.profile.certificates ?? []
        let pairing = EntryPairing(rules: own.count, model: others.count, threshold: 0.85) { first, second in
            Agreement.degree(own[first].name, others[second].name) ?? 0
        }
        var list: [Profile.Certificate] = []
        for place in pairing.places {
            let address = address("/certificates", place, list.count)
            var certificate = place.rules.map { own[$0] } ?? Profile.Certificate()
            copy(rules.evidence, from: address.rules, to: address.merged)
            if let other = place.model.map({ others[$0] }) {
                certificate.name = pick(certificate.name, other.name, at: address.appending("/name"))
                certificate.issuer = pick(certificate.issuer, other.issuer, at: address.appending("/issuer"))
                certificate.date = pick(
                    certificate.date,
                    other.date,
                    at: address.appending("/date"),
                    agrees: Agreement.date
                )
            }
            list.append(certificate)
        }
        profile.certificates = list.isEmpty ? nil : list
    }

    mutating func mergeSkills() {
        var skills = rules.profile.skills ?? []
        copy(rules.evidence, from: "/skills", to: "/skills")
        // Where each skill of the rules stands, alone or in a group.
        var known: [String: String] = [:]
        for (index, skill) in skills.enumerated() {
            for (position, keyword) in (skill.keywords ?? []).enumerated() {
                known[Folding.key(keyword)] = "/skills/\(index)/keywords/\(position)"
            }
            if let name = skill.name { known[Folding.key(name)] = "/skills/\(index)/name" }
        }
        for (index, other) in (model.profile.skills ?? []).enumerated() {
            guard let name = other.name else { continue }
            if let pointer = known[Folding.key(name)] {
                confirm(pointer, by: model.evidence["/skills/\(index)/name"])
            } else {
                known[Folding.key(name)] = "/skills/\(skills.count)/name"
                copy(model.evidence, from: "/skills/\(index)", to: "/skills/\(skills.count)")
                skills.append(other)
            }
        }
        profile.skills = skills.isEmpty ? nil : skills
    }

    mutating func mergeLanguages() {
        let own = rules.profile.languages ?? []
        let others = model.profile.languages ?? []
        let pairing = EntryPairing(rules: own.count, model: others.count, threshold: 0.9) { first, second in
            Agreement.degree(own[first].language, others[second].language) ?? 0
        }
        var list: [Profile.Language] = []
        for place in pairing.places {
            let address = address("/languages", place, list.count)
            var language = place.rules.map { own[$0] } ?? Profile.Language()
            copy(rules.evidence, from: address.rules, to: address.merged)
            if let other = place.model.map({ others[$0] }) {
                language.language = pick(language.language, other.language, at: address.appending("/language"))
                language.fluency = pick(language.fluency, other.fluency, at: address.appending("/fluency"))
            }
            list.append(language)
        }
        profile.languages = list.isEmpty ? nil : list
    }

    // MARK: Entries

    /// Where an entry stands; a reading that has none of it gets a place that holds nothing.
    private func address(_ list: String, _ place: EntryPairing.Place, _ index: Int) -> Address {
        Address(
            rules: place.rules.map { "\(list)/\($0)" } ?? "\(list)/-",
            model: place.model.map { "\(list)/\($0)" } ?? "\(list)/-",
            merged: "\(list)/\(index)"
        )
    }

    /// From here on two entries are one.
    private static let threshold = 0.6

    /// The mean likeness of title and place, where both have them; the same start speaks for a pair, another one against.
    ///
    /// `titles` say where the titles stand. The same title on the same line is the same entry, whatever else a model made of
    /// it: a second one would tell of work that never was.
    private func likeness(
        _ title: (String?, String?),
        _ place: (String?, String?),
        starts: (String?, String?),
        at titles: (rules: String, model: String)
    ) -> Double {
        let ofTitle = Agreement.degree(title.0, title.1)
        let degrees = [ofTitle, Agreement.degree(place.0, place.1)].compactMap { $0 }
        guard !degrees.isEmpty else { return 0 }
        var likeness = degrees.reduce(0, +) / Double(degrees.count)
        if let first = starts.0, let second = starts.1 { likeness += Agreement.date(first, second) ? 0.15 : -0.15 }
        if ofTitle == 1, let line = rules.evidence[titles.rules]?.line, line == model.evidence[titles.model]?.line {
            likeness = max(likeness, Self.threshold)
        }
        return likeness
    }
}

extension Profile.Work {
    /// Whether an entry that only the model saw tells enough to be believed.
    fileprivate var isCredible: Bool {
        name != nil && position != nil || (name ?? position) != nil && startDate != nil
    }
}

extension Profile.Education {
    /// Kind and subject as one phrase.
    fileprivate var degree: String? {
        let parts = [studyType, area].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Reads Europass XML as Cedefop's editor wrote it up to 2020 (`SkillsPassport`, schema 3.0 to 3.4).
struct SkillsPassportReader {
    typealias Element = Document.DataFile.Element

    let fields: ExactFields

    func read(_ root: Element) -> ExactDraft {
        var draft = ExactDraft()
        guard let learner = root.first("LearnerInfo") else { return draft }
        if let person = learner.first("Identification") { readPerson(person, &draft) }
        readHeadline(learner.first("Headline"), &draft)
        draft.entries.work = work(learner)
        draft.entries.education = education(learner)
        if let skills = learner.first("Skills") { readSkills(skills, &draft) }
        for achievement in learner.first("AchievementList")?.all("Achievement") ?? [] { read(achievement, &draft) }
        return draft
    }

    // MARK: The person

    private func readPerson(_ person: Element, _ draft: inout ExactDraft) {
        if let (name, family) = fields.name(person.first("PersonName"), given: ["FirstName"], family: ["Surname"]) {
            draft.name = name
            draft.familyName = family
        }
        if let contact = person.first("ContactInfo") { readContact(contact, &draft) }
        if person.first("Photo") != nil { draft.withheld.append("photo") }
        let demographics = person.first("Demographics")
        for (name, kind) in [("Birthdate", "birth_date"), ("Gender", "sex")]
        where demographics?.first(name) != nil { draft.withheld.append(kind) }
        if !(demographics?.descendants("Nationality") ?? []).isEmpty { draft.withheld.append("nationality") }
    }

    private func readContact(_ contact: Element, _ draft: inout ExactDraft) {
        if let address = contact.first("Address", "Contact") {
            let country = address.first("Country")
            draft.place.country = fields.country(code: country?.words("Code"), name: country?.words("Label"))
            draft.place.city = fields.found(address.words("Municipality"))
            draft.place.postalCode = fields.found(address.words("PostalCode"))
            let lines = [address.words("AddressLine"), address.words("AddressLine2")].compactMap { $0 }
            draft.place.address = fields.found(lines.isEmpty ? nil : lines.joined(separator: ", "))
        }
        draft.email = contact.descendants("Email").compactMap { $0.words("Contact") }
            .first { !ContactReader.emails(in: $0).isEmpty }.flatMap { fields.found($0) }
        let phones = contact.descendants("Telephone").filter { $0.words("Use", "Code") != "fax" }
        let country = draft.place.country?.value
        draft.phone = phones.compactMap { $0.words("Contact") }.compactMap { fields.phone($0, country: country) }.first
        fields.take(addresses: contact.descendants("Website").compactMap { $0.words("Contact") }, into: &draft)
    }

    /// A headline is the work that is done or wished for, or a word on the person.
    private func readHeadline(_ headline: Element?, _ draft: inout ExactDraft) {
        let text = headline?.first("Description", "Label")?.text ?? headline?.first("Description")?.text
        if headline?.words("Type", "Code") == "personal_statement" {
            draft.summary = fields.found(text)
        } else {
            draft.label = fields.found(text)
        }
    }

    // MARK: Entries

    private func work(_ learner: Element) -> [Draft] {
        let list = learner.first("WorkExperienceList")?.all("WorkExperience") ?? learner.all("WorkExperience")
        var start: Int?
        return list.compactMap { entry in
            let address = entry.first("Employer", "ContactInfo", "Address", "Contact")
            let draft = fields.position(
                title: entry.words("Position", "Label") ?? entry.words("Position"),
                employer: entry.words("Employer", "Name"),
                place: address?.words("Municipality") ?? address?.words("Country", "Label"),
                period: period(entry),
                text: entry.first("Activities")?.text,
                from: start
            )
            start = draft?.lines.first ?? start
            return draft
        }
    }

    private func education(_ learner: Element) -> [Draft] {
        let list = learner.first("EducationList")?.all("Education") ?? learner.all("Education")
        var start: Int?
        return list.compactMap { entry in
            let level = entry.words("Level", "Label")
            var draft = fields.study(
                title: entry.words("Title", "Label") ?? entry.words("Title"),
                area: entry.words("EducationalField", "Label") ?? entry.words("Field", "Label"),
                institution: entry.words("Organisation", "Name"),
                period: period(entry),
                score: nil,
                eqf: level.flatMap { $0.contains("EQF") || $0.contains("CEC") ? $0 : nil },
                from: start
            )
            draft?.keywords = ExactFields.lines(of: entry.first("Activities")?.text).compactMap {
                fields.found($0.text, from: start)
            }
            start = draft?.lines.first ?? start
            return draft
        }
    }

    private func period(_ entry: Element) -> ExactFields.Period {
        let period = entry.first("Period")
        return ExactFields.Period(
            start: ExactDate(attributesOf: period?.first("From")),
            end: ExactDate(attributesOf: period?.first("To")),
            isCurrent: period?.words("Current") == "true",
            isImpossible: ["From", "To"].contains { ExactDate.isImpossible(attributesOf: period?.first($0)) }
        )
    }

    // MARK: Skills and achievements

    private func readSkills(_ skills: Element, _ draft: inout ExactDraft) {
        let linguistic = skills.first("Linguistic")
        draft.entries.languages = (linguistic?.descendants("MotherTongue") ?? []).compactMap {
            language($0, isNative: true)
        }
        draft.entries.languages += (linguistic?.descendants("ForeignLanguage") ?? []).compactMap {
            language($0, isNative: false)
        }
        for name in ["JobRelated", "Computer", "Communication", "Organisational", "Other"] {
            draft.entries.skills += fields.skills(in: skills.first(name, "Description")?.text)
        }
        draft.licences = fields.licences(
            skills.first("Driving")?.descendants("Licence").compactMap { $0.words() } ?? []
        )
    }

    private func language(_ element: Element, isNative: Bool) -> Draft? {
        let levels = element.first("ProficiencyLevel")?.elements.compactMap { $0.words() } ?? []
        let proof = element.first("VerifiedBy")?.all("Certificate").compactMap { $0.words("Title") } ?? []
        return fields.language(
            name: element.words("Description", "Label") ?? element.words("Description"),
            code: element.words("Description", "Code"),
            isNative: isNative,
            levels: levels.isEmpty ? proof : levels
        )
    }

    /// Under a title in words stands what the schema has no place for.
    private func readUntyped(_ title: String?, _ text: String?, _ draft: inout ExactDraft) {
        switch title.flatMap({ SectionTitles(lexicons: fields.lexicons).meaning(of: $0) })?.kind {
        case .summary: draft.summary = draft.summary ?? fields.found(text)
        case .interests: draft.entries.interests += fields.items(in: text)
        default: break
        }
    }

    /// One achievement is a heading and a text of any length: each of its lines is an entry.
    private func read(_ achievement: Element, _ draft: inout ExactDraft) {
        let text = achievement.first("Description")?.text
        switch achievement.words("Title", "Code") {
        case "projects": draft.entries.projects += fields.items(in: text)
        case "publications": draft.entries.publications += fields.items(in: text)
        case "honors_awards": draft.entries.awards += fields.items(in: text)
        case "certifications", "courses": draft.entries.certificates += fields.certificates(in: text)
        case nil: readUntyped(achievement.words("Title", "Label") ?? achievement.words("Title"), text, &draft)
        default: break
        }
    }
}

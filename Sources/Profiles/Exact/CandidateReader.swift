// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Reads Europass XML as europass.europa.eu has written it since 2020: `Candidate`, on the vocabulary of HR-XML 3.
struct CandidateReader {
    typealias Element = Document.DataFile.Element

    let fields: ExactFields

    func read(_ root: Element) -> ExactDraft {
        var draft = ExactDraft()
        // The supplier of the file may be someone else.
        if let person = root.first("CandidatePerson") { readPerson(person, &draft) }
        guard let profile = root.first("CandidateProfile") else { return draft }
        draft.summary = fields.found(profile.first("ExecutiveSummary")?.text)
        draft.label = fields.found(
            profile.words("CandidatePositionPreferences", "PositionTitle") ?? profile.words("ProfileName")
        )
        draft.entries.work = work(profile)
        draft.entries.education = education(profile)
        readQualifications(profile, &draft)
        readLists(profile, &draft)
        let attachments = root.descendants("Attachment")
        if attachments.contains(where: isPhoto) { draft.withheld.append("photo") }
        return draft
    }

    // MARK: The person

    private func readPerson(_ person: Element, _ draft: inout ExactDraft) {
        let name = fields.name(
            person.first("PersonName"),
            given: ["GivenName", "MiddleName"],
            family: ["FamilyName"]
        )
        draft.name = name?.0
        draft.familyName = name?.family
        let channels = person.all("Communication")
        if let address = channels.lazy.compactMap({ $0.first("Address") }).first { readAddress(address, &draft) }
        func values(_ channel: String) -> [String] {
            channels.filter { $0.words("ChannelCode")?.lowercased().filter(\.isLetter) == channel }
                .compactMap { $0.words("URI") ?? $0.words("Text") ?? $0.words("URL") }
        }
        draft.email = values("email").first { !ContactReader.emails(in: $0).isEmpty }.flatMap { fields.found($0) }
        let country = draft.place.country?.value
        draft.phone =
            channels.compactMap { channel in
                channel.words("DialNumber").flatMap { number in
                    fields.phone(
                        number,
                        dialing: channel.words("CountryDialing"),
                        country: channel.words("CountryCode")?.uppercased() ?? country
                    )
                }
            }.first
        fields.take(addresses: values("web") + values("socialmedia"), into: &draft)
        draft.entries.languages = person.all("PrimaryLanguageCode").compactMap { native($0) }
        for (kind, names) in Self.sensitive {
            let stated = names.flatMap { person.descendants($0) }
            if stated.contains(where: { !$0.allText.isEmpty }) { draft.withheld.append(kind) }
        }
    }

    /// What the vocabulary has for data that no CV should need, in the words of Europass and of HR-XML before and behind it.
    private static let sensitive: [(kind: String, names: [String])] = [
        ("birth_date", ["BirthDate", "DateOfBirth", "BirthPlace", "BirthCountryCode"]), ("age", ["Age"]),
        ("sex", ["GenderCode", "Gender"]),
        ("nationality", ["NationalityCode", "Nationality", "CitizenshipCountryCode", "Citizenship"]),
        ("marital_status", ["MaritalStatusCode", "MaritalStatus"]),
        ("health", ["Disability", "DisabilityInfo", "DisabilityIndicator"]),
        ("origin", ["EthnicityCode", "Ethnicity", "RaceCode", "Race"]), ("religion", ["ReligionCode", "Religion"]),
        ("social_security_number", ["PersonLegalID"]),
    ]

    private func readAddress(_ address: Element, _ draft: inout ExactDraft) {
        draft.place.country = fields.country(code: address.words("CountryCode"), name: nil)
        draft.place.city = fields.found(address.words("CityName"))
        draft.place.postalCode = fields.found(address.words("PostalCode"))
        let lines = address.all("AddressLine").compactMap { $0.words() }
        draft.place.address = fields.found(lines.isEmpty ? nil : lines.joined(separator: ", "))
    }

    /// A code, or words where the person found no code.
    private func native(_ element: Element) -> Draft? {
        guard let text = element.words() else { return nil }
        let isCode = fields.names.name(of: text) != nil && !isFree(element)
        return fields.language(name: isCode ? nil : text, code: text, isNative: true, levels: [])
    }

    private func isFree(_ element: Element) -> Bool {
        ["name", "typeCode", "schemeName"].contains { name in
            element.attribute(name)?.uppercased().filter(\.isLetter) == "FREETEXT"
        }
    }

    private func isPhoto(_ attachment: Element) -> Bool {
        let words = ["FileType", "Instructions", "Description"].compactMap { attachment.words($0)?.lowercased() }
        return words.contains { $0.contains("photo") || $0.contains("picture") }
    }

    // MARK: Entries

    private func work(_ profile: Element) -> [Draft] {
        var start: Int?
        var drafts: [Draft] = []
        for employer in profile.first("EmploymentHistory")?.all("EmployerHistory") ?? [] {
            let positions = employer.all("PositionHistory")
            let address = employer.first("OrganizationContact", "Communication", "Address")
            for position in positions.isEmpty ? [Element("PositionHistory")] : positions {
                let draft = fields.position(
                    title: position.words("PositionTitle"),
                    employer: employer.words("OrganizationName"),
                    place: position.words("City") ?? address?.words("CityName"),
                    period: period(position.first("EmploymentPeriod") ?? employer.first("EmploymentPeriod")),
                    text: position.first("Description")?.text,
                    from: start
                )
                if let draft { drafts.append(draft) }
                start = draft?.lines.first ?? start
            }
        }
        return drafts
    }

    private func education(_ profile: Element) -> [Draft] {
        var start: Int?
        let list = profile.first("EducationHistory")?.all("EducationOrganizationAttendance") ?? []
        return list.compactMap { entry in
            let degree = entry.first("EducationDegree")
            let level = entry.first("EducationLevelCode")
            let isEQF = level?.attribute("listName").map { $0.uppercased().contains("EQF") } ?? true
            let study = degree?.descendants("FieldOfStudy").first { isFree($0) }
            var draft = fields.study(
                title: entry.words("ProgramName") ?? degree?.words("DegreeName"),
                area: study?.words("MainFieldOfStudy") ?? study?.words("MainFieldOfStudy", "ProgramConcentration"),
                institution: entry.words("OrganizationName"),
                period: period(entry.first("AttendancePeriod")),
                score: degree?.words("FinalGrade", "ScoreText") ?? degree?.words("FinalGrade"),
                eqf: isEQF ? level?.words() : nil,
                from: start
            )
            draft?.keywords = ExactFields.lines(of: degree?.first("OccupationalSkillsCovered")?.text).compactMap {
                fields.found($0.text, from: start)
            }
            start = draft?.lines.first ?? start
            return draft
        }
    }

    func period(_ period: Element?) -> ExactFields.Period {
        ExactFields.Period(
            start: ExactDate(textOf: period?.first("StartDate")),
            end: ExactDate(textOf: period?.first("EndDate")),
            isCurrent: ["CurrentIndicator", "Ongoing"].contains { period?.words($0) == "true" },
            isImpossible: ["StartDate", "EndDate"].contains { ExactDate.isImpossible(textOf: period?.first($0)) }
        )
    }
}

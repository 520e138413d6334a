// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// What the published schema of Europass 3.3.0 lets stand where: elements in their order, and values that are codes.
///
/// Written down from the element tables of its documentation, as far as our documents use them.
enum EuropassGrammar {
    private static let levels = ["Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing"]
    private static let contact = ["Address", "Website"]

    /// Children in order, by an element's name or by that of its parent with its own.
    private static let children: [String: [String]] = [
        "SkillsPassport": ["DocumentInfo", "PrintingPreferences", "LearnerInfo", "CoverLetter"],
        "DocumentInfo": [
            "DocumentType", "Bundle", "CreationDate", "LastUpdateDate", "XSDVersion", "Generator", "Comment",
            "Copyright",
            "EuropassLogo",
        ],
        "LearnerInfo": [
            "Identification", "Headline", "WorkExperienceList", "EducationList", "Skills", "AchievementList",
            "Documentation",
        ],
        "Identification": ["PersonName", "ContactInfo", "Demographics", "Photo", "Signature"],
        "PersonName": ["Title", "FirstName", "Surname"],
        "Identification/ContactInfo": [
            "Address", "Email", "TelephoneList", "WebsiteList", "InstantMessagingList", "ContactMethodList",
        ],
        "Employer/ContactInfo": contact, "Organisation/ContactInfo": contact,
        "Address": ["Contact"], "Email": ["Contact"], "Telephone": ["Contact", "Use"], "Website": ["Contact", "Use"],
        "Address/Contact": ["AddressLine", "AddressLine2", "PostalCode", "Municipality", "Country"],
        "TelephoneList": ["Telephone"], "WebsiteList": ["Website"], "Country": ["Code", "Label"],
        "Headline": ["Type", "Description"], "Type": ["Code", "Label"], "Headline/Description": ["Code", "Label"],
        "WorkExperienceList": ["WorkExperience"], "EducationList": ["Education"],
        "WorkExperience": ["Period", "Description", "Documentation", "Position", "Activities", "Employer"],
        "Position": ["Code", "Label"], "Employer": ["Name", "ContactInfo", "Sector"],
        "Period": ["From", "To", "Current"],
        "Education": [
            "Period", "Description", "Documentation", "Title", "Activities", "Organisation", "Level", "Field",
        ],
        "Organisation": ["Name", "ContactInfo"], "Level": ["Code", "Label"], "Field": ["Code", "Label"],
        "Skills": ["Linguistic", "Communication", "Organisational", "JobRelated", "Computer", "Driving", "Other"],
        "Linguistic": ["MotherTongueList", "ForeignLanguageList"],
        "MotherTongueList": ["MotherTongue"], "ForeignLanguageList": ["ForeignLanguage"],
        "MotherTongue": ["Description", "Documentation"],
        "ForeignLanguage": ["Description", "ProficiencyLevel", "AcquiredDuring", "VerifiedBy", "Documentation"],
        "MotherTongue/Description": ["Code", "Label"], "ForeignLanguage/Description": ["Code", "Label"],
        "ProficiencyLevel": levels, "VerifiedBy": ["Certificate"],
        "Certificate": ["Title", "AwardingBody", "Date", "Level"],
        "JobRelated": ["Description", "Documentation"], "Driving": ["Description", "Documentation"],
        "Driving/Description": ["Licence"], "AchievementList": ["Achievement"],
        "Achievement": ["Title", "Description", "Documentation"], "Achievement/Title": ["Code", "Label"],
    ]

    /// Elements that may stand several times.
    private static let repeated: Set<String> = [
        "Telephone", "Website", "WorkExperience", "Education", "MotherTongue", "ForeignLanguage", "Certificate",
        "Licence", "Achievement",
    ]

    private static let codes: [String: Set<String>] = [
        "DocumentType": ["ECV"], "XSDVersion": ["V3.3"], "Current": ["true", "false"],
        "Type/Code": ["job_applied_for", "position", "preferred_job", "studies_applied_for", "personal_statement"],
        "Level/Code": ["1", "2", "3", "4", "5", "6", "7", "8"],
        "Licence": ["A", "A1", "A2", "AM", "B", "B1", "BE", "C", "C1", "C1E", "CE", "D", "D1", "D1E", "DE"],
        "Title/Code": [
            "honors_awards", "presentations", "publications", "projects", "citations", "memberships", "conferences",
            "seminars", "workshops", "references", "signature_equivalent", "courses", "certifications",
        ],
    ]

    /// What the schema would refuse, as places with a word on each.
    static func objections(to element: XMLTreeElement, in parent: String = "") -> [String] {
        let name = element.name
        let place = parent.isEmpty ? name : parent + "/" + name
        let names = element.elements.map(\.name)
        var found: [String] = []
        if let allowed = children["\(parent)/\(name)"] ?? children[name], !names.isEmpty {
            let places = names.map { allowed.firstIndex(of: $0) ?? -1 }
            found += zip(names, places).filter { $0.1 < 0 }.map { "\(place): \($0.0)" }
            if places != places.sorted() { found.append("\(place): order \(names)") }
            let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 && !repeated.contains($0.key) }
            found += twice.keys.map { "\(place): \($0) twice" }
        } else if !names.isEmpty {
            found.append("\(place): has elements \(names)")
        }
        if name == "Period", names.contains("To"), names.contains("Current") { found.append("\(place): no end") }
        let text = element.text
        if let codes = codes["\(parent)/\(name)"] ?? codes[name], names.isEmpty, !codes.contains(text) {
            found.append("\(place): \(text)")
        }
        if levels.contains(name), text.wholeMatch(of: /[ABC][12]/) == nil { found.append("\(place): \(text)") }
        let isCountry = parent == "Country" && name == "Code"
        if isCountry, text.wholeMatch(of: /[A-Z]{2}/) == nil { found.append("\(place): \(text)") }
        if parent == "Email", text.wholeMatch(of: /[^@]+@[^.]+\..+/) == nil { found.append("\(place): \(text)") }
        return found + element.elements.flatMap { objections(to: $0, in: name) }
    }
}

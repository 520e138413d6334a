// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import ProfileModel
import XMLStreams

/// A profile as Europass XML 3.3 (`SkillsPassport`), which employment services and other tools of HR read.
///
/// Element names, their order and their codes are those of EuropassSchema 3.3.0. What that schema has no place for
/// (interests, voluntary work, a summary beside the headline) stands in achievements under a title in words, and a fluency
/// in words in the certificate of its language. Results of studies and the region stay behind.
struct EuropassXML {
    private let profile: Profile
    private let language: ReportLanguage
    private let labels: SectionLabels
    private let date: String

    /// `date` is RFC 3339.
    init(_ profile: Profile, language: ReportLanguage, date: String) {
        self.profile = profile
        self.language = language
        self.date = date
        labels = .of(language)
    }

    private static let namespace = "http://europass.cedefop.europa.eu/Europass"

    var data: Data {
        let root = XMLTreeElement(
            "SkillsPassport",
            attributes: [
                .init(name: "xmlns", value: Self.namespace),
                .init(name: "xmlns:xsi", value: "http://www.w3.org/2001/XMLSchema-instance"),
                .init(
                    name: "xsi:schemaLocation",
                    value: Self.namespace + " http://europass.cedefop.europa.eu/xml/v3.3.0/EuropassSchema.xsd"
                ), .init(name: "locale", value: language.rawValue),
            ],
            children: [.element(documentInfo), .element(learner)]
        )
        return XMLTree(root: root.indented(by: 0)).data + Data("\n".utf8)
    }

    private var documentInfo: XMLTreeElement {
        .init(
            "DocumentInfo",
            [
                .init("DocumentType", text: "ECV"), .init("CreationDate", text: date),
                .init("LastUpdateDate", text: date), .init("XSDVersion", text: "V3.3"),
                .init("Generator", text: "Greffier"), .init("Comment", text: ""),
            ]
        )
    }

    private var learner: XMLTreeElement {
        .init(
            "LearnerInfo",
            [
                EuropassPerson(profile.basics).element, headline, list("WorkExperienceList", profile.work, work),
                list("EducationList", profile.education, study),
                EuropassSkills(profile, labels: labels).element,
                EuropassAchievements(profile, labels: labels, language: language).element,
            ].compactMap { $0 }
        )
    }

    /// The position, or what the person says of themselves where no position is known.
    private var headline: XMLTreeElement? {
        if let label = profile.basics?.label, !label.isEmpty {
            return Self.headline("preferred_job", language.text("EMPLOI RECHERCHÉ", "PREFERRED JOB"), label)
        }
        guard let summary = profile.basics?.summary, !summary.isEmpty else { return nil }
        let title = language.text("DÉCLARATION PERSONNELLE", "PERSONAL STATEMENT")
        return Self.headline("personal_statement", title, summary)
    }

    private static func headline(_ code: String, _ title: String, _ text: String) -> XMLTreeElement {
        .init(
            "Headline",
            [
                .init("Type", [.init("Code", text: code), .init("Label", text: title)]),
                .init("Description", [.init("Label", text: CleanText.lines(text))]),
            ]
        )
    }

    private func list<Value>(
        _ name: String,
        _ values: [Value]?,
        _ element: (Value) -> XMLTreeElement
    ) -> XMLTreeElement? {
        guard let values, !values.isEmpty else { return nil }
        return .init(name, values.map(element))
    }

    private func work(_ work: Profile.Work) -> XMLTreeElement {
        let town = XMLTreeElement.filled("Municipality", work.location)
        let address = town.map { XMLTreeElement("Address", [.init("Contact", [$0])]) }
        let contact = [address, EuropassPerson.website(work.url)].compactMap { $0 }
        let employer = [
            XMLTreeElement.filled("Name", work.name), contact.isEmpty ? nil : XMLTreeElement("ContactInfo", contact),
        ].compactMap { $0 }
        let text = EuropassText.html(
            paragraphs: [work.description, work.summary].compactMap { $0 },
            points: work.highlights ?? []
        )
        return .init(
            "WorkExperience",
            [
                period(work.startDate, work.endDate, isCurrent: work.greffier?.current ?? (work.endDate == nil)),
                XMLTreeElement.filled("Label", work.position).map { .init("Position", [$0]) },
                XMLTreeElement.filled("Activities", text), employer.isEmpty ? nil : .init("Employer", employer),
            ].compactMap { $0 }
        )
    }

    private func study(_ study: Profile.Education) -> XMLTreeElement {
        let contact = EuropassPerson.website(study.url).map { XMLTreeElement("ContactInfo", [$0]) }
        let school = [XMLTreeElement.filled("Name", study.institution), contact].compactMap { $0 }
        let level = study.greffier?.eqf.map { level in
            XMLTreeElement(
                "Level",
                [
                    .init("Code", text: "\(level)"),
                    .init("Label", text: language.text("Niveau \(level) du CEC (EQF)", "EQF level \(level)")),
                ]
            )
        }
        return .init(
            "Education",
            [
                period(study.startDate, study.endDate, isCurrent: false),
                .filled("Title", study.studyType ?? study.area),
                .filled("Activities", EuropassText.html(paragraphs: [], points: study.courses ?? [])),
                school.isEmpty ? nil : .init("Organisation", school), level,
                study.studyType == nil
                    ? nil : XMLTreeElement.filled("Label", study.area).map { .init("Field", [$0]) },
            ].compactMap { $0 }
        )
    }

    private func period(_ start: String?, _ end: String?, isCurrent: Bool) -> XMLTreeElement? {
        let from = start.flatMap { PartialDate($0) }.map { EuropassText.date("From", $0) }
        let to = end.flatMap { PartialDate($0) }.map { EuropassText.date("To", $0) }
        let current = isCurrent && from != nil && to == nil ? XMLTreeElement("Current", text: "true") : nil
        let parts = [from, to, current].compactMap { $0 }
        return parts.isEmpty ? nil : .init("Period", parts)
    }
}

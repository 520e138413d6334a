// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import XMLStreams

/// `Skills`: languages, skills and driving licences.
struct EuropassSkills {
    private let profile: Profile
    private let labels: SectionLabels

    init(_ profile: Profile, labels: SectionLabels) {
        self.profile = profile
        self.labels = labels
    }

    /// `nil` where the profile has none.
    var element: XMLTreeElement? {
        let parts = [linguistic, jobRelated, driving].compactMap { $0 }
        return parts.isEmpty ? nil : .init("Skills", parts)
    }

    private var linguistic: XMLTreeElement? {
        let languages = (profile.languages ?? []).filter { !CleanText.line($0.language ?? "").isEmpty }
        let mother = languages.filter(Self.isMotherTongue)
        let foreign = languages.filter { !Self.isMotherTongue($0) }
        let parts = [
            mother.isEmpty ? nil : XMLTreeElement("MotherTongueList", mother.map { language("MotherTongue", $0) }),
            foreign.isEmpty
                ? nil : XMLTreeElement("ForeignLanguageList", foreign.map { language("ForeignLanguage", $0) }),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : .init("Linguistic", parts)
    }

    private static func isMotherTongue(_ language: Profile.Language) -> Bool {
        if let cefr = language.greffier?.cefr { return cefr == "native" }
        let words = language.fluency?.lowercased() ?? ""
        return ["maternel", "mother tongue", "native", "natif"].contains(where: words.contains)
    }

    /// A language with its level, and with what is said of it in other words as its proof.
    private func language(_ name: String, _ language: Profile.Language) -> XMLTreeElement {
        let words = CleanText.line(language.fluency ?? "")
        let level = language.greffier?.cefr ?? words.uppercased()
        let proficiency = XMLTreeElement(
            "ProficiencyLevel",
            ["Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing"].map { .init($0, text: level) }
        )
        let hasLevel = ["A1", "A2", "B1", "B2", "C1", "C2"].contains(level)
        let isSaid = words.isEmpty || words.uppercased() == level || name == "MotherTongue"
        let certificate = XMLTreeElement("Certificate", [.init("Title", text: words)])
        return .init(
            name,
            [
                .init("Description", [.init("Label", text: CleanText.line(language.language ?? ""))]),
                hasLevel ? proficiency : nil, isSaid ? nil : .init("VerifiedBy", [certificate]),
            ].compactMap { $0 }
        )
    }

    /// Each group on a line of its own under its name, then the skills that stand alone.
    private var jobRelated: XMLTreeElement? {
        var lines: [String] = []
        var single: [String] = []
        for skill in profile.skills ?? [] {
            let name = [skill.name, skill.level.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
            let keywords = skill.keywords ?? []
            if keywords.isEmpty {
                single.append(name)
            } else {
                lines.append((name.isEmpty ? "" : name + " : ") + keywords.joined(separator: ", "))
            }
        }
        if !single.isEmpty { lines.append(single.joined(separator: ", ")) }
        let text = EuropassText.html(paragraphs: lines, points: [])
        return text.isEmpty ? nil : .init("JobRelated", [.init("Description", text: text)])
    }

    /// The categories of the Union's driving licence; the schema has no others.
    private static let categories: Set<String> = [
        "A", "A1", "A2", "AM", "B", "B1", "BE", "C", "C1", "C1E", "CE", "D", "D1", "D1E", "DE",
    ]

    private var driving: XMLTreeElement? {
        let licences = (profile.greffier?.licences ?? []).filter(Self.categories.contains)
        guard !licences.isEmpty else { return nil }
        return .init("Driving", [.init("Description", licences.map { .init("Licence", text: $0) })])
    }
}

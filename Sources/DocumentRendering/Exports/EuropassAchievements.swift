// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel
import XMLStreams

/// `AchievementList`: what has a title of its own, under the codes of the schema or under words.
struct EuropassAchievements {
    private let profile: Profile
    private let labels: SectionLabels
    private let language: ReportLanguage

    init(_ profile: Profile, labels: SectionLabels, language: ReportLanguage) {
        self.profile = profile
        self.labels = labels
        self.language = language
    }

    /// `nil` where there is none.
    var element: XMLTreeElement? {
        let summary = profile.basics?.label == nil ? nil : profile.basics?.summary
        let all = [
            achievement(nil, labels.summary, paragraphs: [summary ?? ""]),
            achievement("projects", labels.projects, points: (profile.projects ?? []).map(line)),
            achievement(
                "certifications",
                labels.certificates,
                points: (profile.certificates ?? []).map { joined([$0.name, $0.issuer, dated($0.date)]) }
            ),
            achievement(
                "publications",
                labels.publications,
                points: (profile.publications ?? []).map { joined([$0.name, $0.publisher, dated($0.releaseDate)]) }
            ),
            achievement(
                "honors_awards",
                labels.awards,
                points: (profile.awards ?? []).map { joined([$0.title, $0.awarder, dated($0.date)]) }
            ),
            achievement(nil, labels.volunteer, points: (profile.volunteer ?? []).map(line)),
            achievement(nil, labels.interests, points: interests),
            achievement(
                "references",
                labels.references,
                points: (profile.references ?? []).map { joined([$0.name, $0.reference]) }
            ),
        ].compactMap { $0 }
        return all.isEmpty ? nil : .init("AchievementList", all)
    }

    private func achievement(
        _ code: String?,
        _ title: String,
        paragraphs: [String] = [],
        points: [String] = []
    ) -> XMLTreeElement? {
        let text = EuropassText.html(paragraphs: paragraphs, points: points)
        guard !text.isEmpty else { return nil }
        let names = [code.map { XMLTreeElement("Code", text: $0) }, .init("Label", text: title)].compactMap { $0 }
        return .init("Achievement", [.init("Title", names), .init("Description", text: text)])
    }

    private func line(_ project: Profile.Project) -> String {
        let period = PeriodText.text(
            start: project.startDate,
            end: project.endDate,
            isOpen: false,
            language: language
        )
        return joined([project.name, project.entity, project.description, period])
    }

    private func line(_ volunteer: Profile.Volunteer) -> String {
        let period = PeriodText.text(start: volunteer.startDate, end: volunteer.endDate, language: language)
        return joined([volunteer.position, volunteer.organization, period, volunteer.summary])
    }

    private var interests: [String] {
        (profile.interests ?? []).flatMap { [$0.name].compactMap { $0 } + ($0.keywords ?? []) }
    }

    private func dated(_ date: String?) -> String? {
        date.map { PeriodText.text(start: $0, end: nil, isOpen: false, language: language) }
    }

    private func joined(_ parts: [String?]) -> String {
        CleanText.texts(parts).joined(separator: ", ")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// What a profile says and in which order, before any design or format: clean texts under the headings of a language.
struct ProfileContent {
    let profile: Profile
    let language: ReportLanguage
    let labels: SectionLabels

    init(profile: Profile, language: ReportLanguage) {
        self.profile = profile
        self.language = language
        labels = .of(language)
    }

    /// The name as the document's title.
    var title: String {
        let name = CleanText.line(profile.basics?.name ?? "")
        return name.isEmpty ? labels.untitled : name
    }

    /// What the person is, in the words of the CV.
    var label: String { CleanText.line(profile.basics?.label ?? "") }

    /// All sections that hold something, in the order of a classic CV.
    var sections: [ContentSection] {
        [
            summary, skills, work, projects, education, certificates, languages, publications, awards, volunteer,
            interests, references, licences,
        ].compactMap { $0 }
    }

    /// The language of what the CV says, where its words can be broken: that of the headings unless it is known.
    var textLanguage: ReportLanguage? {
        guard let code = profile.greffier?.language else { return language }
        return ReportLanguage(rawValue: code)
    }

    /// Whether there is nothing to show.
    var isBlank: Bool { sections.isEmpty && profile.basics == nil }

    /// The picture of the person that the profile holds; an address on the web is none, for nothing is fetched.
    var photo: PictureFile? { profile.basics?.image.flatMap(PictureFile.init(dataAddress:)) }

    /// `8 ans d’expérience`; `nil` where the months in work are not known, or fewer than twelve.
    var experience: String? {
        guard let months = profile.greffier?.monthsTotal, months >= 12 else { return nil }
        return labels.experience(months / 12)
    }

    /// The clean texts of what is there and not blank.
    func texts(_ values: [String?]) -> [String] { CleanText.texts(values) }

    /// The lines of a text that people wrote with line breaks, as paragraphs.
    func paragraphs(_ text: String?) -> [String] { CleanText.paragraphs(text) }

    /// An address on the web that may be linked to; `nil` for what is none.
    func link(_ address: String?) -> String? { texts([address]).first.flatMap(PDFLink.web) }

    /// A time as it is shown; `nil` where neither end is known.
    func period(_ start: String?, _ end: String?, isOpen: Bool = true) -> ContentSection.Period? {
        let start = texts([start]).first
        let end = texts([end]).first
        let shown = PeriodText.text(start: start, end: end, isOpen: isOpen, language: language)
        guard !shown.isEmpty else { return nil }
        func iso(_ date: String?) -> String? { date.flatMap { PartialDate($0) == nil ? nil : $0 } }
        return .init(text: shown, start: iso(start), end: iso(end))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// What a drawn profile says and in which order, before any design: clean texts under the headings of a language.
struct ProfileContent {
    let profile: Profile
    let language: RenderLanguage
    let labels: SectionLabels

    init(profile: Profile, language: RenderLanguage) {
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
    var textLanguage: RenderLanguage? {
        guard let code = profile.greffier?.language else { return language }
        return RenderLanguage(rawValue: code)
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
    func texts(_ values: [String?]) -> [String] { values.map { CleanText.line($0 ?? "") }.filter { !$0.isEmpty } }

    /// The lines of a text that people wrote with line breaks, as paragraphs.
    func paragraphs(_ text: String?) -> [String] {
        CleanText.lines(text ?? "").split(separator: "\n").map { CleanText.line(String($0)) }.filter { !$0.isEmpty }
    }

    func period(_ start: String?, _ end: String?, isOpen: Bool = true) -> String {
        PeriodText.text(start: texts([start]).first, end: texts([end]).first, isOpen: isOpen, language: language)
    }
}

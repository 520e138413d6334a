// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// What a profile says to people: sections in their order, under headings in the language of the document.
///
/// Every text is clean (`CleanText`), nothing is escaped. HTML, Markdown and EPUB are written of it.
struct ProfileSheet: Sendable, Equatable {
    /// The name, or a word for a profile without one.
    var title: String
    var label: String
    var photo: PictureFile?
    var contacts: [ProfileContent.Contact] = []
    var sections: [Section] = []
    let language: ReportLanguage

    struct Section: Sendable, Equatable {
        /// What it is, the same in each language: `work`.
        var name: String
        var heading: String
        var content: [Item]
    }

    enum Item: Sendable, Equatable {
        case paragraph(String)
        case entry(Entry)
        /// What fits on a line, and where it leads: a certificate.
        case line(String, link: String?)
        /// A name and what is said of it, as a language and how well it is spoken.
        case pair(String, String)
        /// Short texts of equal rank.
        case words([String])
    }

    /// What has a title, perhaps a time and a place, and a text.
    struct Entry: Sendable, Equatable {
        var title = ""
        /// The employer, the school, the publisher.
        var body = ""
        var place = ""
        var period: ContentSection.Period?
        var link: String?
        var paragraphs: [String] = []
        var points: [String] = []
        /// Said at the end in smaller letters: the subjects of a project.
        var keywords: [String] = []
    }

    /// Whether it tells nothing of the person but the name.
    var isEmpty: Bool { sections.isEmpty && contacts.isEmpty && label.isEmpty }

    init(_ profile: Profile, language: ReportLanguage) {
        let content = ProfileContent(profile: profile, language: language)
        self.language = language
        title = content.title
        label = content.label
        photo = content.photo
        // A number without the code of its country is grouped here, and stands on paper as the CV writes it.
        contacts = content.contacts.map { contact in
            var contact = contact
            if contact.kind == .phone {
                contact.text = PhoneText.text(CleanText.line(profile.basics?.phone ?? ""), language: language)
            }
            return contact
        }
        sections = content.sheetSections
    }
}

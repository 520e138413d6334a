// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// What a profile says to people: sections in their order, under headings in the language of the document.
///
/// Every text is clean (`CleanText`), nothing is escaped. HTML, Markdown and EPUB are written of it.
struct ProfileSheet: Sendable, Equatable {
    /// The name, or a word for a profile without one.
    var title: String
    var label: String
    var photo: PictureFile?
    var contacts: [Contact] = []
    var sections: [Section] = []
    let language: RenderLanguage

    /// One way to reach the person, or a place where they live.
    struct Contact: Sendable, Equatable {
        var kind: Kind
        var text: String
        var link: String?

        enum Kind: String, Sendable { case mail, phone, place, web, network }
    }

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
        var period: Period?
        var link: String?
        var paragraphs: [String] = []
        var points: [String] = []
        /// Said at the end in smaller letters: the subjects of a project.
        var keywords: [String] = []
    }

    /// A time, as it is shown and as programs read it.
    struct Period: Sendable, Equatable {
        var text: String
        /// ISO 8601, where the profile has it so.
        var start: String?
        var end: String?
    }

    init(_ profile: Profile, language: RenderLanguage) {
        self.language = language
        let basics = profile.basics ?? .init()
        let labels = SectionLabels.of(language)
        let name = CleanText.line(basics.name ?? "")
        title = name.isEmpty ? labels.untitled : name
        label = CleanText.line(basics.label ?? "")
        photo = basics.image.flatMap { PictureFile(dataAddress: $0) }
        contacts = SheetContacts(language: language).contacts(basics)
        sections = SheetSections(profile, labels: labels, language: language).sections
    }
}

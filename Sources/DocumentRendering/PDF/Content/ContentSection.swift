// SPDX-License-Identifier: GPL-3.0-or-later

/// A section of a profile as a reader sees it: a heading and what stands under it, before any design.
struct ContentSection {
    var kind: Kind
    var title: String
    var body: Body

    enum Kind {
        case summary, skills, work, projects, education, certificates, languages, publications, awards, volunteer
        case interests, references, licences, contact
    }

    enum Body {
        case paragraphs([String])
        case pairs([Pair])
        case entries([Entry])
    }

    /// A short text with what belongs to it: a group with its skills, a language with its level, a date with a certificate.
    struct Pair {
        var name: String
        var text: String
        /// Who gave it, as the issuer of a certificate.
        var giver = ""
        /// Whether the name is what the pair is about, and not only its date.
        var isNamed = true
        var link: String?

        /// The text with who gave it.
        var wholeText: String { giver.isEmpty || text.isEmpty ? text + giver : "\(text) · \(giver)" }
    }

    /// A position, a course of study, a project.
    struct Entry {
        var period = ""
        var title = ""
        /// Names under the title: an employer, a school.
        var names: [String] = []
        /// What is said beside the names, as a place.
        var details: [String] = []
        /// What the employer or project is, said before what was done there.
        var about: [String] = []
        var notes: [String] = []
        var bullets: [String] = []
        /// Tools and methods used there.
        var environment: [String] = []
        var link: String?
        /// Its name in the outline, where it has an entry there.
        var outline: String?

        var hasBody: Bool { !about.isEmpty || !notes.isEmpty || !bullets.isEmpty }
    }
}

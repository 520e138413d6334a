// SPDX-License-Identifier: GPL-3.0-or-later

/// A section of a profile as a reader sees it: a heading and what stands under it, before any design.
struct ContentSection {
    var kind: Kind
    var title: String
    var body: Body

    enum Kind: String {
        case summary, skills, work, projects, education, certificates, languages, publications, awards, volunteer
        case interests, references, licences, contact
    }

    enum Body {
        case paragraphs([String])
        case pairs([Pair])
        case entries([Entry])
    }

    /// A time, as it is shown and as programs read it.
    struct Period: Sendable, Equatable {
        var text: String
        /// ISO 8601, where the profile has it so.
        var start: String?
        var end: String?
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
        var period: Period?
        var title = ""
        /// Names under the title: an employer, a school.
        var names: [String] = []
        /// What is said beside the names, as a place.
        var details: [String] = []
        /// What the employer or project is, said before what was done there.
        var about: [String] = []
        var notes: [String] = []
        /// Subjects of a project, said at the end.
        var keywords: [String] = []
        /// An address that is shown and not only linked to.
        var address: String?
        var bullets: [String] = []
        /// Tools and methods used there.
        var environment: [String] = []
        var link: String?
        /// Its name in the outline, where it has an entry there.
        var outline: String?

        /// Puts the entry under its title, or under the name where it has none.
        mutating func name(_ title: String?, _ name: String?) {
            let texts = CleanText.texts([title, name])
            self.title = texts.first ?? ""
            names = Array(texts.dropFirst())
        }

        /// The notes with what is said at their end.
        var running: [String] {
            notes + [keywords.joined(separator: ", "), address ?? ""].filter { !$0.isEmpty }
        }
        var hasBody: Bool { !about.isEmpty || !running.isEmpty || !bullets.isEmpty }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The words that readers of CVs and offers know: section titles, months, diplomas, job titles, skills and more.
///
/// Made from the texts of `pipelines/lexicons/*.lex`, so an administrator can add words without a new build. Lookups
/// look through case, accents and punctuation (`Folding.key`).
package struct Lexicons: Sendable {
    private let tables: [Kind: Table]

    /// Reads all files, given as name → text.
    ///
    /// Files that we ship (`shippedFiles`) come first, then any others by name: what an administrator's file says of a
    /// word that we know wins. Throws one `LexiconError` that lists every mistake of every file.
    package init(files: [String: String]) throws {
        let names = files.keys.sorted { left, right in
            let ranks = (Self.shippedFiles.contains(left) ? 0 : 1, Self.shippedFiles.contains(right) ? 0 : 1)
            return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
        }
        var tables: [Kind: Table] = [:]
        var mistakes: [LexiconError.Mistake] = []
        for name in names {
            let parsed = LexiconFile(name: name, text: files[name] ?? "")
            mistakes += parsed.mistakes
            for (kind, change) in parsed.changes {
                switch change {
                case .add(let entry): tables[kind, default: Table(merging: kind.mergesLines)].add(entry)
                case .remove(let words):
                    let missing = tables[kind, default: Table(merging: kind.mergesLines)].remove(words.map(\.word))
                    mistakes += missing.map { .noWord(words[$0].word, of: kind, file: name, line: words[$0].line) }
                }
            }
        }
        guard mistakes.isEmpty else { throw LexiconError(mistakes: mistakes) }
        self.tables = tables
    }

    /// The names of the files that come with Greffier.
    package static let shippedFiles: Set<String> = [
        "contracts.lex", "dates.lex", "diplomas.lex", "hierarchy.lex", "languages.lex", "occupations.lex", "offers.lex",
        "organisations.lex", "people.lex", "places.lex", "sections.lex", "skills.lex", "synonyms.lex",
        "titles.lex",
    ]

    /// The words of one kind; empty when no file names it.
    package subscript(kind: Kind) -> Table { tables[kind] ?? Table() }

    /// What a section of a file lists; the name in brackets is the raw value.
    package enum Kind: String, CaseIterable, Sendable {
        case sections, months, seasons, present, since, durations, contracts, diplomas, schools, employers, titles
        case languages, levels, skills, countries, regions, cities, networks, sensitive, licences, headings
        case breaks, streets
        case sectionWords = "section-words"
        case dateJoiners = "date-joiners"
        case yearParts = "year-parts"
        case yearUnits = "year-units"
        case ordinals, numbered, demonyms
        case dateLabels = "date-labels"
        case entryLabels = "entry-labels"
        case legalForms = "legal-forms"
        case titleCues = "title-cues"
        case firmModifiers = "firm-modifiers"
        case languageTests = "language-tests"
        case contactLabels = "contact-labels"
        case occupations, implications, synonyms
        case offerSections = "offer-sections"
        case offerLabels = "offer-labels"
        case offerWishes = "offer-wishes"
        case offerCues = "offer-cues"
        case offerOpenings = "offer-openings"
        case offerInvitations = "offer-invitations"
        case offerVoices = "offer-voices"
        case regionWords = "region-words"
        case grades
        case jobOpenings = "job-openings"
        case diplomasWithoutField = "diplomas-without-field"
        case studyFields = "study-fields"
        case escoSkills = "esco-skills"
        case escoOccupations = "esco-occupations"
        case romeSkills = "rome-skills"
        case romeOccupations = "rome-occupations"

        /// Whether lines of one name are one entry; else each keeps its own attributes.
        var mergesLines: Bool { ![.sections, .sectionWords, .sensitive].contains(self) }
    }

    /// One line of a file.
    package struct Entry: Sendable, Equatable {
        package var canonical: String
        package var aliases: [String]
        /// What follows `|`; a bare word has the value `yes`.
        package var attributes: [String: String]
        /// What follows the colon in the section's brackets, as in `[skills: sales]`.
        package var group: String?
    }
}

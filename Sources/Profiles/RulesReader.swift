// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import Foundation
import JobModel
package import Lexicons
import ProfileModel
import TextFolding

/// Reads CVs in French and English by rules alone: no model, no network, the same result every time.
///
/// A cascade of small steps: lines → sections → entries → fields → cross-checks → confidence. What a CV as data in the
/// document states (Europass XML) is taken as it is. Every value carries the words of the document that prove it; what the
/// document does not say is absent. A document that is no CV gives few values and a warning `profile.not_a_cv`. Time is
/// linear in the length of the document.
package struct RulesReader: Sendable {
    let lexicons: Lexicons
    let dates: DateScanner
    let places: PlaceReader
    let sensitive: SensitiveReader
    let keepsSensitive: Bool

    /// Takes the words to read by, and whether sensitive data are kept.
    ///
    /// With `keepsSensitive` birth dates, nationalities and the like stand under `x-greffier.sensitive`; without it only
    /// their kinds are named. No other value of the profile holds them either way.
    package init(lexicons: Lexicons, keepsSensitive: Bool = false) {
        self.lexicons = lexicons
        self.keepsSensitive = keepsSensitive
        sensitive = SensitiveReader(lexicons: lexicons)
        dates = DateScanner(lexicons)
        places = PlaceReader(lexicons: lexicons)
    }

    /// Reads one document.
    ///
    /// `submittedAt` is the reference date when the document has none of its own. Never throws.
    package func read(_ document: Document, submittedAt: Date) -> ProfileReading {
        let text = document.rendering.lines
        let lines = LineReader(dates: dates).read(text + PlacedLinks.lines(of: document.links, beside: text))
        var draft: ProfileDraft
        var reference: ReferenceDate?
        if let export = LinkedInExport(lines, producer: document.metadata.producer) {
            draft = read(export, lines: lines)
        } else {
            draft = firstPerson(lines, printed: text.count)
            reference = self.reference(document, draft.lines, submittedAt)
            draft.leaveOut(reference?.printed?.line)
            readHead(&draft, document: document)
            dropRunningTitles(&draft)
            readSections(&draft)
        }
        takeExact(from: document, into: &draft)
        draft.reference = reference ?? self.reference(document, draft.lines, submittedAt)
        var reading = assemble(draft)
        reading.openLines = openLines(draft, printed: text.count)
        return reading
    }

    private func reference(_ document: Document, _ lines: [CVLine], _ submittedAt: Date) -> ReferenceDate {
        ReferenceDate(document: document, lines: lines, lexicons: lexicons, submittedAt: submittedAt)
    }

    /// The lines and sections of the first person: two people make no one person.
    ///
    /// Behind the `printed` lines stand the links on no text; where several people are, it is not known whose they are.
    private func firstPerson(_ lines: [CVLine], printed: Int) -> ProfileDraft {
        let finder = SectionFinder(lexicons: lexicons)
        let text = Array(lines[..<printed])
        let sections = finder.sections(of: text)
        let people = PeopleFinder(names: NameReader(lexicons: lexicons, places: places))
        var draft = ProfileDraft(lines: lines, sections: sections)
        if let second = people.second(in: text, sections: sections) {
            let own = Array(lines[..<second])
            draft = ProfileDraft(lines: own, sections: finder.sections(of: own))
            draft.isOfSeveral = true
        }
        draft.isForeign = isForeign(draft.lines)
        return draft
    }
}

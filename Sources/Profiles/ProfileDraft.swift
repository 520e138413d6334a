// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Everything that the steps have found, before it becomes a profile.
struct ProfileDraft {
    var lines: [CVLine]
    var sections: [Section]
    var name: Found?
    var label: Found?
    var contact = ContactReader.Result()
    var phone: Found?
    var place = PlaceReader.Place()
    var summary: Found?
    var entries = EntryLists()
    var licences: [Found] = []
    var sensitive: [SensitiveReader.Finding] = []
    /// What was withheld of each line as it stands in the document, by the line's index.
    var withheld: [Int: [Range<String.Index>]] = [:]
    /// A picture looks like one of the person.
    var hasPhoto = false
    var reference: ReferenceDate?
    /// Further people follow; their lines are left out.
    var isOfSeveral = false
    /// A CV as data says what the document says; `standing` is how it stands to the pages.
    var isExact = false
    var standing: ExactStanding?
    /// In a language or script whose words the lexicons do not have.
    var isForeign = false

    init(lines: [CVLine], sections: [Section]) {
        self.lines = lines
        self.sections = sections
    }

    /// Takes a line out of all sections.
    mutating func leaveOut(_ line: Int?) {
        guard let line else { return }
        for index in sections.indices { sections[index].lines.removeAll { $0.index == line } }
    }

    func sections(_ kinds: SectionKind...) -> [Section] { sections.filter { $0.kind.map(kinds.contains) ?? false } }

    /// Lines of the head and of contact sections.
    var headLines: [CVLine] { sections.filter { $0.kind == nil || $0.kind == .contact }.flatMap(\.lines) }

    /// Lines with links that may be the person's: those of positions, projects and references are others'.
    ///
    /// Lines that stand in no section, icons for example, belong to the section above them.
    var linkedLines: [CVLine] {
        var kinds: [Int: SectionKind?] = [:]
        for section in sections {
            for line in section.lines + [section.title].compactMap({ $0 }) { kinds[line.index] = section.kind }
        }
        var kind: SectionKind?
        var ofNumbers: [Int: SectionKind?] = [:]
        return lines.filter { line in
            if let own = kinds[line.index] { kind = own }
            // A link on no text comes behind all lines and has the number of that beside it.
            if line.source.text.isEmpty { kind = ofNumbers[line.source.number] ?? nil }
            ofNumbers[line.source.number] = .some(kind)
            guard line.source.spans.contains(where: { $0.link != nil }) else { return false }
            return kind.map { ![.work, .volunteer, .projects, .references, .publications].contains($0) } ?? true
        }
    }
}

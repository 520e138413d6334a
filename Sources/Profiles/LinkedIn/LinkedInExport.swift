// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// The PDF that LinkedIn makes of a profile ('Save to PDF'), cut into its parts.
///
/// A side bar (contact, skills, languages, certificates) stands on the left; name, headline, place, summary, positions
/// and studies on the right. Titles, employers, positions and dates have sizes of their own.
struct LinkedInExport {
    /// Name, headline and place.
    private(set) var head: [CVLine] = []
    /// The parts under a title, those of the side bar first.
    private(set) var sections: [Section] = []

    /// `nil` for any other document: both columns with LinkedIn's titles, and three of its further signs, tell it.
    ///
    /// These signs are numbered pages, the address of a LinkedIn profile, periods with their length in brackets, the
    /// title of the skills, and the program that LinkedIn draws with.
    init?(_ lines: [CVLine], producer: String?) {
        let boxed = lines.filter { $0.source.box != nil && !$0.text.isEmpty }
        guard let contact = boxed.first(where: { ($0.source.page ?? 1) == 1 && Self.side[$0.key] == .contact }),
            let edge = contact.source.box?.x0, contact.size > 0,
            let title = boxed.first(where: { Self.main[$0.key] != nil && ($0.source.box?.x0 ?? 0) > edge + 100 }),
            let mainLeft = title.source.box?.x0
        else { return nil }
        let side = boxed.filter { ($0.source.page ?? 1) == 1 && ($0.source.box?.x0 ?? 0) < mainLeft - 20 }
        let signs = [
            boxed.contains(where: Self.isPageNumber), boxed.contains(where: Self.isAddress),
            boxed.contains { LinkedInPeriod($0)?.length != nil }, side.contains { Self.side[$0.key] == .skills },
            producer?.contains("FOP") == true,
        ]
        guard signs.count(where: { $0 }) >= 3 else { return nil }
        let kept = boxed.filter { !Self.isPageNumber($0) }.sorted(by: Self.isAbove)
        let left = Set(side.map(\.index))
        let bar = kept.filter { left.contains($0.index) }
        sections = Self.cut(bar, at: Self.side, size: contact.size).filter { $0.kind != nil }
        let right = Self.cut(kept.filter { !left.contains($0.index) }, at: Self.main, size: title.size)
        head = right.first?.lines ?? []
        sections += right.dropFirst()
    }

    /// The lines of all parts of a kind.
    func lines(of kind: SectionKind) -> [CVLine] { sections.filter { $0.kind == kind }.flatMap(\.lines) }

    // MARK: Titles

    /// By folded words; LinkedIn leaves some titles in English whatever the language of the profile.
    private static let side: [String: SectionKind] = [
        "contact": .contact, "coordonnees": .contact, "top skills": .skills, "principales competences": .skills,
        "languages": .languages, "langues": .languages, "certifications": .certificates,
        "licenses and certifications": .certificates, "licences et certifications": .certificates,
        "honors awards": .awards, "distinctions": .awards, "publications": .publications, "patents": .publications,
        "brevets": .publications,
    ]

    private static let main: [String: SectionKind] = [
        "summary": .summary, "resume": .summary, "experience": .work, "education": .education, "formation": .education,
    ]

    private static func cut(_ lines: [CVLine], at titles: [String: SectionKind], size: Double) -> [Section] {
        var sections = [Section()]
        for line in lines {
            if let kind = titles[line.key], line.size >= size - 0.3 {
                sections.append(Section(kind: kind, title: line))
            } else {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections
    }

    // MARK: Signs

    /// `Page 1 of 3`, which stands at the foot of each page.
    private static func isPageNumber(_ line: CVLine) -> Bool {
        let words = line.words
        return words.count == 4 && words[0] == "page" && ["of", "sur", "de"].contains(words[2])
            && [words[1], words[3]].allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    private static func isAddress(_ line: CVLine) -> Bool {
        line.text.contains("linkedin.com/in/") || line.text.hasSuffix("(LinkedIn)")
            || line.source.spans.contains { $0.link?.contains("linkedin.com/in/") == true }
    }

    private static func isAbove(_ one: CVLine, _ two: CVLine) -> Bool {
        let pages = (one.source.page ?? 1, two.source.page ?? 1)
        let tops = (one.source.box?.y0 ?? 0, two.source.box?.y0 ?? 0)
        return pages.0 != pages.1 ? pages.0 < pages.1 : (tops.0, one.index) < (tops.1, two.index)
    }
}

extension CVLine {
    /// Points, 0 where the document does not say.
    var size: Double { source.spans.compactMap(\.size).max() ?? 0 }
}

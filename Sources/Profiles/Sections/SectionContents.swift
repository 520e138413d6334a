// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Tells what a section of an unknown title holds by its lines: `Avant l'enseignement` above dated jobs is work.
struct SectionContents {
    let lexicons: Lexicons

    /// The same sections, those of unknown titles with the kind of their contents; the others as they were.
    ///
    /// A summary or unknown section of nothing but short items is the list of skills where there is no other.
    func settled(_ sections: [Section]) -> [Section] {
        let hasSkills = sections.contains { $0.kind == .skills && !$0.isGroup }
        let hasGroups = sections.contains { $0.kind == .skills }
        var hasWorkSoFar = false
        var previous: SectionKind?
        return sections.map { section in
            var settled = section
            if section.isUnknown, let kind = kind(of: section, mayBeOne: !hasWorkSoFar || previous == .work) {
                settled.kind = kind
            }
            // 'Stages de formation' of a school are internships, those of a firm courses.
            if section.isTraining, datedKind(section.lines.filter { !$0.isOrnament }) == .work {
                settled.kind = .work
                settled.isTraining = false
            }
            // 'Situation actuelle' above a dated job.
            if section.kind == .summary, section.lines.first?.edgeDate?.isSpan == true,
                datedKind(section.lines.filter { !$0.isOrnament }) == .work
            {
                settled.kind = .work
            }
            previous = settled.kind
            hasWorkSoFar = hasWorkSoFar || settled.kind == .work
            let mayBeSkills =
                section.kind == .summary ? !hasSkills : settled.kind == .other && section.isUnknown && !hasGroups
            if mayBeSkills, Self.isListOfItems(section.lines) { settled.kind = .skills }
            return settled
        }
    }

    private static func isListOfItems(_ lines: [CVLine]) -> Bool {
        let own = lines.filter { !$0.isOrnament }
        return own.count >= 4 && own.allSatisfy { $0.isBullet && $0.words.count <= 7 && !$0.text.hasSuffix(".") }
    }

    /// Work, voluntary work or studies by what stands around their periods, else languages or skills by their words.
    ///
    /// A lone dated job far below the work is one beside it; `mayBeOne` tells whether it may be work all the same.
    private func kind(of section: Section, mayBeOne: Bool) -> SectionKind? {
        if let title = section.title, lexicons[.breaks].longestMatch(title.words, at: 0) != nil { return nil }
        let own = section.lines.filter { !$0.isOrnament }
        let dated = datedKind(own)
        if dated == .work, !mayBeOne, own.count(where: { !$0.isBullet && $0.edgeDate?.isSpan == true }) < 2 {
            return nil
        }
        return dated ?? listKind(own)
    }

    private func datedKind(_ lines: [CVLine]) -> SectionKind? {
        let periods = lines.indices.filter {
            !lines[$0].isBullet && lines[$0].edgeDate?.isSpan == true && lines[$0].words.count <= 16
                && !lines[$0].text.hasSuffix("!")
        }
        guard !periods.isEmpty else { return nil }
        var counts: [SectionKind: Int] = [:]
        for period in periods {
            // Below a date on a line of its own stand employer and title, in either order.
            let near = max(0, period - 1)...min(lines.count - 1, period + (lines[period].isOnlyDate ? 2 : 1))
            if let kind = near.lazy.filter({ !lines[$0].isBullet }).compactMap({ kind(of: lines[$0].words) })
                .max(by: { Self.weight($0) < Self.weight($1) })
            {
                counts[kind, default: 0] += 1
            }
        }
        guard let best = counts.max(by: { ($0.value, Self.weight($0.key)) < ($1.value, Self.weight($1.key)) }),
            best.value * 2 >= periods.count
        else { return nil }
        return best.key
    }

    private func kind(of words: [String]) -> SectionKind? {
        let table = lexicons[.sectionWords]
        if words.contains(where: { table.entry(key: $0)?.canonical == SectionKind.volunteer.rawValue }) {
            return .volunteer
        }
        let diploma = lexicons[.diplomas].matches(in: words).first?.range.lowerBound
        let title = lexicons[.titles].matches(in: words).first?.range.lowerBound
        guard let diploma else { return title.map { _ in .work } }
        // 'Diplôme d'infirmière' is a diploma, 'Animatrice BAFA' a job.
        return title.map { $0 < diploma } == true ? .work : .education
    }

    /// `Diplôme d'infirmière` names a job as well; a voluntary job is no employment.
    private static func weight(_ kind: SectionKind) -> Int { kind == .volunteer ? 2 : kind == .education ? 1 : 0 }

    private func listKind(_ lines: [CVLine]) -> SectionKind? {
        guard lines.allSatisfy({ $0.dates.isEmpty && !$0.text.hasSuffix(".") }) else { return nil }
        let items = lines.flatMap { SkillsReader.items(of: $0.text) }.map(Folding.words).filter { !$0.isEmpty }
        guard items.count >= 2, items.allSatisfy({ $0.count <= 6 }) else { return nil }
        let languages = items.count { lexicons[.languages].longestMatch($0, at: 0) != nil }
        if languages * 4 >= items.count * 3 { return .languages }
        let skills = items.count { lexicons[.skills].contains(key: $0.joined(separator: " ")) }
        return items.count >= 3 && skills * 2 >= items.count ? .skills : nil
    }
}

extension DateScanner.Match {
    /// Two ends, or one and open.
    var isSpan: Bool { !isOnlyPresent && (isPeriod || isCurrent) }
}

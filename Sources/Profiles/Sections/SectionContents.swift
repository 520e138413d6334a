// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Tells what a section of an unknown title holds by its lines: `Avant l'enseignement` above dated jobs is work.
struct SectionContents {
    let lexicons: Lexicons

    /// What the other sections tell of one.
    private struct Surroundings {
        let hasWork: Bool
        let hasSeveralStudies: Bool
        /// A section titled as work holds at least one period.
        let workHasPeriods: Bool
        let hasSkills: Bool
        let hasGroups: Bool
        /// Work stands above, and something else between it and this section.
        var isApartFromWork = false
    }

    /// The same sections, those of unknown titles with the kind of their contents; the others as they were.
    ///
    /// A summary or unknown section of nothing but short items is the list of skills where there is no other. Lines of
    /// ornaments are expected to be left out of the sections.
    func settled(_ sections: [Section]) -> [Section] {
        var around = Surroundings(
            hasWork: sections.contains { $0.kind == .work },
            hasSeveralStudies: sections.count { $0.kind == .education } > 1,
            workHasPeriods: sections.contains { $0.kind == .work && $0.lines.contains(where: \.hasPeriod) },
            hasSkills: sections.contains { $0.kind == .skills && !$0.isGroup },
            hasGroups: sections.contains { $0.kind == .skills }
        )
        var hasWorkSoFar = false
        return sections.reduce(into: []) { result, section in
            let settled = settled(section, around)
            hasWorkSoFar = hasWorkSoFar || settled.kind == .work
            around.isApartFromWork = hasWorkSoFar && settled.kind != .work
            if let last = result.last, isFirm(settled, below: last) {
                result[result.count - 1].lines += (settled.title.map { [$0] } ?? []) + settled.lines
            } else {
                result.append(settled)
            }
        }
    }

    /// Whether what looked like the title of a section is a firm above its positions: `Sheaf Homes, Sheffield`.
    private func isFirm(_ section: Section, below last: Section) -> Bool {
        guard section.isUnknown, section.kind == .work, last.kind == .work, let title = section.title else {
            return false
        }
        if title.words.last.map(lexicons[.legalForms].contains(key:)) == true { return true }
        return !lexicons[.employers].matches(in: title.words).isEmpty
            && section.lines.first?.hasPeriod == true
    }

    private func settled(_ section: Section, _ around: Surroundings) -> Section {
        var settled = section
        let lines = section.lines
        if section.isUnknown {
            if let kind = kind(of: section, mayBeOne: !around.isApartFromWork) { settled.kind = kind }
            // Where no other title tells of work, what has several periods is it.
            if settled.kind == .other, !around.hasWork, lines.count(where: \.hasPeriod) >= 2 { settled.kind = .work }
        }
        // 'Stages de formation' of a school are internships, those of a firm courses; 'Situation actuelle' stands above a
        // dated job; 'Enseignement' beside 'Titres universitaires' may be what was taught.
        if section.isTraining || section.kind == .summary && lines.first?.edgeDate?.isSpan == true
            || section.kind == .education && around.hasSeveralStudies,
            datedKind(lines) == .work
        {
            settled.kind = .work
            settled.isTraining = false
        }
        // 'Mon métier' above a list of short items, where another section has the jobs.
        let isList = section.kind == .work && around.workHasPeriods && Self.isShort(lines)
        if isList { settled.kind = .other }
        if isList && !around.hasSkills || mayBeSkills(settled, around),
            isList || Self.isListOfItems(lines)
                || section.isUnknown && (namesSkills(lines) || Self.isListOfGroups(lines) || listsSkills(lines))
        {
            settled.kind = .skills
        }
        return settled
    }

    /// Three short lines at least, or lists on every line, without dates.
    private static func isShort(_ lines: [CVLine]) -> Bool {
        guard !lines.isEmpty, lines.allSatisfy(\.dates.isEmpty) else { return false }
        return lines.count >= 3 && lines.allSatisfy { $0.words.count <= 5 }
            || lines.allSatisfy { SkillsReader.items(of: $0.text).count >= 4 }
    }

    private func mayBeSkills(_ section: Section, _ around: Surroundings) -> Bool {
        switch section.kind {
        case .summary: !around.hasSkills
        case .other: section.isUnknown && !around.hasGroups
        default: false
        }
    }

    /// `Laboratory: qPCR; CRISPR` on every line, at least two of them.
    private static func isListOfGroups(_ lines: [CVLine]) -> Bool {
        lines.count >= 2
            && lines.allSatisfy { line in
                guard let colon = line.text.firstIndex(of: ":"), line.dates.isEmpty else { return false }
                return (1...3).contains(Text.wordCount(line.text[..<colon]))
                    && SkillsReader.items(of: String(line.text[line.text.index(after: colon)...])).count > 1
            }
    }

    /// `FCO (2024)`, `Care Certificate, 2015` on every line, at least two of them: short names with the date they end in.
    private func isListOfCertificates(_ lines: [CVLine]) -> Bool {
        lines.count >= 2
            && lines.allSatisfy { line in
                guard let date = line.edgeDate, !date.isSpan, line.words.count <= 9, !line.isOnlyDate else {
                    return false
                }
                let rest = line.text[date.range.upperBound...]
                return !rest.contains { $0.isLetter || $0.isNumber }
                    && lexicons[.titles].matches(in: line.words).isEmpty
                    && lexicons[.diplomas].longestMatch(line.words, at: 0) == nil
            }
    }

    /// Four short lines at least, a skill that the lexicon knows among them.
    private func namesSkills(_ lines: [CVLine]) -> Bool {
        lines.count >= 4
            && lines.allSatisfy { $0.words.count <= 6 && $0.dates.isEmpty && !$0.text.hasSuffix(".") }
            && lines.contains { lexicons[.skills].contains(key: $0.key) }
    }

    /// Lists of short items on every line, a skill that the lexicon knows among them.
    private func listsSkills(_ lines: [CVLine]) -> Bool {
        let lists = lines.map { SkillsReader.items(of: $0.text) }
        return !lists.isEmpty && lines.allSatisfy { $0.dates.isEmpty && !$0.text.hasSuffix(".") }
            && lists.allSatisfy { $0.count >= 3 && $0.allSatisfy { Text.wordCount($0) <= 5 } }
            && lists.joined().contains { lexicons[.skills].contains($0) }
    }

    private static func isListOfItems(_ lines: [CVLine]) -> Bool {
        lines.count >= 4 && lines.allSatisfy { $0.isBullet && $0.words.count <= 7 && !$0.text.hasSuffix(".") }
    }

    /// Work, voluntary work or studies by what stands around their periods, else languages or skills by their words.
    ///
    /// A lone dated job far below the work is one beside it; `mayBeOne` tells whether it may be work all the same.
    private func kind(of section: Section, mayBeOne: Bool) -> SectionKind? {
        if let title = section.title, lexicons[.breaks].longestMatch(title.words, at: 0) != nil { return nil }
        let lines = section.lines
        let dated = Self.isRemark(lines) ? nil : datedKind(lines)
        if dated == .work, !mayBeOne, lines.count(where: \.hasPeriod) < 2 { return nil }
        return dated ?? (isListOfCertificates(lines) ? .certificates : listKind(lines))
    }

    /// `2020-2021 : arrêt des tournées, formation en autodidacte.`: a sentence that goes on in small letters.
    private static func isRemark(_ lines: [CVLine]) -> Bool {
        guard let first = lines.first, let last = lines.last, lines.count <= 3, last.text.hasSuffix("."),
            let date = first.edgeDate, date.range.lowerBound == first.text.startIndex
        else { return false }
        return Text.startsLowercase(first.text[date.range.upperBound...])
    }

    private func datedKind(_ lines: [CVLine]) -> SectionKind? {
        let periods = lines.indices.filter {
            lines[$0].hasPeriod && lines[$0].words.count <= 16 && !lines[$0].text.hasSuffix("!")
        }
        guard !periods.isEmpty else { return nil }
        var counts: [SectionKind: Int] = [:]
        for period in periods {
            // Below or above a date on a line of its own stand employer and title, in either order.
            let reach = lines[period].isOnlyDate ? 2 : 1
            let near = max(0, period - reach)...min(lines.count - 1, period + reach)
            let own = near.filter { !lines[$0].isBullet }
            let kinds = own.compactMap { kind(of: lines[$0].words) }
            // 'Stagiaire, CAF de Marseille': no acronym makes a diploma of an internship.
            if own.contains(where: { isInternship(lines[$0].words) }) {
                counts[.work, default: 0] += 1
            } else if let kind = kinds.max(by: { Self.weight($0) < Self.weight($1) }) {
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
        // The 'du' of 'du 01/09/2012' is no DU.
        let diploma = lexicons[.diplomas].matches(in: words).first {
            $0.range.count > 1 || words[$0.range.lowerBound].count > 2
        }?.range.lowerBound
        let title = lexicons[.titles].matches(in: words).first?.range.lowerBound
        guard let diploma else { return title.map { _ in .work } }
        // 'Diplôme d'infirmière' is a diploma, 'Animatrice BAFA' a job.
        return title.map { $0 < diploma } == true ? .work : .education
    }

    /// `Stagiaire`, `Stage d'observation`: first on its line.
    private func isInternship(_ words: [String]) -> Bool {
        lexicons[.contracts].longestMatch(words, at: 0)?.entry.canonical == "internship"
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

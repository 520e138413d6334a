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
        let hasWork = sections.contains { $0.kind == .work }
        var hasWorkSoFar = false
        var previous: SectionKind?
        return sections.map { section in
            var settled = section
            if section.isUnknown, let kind = kind(of: section, mayBeOne: !hasWorkSoFar || previous == .work) {
                settled.kind = kind
            }
            // Where no other title tells of work, what has several periods is it.
            if section.isUnknown, settled.kind == .other, !hasWork, Self.periods(of: section.lines) >= 2 {
                settled.kind = .work
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
            if mayBeSkills,
                Self.isListOfItems(section.lines) || section.isUnknown && namesSkills(section.lines)
                    || section.isUnknown && Self.isListOfGroups(section.lines)
            {
                settled.kind = .skills
            }
            return settled
        }
    }

    private static func periods(of lines: [CVLine]) -> Int {
        lines.count { !$0.isBullet && $0.edgeDate?.isSpan == true }
    }

    /// `Laboratory: qPCR; CRISPR` on every line, at least two of them.
    private static func isListOfGroups(_ lines: [CVLine]) -> Bool {
        let own = lines.filter { !$0.isOrnament }
        return own.count >= 2
            && own.allSatisfy { line in
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
        let own = lines.filter { !$0.isOrnament }
        return own.count >= 4 && own.allSatisfy { $0.words.count <= 6 && $0.dates.isEmpty && !$0.text.hasSuffix(".") }
            && own.contains { lexicons[.skills].contains(key: $0.key) }
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
        let dated = Self.isRemark(own) ? nil : datedKind(own)
        if dated == .work, !mayBeOne, own.count(where: { !$0.isBullet && $0.edgeDate?.isSpan == true }) < 2 {
            return nil
        }
        return dated ?? (isListOfCertificates(own) ? .certificates : listKind(own))
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
            !lines[$0].isBullet && lines[$0].edgeDate?.isSpan == true && lines[$0].words.count <= 16
                && !lines[$0].text.hasSuffix("!")
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
        if isInternship(words) { return .work }
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

extension DateScanner.Match {
    /// Two ends, or one and open.
    var isSpan: Bool { !isOnlyPresent && (isPeriod || isCurrent) }
}

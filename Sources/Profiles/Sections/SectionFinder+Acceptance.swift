// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Decides which candidates are titles, by what the sure ones look like.
extension SectionFinder {
    func accept(
        _ candidates: [Int: Title],
        in lines: [CVLine],
        _ headings: StatedHeadings
    ) -> [Int: Title] {
        var looks: Set<CVLine.Look> = []
        var sure: [Int: Title] = [:]
        for (index, title) in candidates where !title.isGroup && isDistinct(index, title, lines) {
            sure[index] = title
            if title.rest == nil { looks.insert(lines[index].look) }
        }
        looks = dominant(looks, sure: sure, lines: lines)
        sure = sure.filter { $0.value.rest != nil || looks.contains(lines[$0.key].look) || $0.value.kind.isCore }
        let grids = grids(in: lines, titles: sure)
        for (index, title) in candidates where title.isGroup {
            let line = lines[index]
            if let table = line.source.cell?.table, grids.contains(table) { continue }
            let fits = looks.isEmpty ? isDistinct(index, title, lines) : looks.contains(line.look)
            if fits, !line.isBullet { sure[index] = title }
        }
        addByMainWord(&sure, looks: looks, lines: lines, headings)
        if looks.isEmpty {
            // The lexicon knows none of them as a whole.
            looks = dominant(
                Set(sure.filter { !$0.value.isGroup }.map { lines[$0.key].look }),
                sure: sure,
                lines: lines
            )
        }
        addUnknown(&sure, looks: looks, lines: lines, headings, grids: grids)
        for index in headings.ends(beside: sure, looksLikeEntry: looksLikeEntry) { sure[index] = Self.unknown }
        return demoteRestTitles(sure, lines: lines)
    }

    /// Looks that carry a core title, and any other look at least as heavy as the lightest of those.
    func dominant(_ looks: Set<CVLine.Look>, sure: [Int: Title], lines: [CVLine]) -> Set<CVLine.Look> {
        let core = Set(sure.filter { $0.value.kind.isCore && $0.value.rest == nil }.map { lines[$0.key].look })
        guard let lightest = core.map(\.weight).min() else { return looks }
        return core.union(looks.filter { $0.weight >= lightest })
    }

    /// Whether a line stands out as a title: by look, underline, or place.
    func isDistinct(_ index: Int, _ title: Title, _ lines: [CVLine]) -> Bool {
        let line = lines[index]
        let next = lines.line(after: index)
        let previous = index > 0 ? lines[index - 1] : nil
        if line.source.kind == .footer { return false }
        // 'Adresse' in a cell beside its value is a label.
        if line.look.weight == 0, title.rest == nil, line.isBeside(next) { return false }
        if line.look.isHeading || line.look.bold || line.look.size >= 2 { return true }
        if title.rest != nil { return title.kind != .skills && title.kind != .summary }
        if line.look.capitals, !line.isBullet || title.kind.isCore || line.words.count > 1 { return true }
        if line.isBullet || line.source.kind == .listItem { return false }
        if next?.isUnderline == true || line.text.hasSuffix(":") { return true }
        guard !Text.startsLowercase(line.text) else { return false }
        let opensBlock = previous.map { $0.source.block != line.source.block } ?? true
        // A lone word such as 'Formation' inside a list of words is no title; before other text in its block it is.
        return opensBlock
            && (title.kind.isCore || line.words.count > 1 || next?.source.block == line.source.block
                || opensEntry(next) && !lexicons[.skills].contains(key: line.key))
    }

    /// A date, a list or a colon: more than the next word of a list of words.
    func opensEntry(_ line: CVLine?) -> Bool {
        guard let line, line.words.count > 1 else { return false }
        return !line.dates.isEmpty || line.text.contains { ",:;".contains($0) }
    }

    /// Lines that look like titles, and whose main word is one of a title though no lexicon knows their wording.
    ///
    /// They look like the known titles, or stand out by themselves where there are none.
    func addByMainWord(
        _ titles: inout [Int: Title],
        looks: Set<CVLine.Look>,
        lines: [CVLine],
        _ headings: StatedHeadings
    ) {
        for line in lines where titles[line.index] == nil && !line.isBullet && !line.isOrnament {
            if let own = line.statedLevel, let level = headings.level, own > level { continue }
            guard line.dates.isEmpty, line.source.kind != .footer, !line.isContinuation,
                looks.isEmpty ? line.look.weight >= 1 : looks.contains(line.look)
            else { continue }
            let bare = SectionTitles.bare(line.text)
            let next = lines.line(after: line.index)
            guard line.look.weight >= 1 || next?.isUnderline == true || line.text.hasSuffix(":") || line.isFramed,
                Text.wordCount(bare) <= 10, let meaning = meanings.meaningByMainWord(of: bare)
            else { continue }
            titles[line.index] = Title(meaning: meaning)
        }
    }

    /// Lines that look exactly like known titles but say something unknown end the section before them.
    func addUnknown(
        _ titles: inout [Int: Title],
        looks: Set<CVLine.Look>,
        lines: [CVLine],
        _ headings: StatedHeadings,
        grids: Set<Int>
    ) {
        guard let first = titles.keys.min() else { return }
        let strong = looks.filter { $0.isHeading || $0.size >= 3 }
        let counts = titles.keys.reduce(into: [:]) { $0[lines[$1].look, default: 0] += 1 }
        // Bold lines of other sections are titles of jobs or of groups of skills.
        let fair = looks.filter { $0.bold && ($0.size > 0 || $0.capitals) && counts[$0, default: 0] >= 3 }
        guard !strong.isEmpty || !fair.isEmpty else { return }
        var kind: SectionKind?
        for line in lines {
            if let title = titles[line.index] { kind = title.kind }
            // Above all known titles stand name and label; a dated line below tells a title from them.
            let next = lines.line(after: line.index)
            if let table = line.source.cell?.table, grids.contains(table) { continue }
            // `2004 – 2010` in a cell, `CESS, Techniques sociales` in the next.
            if line.index > 0, lines[line.index - 1].isOnlyDate, line.isBeside(lines[line.index - 1]) { continue }
            let opens =
                (line.index < first || looksLikeEntry(line)) && opensEntries(line, lines, titles)
                || strong.contains(line.look) && standsAlone(line, lines, titles)
            // Three titles of one look make a fourth of any wording.
            let isTypical = strong.contains(line.look) && counts[line.look, default: 0] >= 3
            guard titles[line.index] == nil, line.index > first || next?.edgeDate?.isSpan == true || opens,
                headings.level == nil || line.statedLevel == nil || opens,
                strong.contains(line.look) || fair.contains(line.look) && kind.map(Self.hasNoTitles) == true,
                !line.isBullet, !line.isOrnament, line.dates.isEmpty, line.words.count <= (isTypical ? 10 : 5),
                !line.text.contains(",") || isTypical && !looksLikeFirm(line, above: next),
                !line.text.contains("@"),
                !SectionTitles.bare(line.text).contains(where: \.isNumber),
                line.look.isHeading ? line.look.level <= 2 : true,
                opens || !looksLikeEntry(line) || strong.contains(line.look) && kind.map(Self.hasNoTitles) == true
            else { continue }
            titles[line.index] = Self.unknown
            kind = .other
        }
    }

    /// Whether at least two periods stand between a line and the next one that is a title or has its look.
    ///
    /// So a title of words that jobs or firms have as well (`Farms`, `Scènes & studios`) is told from the job or firm that
    /// opens an entry: those share their look.
    private func opensEntries(_ line: CVLine, _ lines: [CVLine], _ titles: [Int: Title]) -> Bool {
        var periods = 0
        for below in lines[(line.index + 1)...] {
            // Another title of unknown words, or the next entry of such a look.
            if titles[below.index] != nil || !below.isOrnament && below.look == line.look { break }
            if below.hasPeriod { periods += 1 }
        }
        return periods >= 2
    }

    /// `Ets Morand, Fribourg` above a dated position: what stands behind the comma begins with a capital or is a town.
    private func looksLikeFirm(_ line: CVLine, above next: CVLine?) -> Bool {
        let parts = Text.split(line.text, at: [","]).dropFirst()
        return looksLikeEntry(line) || next?.hasPeriod == true && parts.contains { $0.first?.isUppercase == true }
            || parts.contains { lexicons[.cities].contains($0) || lexicons[.regions].contains($0) }
    }

    /// Whether entries stand above a line in its section, and no other line of its look: then it heads none of them.
    private func standsAlone(_ line: CVLine, _ lines: [CVLine], _ titles: [Int: Title]) -> Bool {
        guard lexicons[.titles].longestMatch(line.words, at: 0) == nil,
            lines.line(after: line.index)?.hasPeriod != true
        else { return false }
        var entries = 0
        for above in lines[..<line.index].reversed() where !above.isOrnament {
            if titles[above.index] != nil { break }
            if above.look == line.look { return false }
            if above.hasPeriod { entries += 1 }
        }
        return entries >= 2
    }

    /// Tables of several rows and columns without a title in a cell: labels and their values, no layout of the page.
    private func grids(in lines: [CVLine], titles: [Int: Title]) -> Set<Int> {
        let cells = Dictionary(grouping: lines.compactMap(\.source.cell), by: \.table)
        let titled = Set(titles.keys.compactMap { lines[$0].source.cell?.table })
        return Set(
            cells.filter { table, cells in
                !titled.contains(table) && Set(cells.map(\.row)).count > 1 && Set(cells.map(\.column)).count > 1
            }
            .keys
        )
    }

    static let unknown = Title(meaning: SectionTitles.Meaning(kind: .other, isUnknown: true))

    static func hasNoTitles(_ kind: SectionKind) -> Bool {
        ![.work, .education, .volunteer, .projects, .skills, .publications].contains(kind)
    }

    func looksLikeEntry(_ line: CVLine) -> Bool {
        let titles = lexicons[.titles]
        if (0..<line.words.count).contains(where: { titles.longestMatch(line.words, at: $0) != nil }) { return true }
        return line.source.cell == nil && !lexicons[.employers].matches(in: line.words).isEmpty
    }

    /// `Langues : …` within the skills is a title only if no other languages section exists.
    func demoteRestTitles(_ titles: [Int: Title], lines: [CVLine]) -> [Int: Title] {
        let kinds = Set(titles.values.filter { $0.rest == nil }.map(\.kind))
        return titles.filter { $0.value.rest == nil || !kinds.contains($0.value.kind) }
    }
}

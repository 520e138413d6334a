// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Finds the titles of sections and cuts the lines at them.
///
/// A line is a title when all its words are a known title (or two joined by 'and') and it looks like one: a heading,
/// bold, capitals, larger, underlined, or first in its block. Titles that also name groups of skills count only when
/// they look like the titles found without doubt.
struct SectionFinder {
    let lexicons: Lexicons
    private let meanings: SectionTitles

    init(lexicons: Lexicons) {
        self.lexicons = lexicons
        meanings = SectionTitles(lexicons: lexicons)
    }

    struct Title {
        var meaning: SectionTitles.Meaning
        /// Text after the colon of a title that has its content on the same line.
        var rest: String?
        var kind: SectionKind { meaning.kind }
        var isGroup: Bool { meaning.isGroup }
    }

    func sections(of lines: [CVLine]) -> [Section] {
        let named = candidates(lines)
        let headings = StatedHeadings(lines, titles: named)
        let nested = headings.nested(named)
        let titles = accept(named.filter { !nested.contains($0.key) }, in: lines, headings)
        let resets = containerChanges(lines, titles: titles)
        var sections = [Section()]
        for var line in lines where !nested.contains(line.index) {
            // What names a part of an entry as sections are named says nothing of its own.
            if nested.contains(line.index - 1) { line.isCut = true }
            if let title = titles[line.index] {
                sections.append(Section(title: line, meaning: title.meaning))
                if let rest = title.rest, var last = sections.popLast() {
                    last.lines.append(line.cut(to: rest))
                    sections.append(last)
                }
            } else if line.isMargin {
                // Running titles and notes stand outside the sections; those of the first page may hold the contact.
                if (line.source.page ?? 1) <= 1 { sections[0].lines.append(line) }
            } else if !line.isOrnament {
                if resets.contains(line.index), sections.last?.kind != nil { sections.append(Section()) }
                sections[sections.count - 1].lines.append(line)
            }
        }
        return settleTraining(SectionContents(lexicons: lexicons).settled(sections))
    }

    /// Sections of further training are certificates beside a section of studies, and the studies where there is none.
    private func settleTraining(_ sections: [Section]) -> [Section] {
        let hasStudies = sections.contains { $0.kind == .education && !$0.isTraining }
        return sections.map { section in
            guard section.isTraining else { return section }
            var settled = section
            settled.kind = hasStudies ? .certificates : .education
            return settled
        }
    }

    // MARK: Candidates

    private func candidates(_ lines: [CVLine]) -> [Int: Title] {
        var found: [Int: Title] = [:]
        for line in lines where !line.isOrnament {
            if let title = title(line, next: line.index + 1 < lines.count ? lines[line.index + 1] : nil),
                title.kind != .languages || title.rest != nil || speaks(lines[(line.index + 1)...].prefix(4))
            {
                found[line.index] = title
            }
        }
        return found
    }

    /// Whether a language that people speak is named; `Languages` above `Java, SQL` is a group of skills.
    private func speaks(_ lines: ArraySlice<CVLine>) -> Bool {
        lines.allSatisfy { lexicons[.skills].matches(in: $0.words).isEmpty }
            || lines.contains { !lexicons[.languages].matches(in: $0.words).isEmpty }
    }

    private func title(_ line: CVLine, next: CVLine?) -> Title? {
        guard !line.words.isEmpty, line.text.utf8.count < 400, line.dates.isEmpty else { return nil }
        if line.words.count <= 7, let meaning = meanings.meaning(of: line.text) { return Title(meaning: meaning) }
        guard let colon = line.text.firstIndex(of: ":") else { return nil }
        let head = line.text[..<colon]
        let rest = Text.trim(line.text[line.text.index(after: colon)...])
        guard !rest.isEmpty, Text.wordCount(head) <= 4, let meaning = meanings.meaning(of: String(head)),
            !meaning.isGroup, [.languages, .interests, .skills, .summary, .certificates].contains(meaning.kind)
        else { return nil }
        // `Languages: Java, SQL` is a group of skills: people speak other languages.
        if meaning.kind == .languages, lexicons[.languages].matches(in: Folding.words(rest)).isEmpty { return nil }
        return Title(meaning: meaning, rest: rest)
    }

    // MARK: Acceptance

    private func accept(
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
        for (index, title) in candidates where title.isGroup {
            let line = lines[index]
            let fits = looks.isEmpty ? isDistinct(index, title, lines) : looks.contains(line.look)
            if fits, !line.isBullet { sure[index] = title }
        }
        addByMainWord(&sure, looks: looks, lines: lines, headings)
        addUnknown(&sure, looks: looks, lines: lines, headings)
        for index in headings.ends(beside: sure, looksLikeEntry: looksLikeEntry) { sure[index] = Self.unknown }
        return demoteRestTitles(sure, lines: lines)
    }

    /// Looks that carry a core title, and any other look at least as heavy as the lightest of those.
    private func dominant(_ looks: Set<CVLine.Look>, sure: [Int: Title], lines: [CVLine]) -> Set<CVLine.Look> {
        let core = Set(sure.filter { $0.value.kind.isCore && $0.value.rest == nil }.map { lines[$0.key].look })
        guard let lightest = core.map(\.weight).min() else { return looks }
        return core.union(looks.filter { $0.weight >= lightest })
    }

    /// Whether a line stands out as a title: by look, underline, or place.
    private func isDistinct(_ index: Int, _ title: Title, _ lines: [CVLine]) -> Bool {
        let line = lines[index]
        let next = index + 1 < lines.count ? lines[index + 1] : nil
        let previous = index > 0 ? lines[index - 1] : nil
        if line.source.kind == .footer { return false }
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
    private func opensEntry(_ line: CVLine?) -> Bool {
        guard let line, line.words.count > 1 else { return false }
        return !line.dates.isEmpty || line.text.contains { ",:;".contains($0) }
    }

    /// Lines that look like titles, and whose main word is one of a title though no lexicon knows their wording.
    ///
    /// They look like the known titles, or stand out by themselves where there are none.
    private func addByMainWord(
        _ titles: inout [Int: Title],
        looks: Set<CVLine.Look>,
        lines: [CVLine],
        _ headings: StatedHeadings
    ) {
        for line in lines where titles[line.index] == nil && !line.isBullet && !line.isOrnament {
            if let own = line.statedLevel, let level = headings.level, own > level { continue }
            guard line.dates.isEmpty, line.words.count <= 6, line.source.kind != .footer, !line.isContinuation,
                looks.isEmpty ? line.look.weight >= 1 : looks.contains(line.look)
            else { continue }
            let next = line.index + 1 < lines.count ? lines[line.index + 1] : nil
            guard line.look.weight >= 1 || next?.isUnderline == true || line.text.hasSuffix(":") || line.isFramed,
                let meaning = meanings.meaningByMainWord(of: line.text)
            else { continue }
            titles[line.index] = Title(meaning: meaning)
        }
    }

    /// Lines that look exactly like known titles but say something unknown end the section before them.
    private func addUnknown(
        _ titles: inout [Int: Title],
        looks: Set<CVLine.Look>,
        lines: [CVLine],
        _ headings: StatedHeadings
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
            let next = line.index + 1 < lines.count ? lines[line.index + 1] : nil
            guard titles[line.index] == nil, line.index > first || next?.edgeDate?.isSpan == true,
                headings.level == nil || line.statedLevel == nil,
                strong.contains(line.look) || fair.contains(line.look) && kind.map(Self.hasNoTitles) == true,
                !line.isBullet, !line.isOrnament, line.dates.isEmpty, line.words.count <= 5,
                !line.text.contains(","), !line.text.contains("@"), !line.text.contains(where: \.isNumber),
                line.look.isHeading ? line.look.level <= 2 : true, !looksLikeEntry(line)
            else { continue }
            titles[line.index] = Self.unknown
            kind = .other
        }
    }

    private static let unknown = Title(meaning: SectionTitles.Meaning(kind: .other, isUnknown: true))

    private static func hasNoTitles(_ kind: SectionKind) -> Bool {
        ![.work, .education, .volunteer, .projects, .skills, .publications].contains(kind)
    }

    private func looksLikeEntry(_ line: CVLine) -> Bool {
        let titles = lexicons[.titles]
        if (0..<line.words.count).contains(where: { titles.longestMatch(line.words, at: $0) != nil }) { return true }
        return line.source.cell == nil && !lexicons[.employers].matches(in: line.words).isEmpty
    }

    /// `Langues : …` within the skills is a title only if no other languages section exists.
    private func demoteRestTitles(_ titles: [Int: Title], lines: [CVLine]) -> [Int: Title] {
        let kinds = Set(titles.values.filter { $0.rest == nil }.map(\.kind))
        return titles.filter { $0.value.rest == nil || !kinds.contains($0.value.kind) }
    }

    // MARK: Columns

    /// Lines where a new column or box starts that does not go on with the section before it.
    private func containerChanges(_ lines: [CVLine], titles: [Int: Title]) -> Set<Int> {
        var changes: Set<Int> = []
        let layouts = layoutTables(lines, titles: titles)
        var inBox = lines.first?.source.kind == .textBox
        for index in lines.indices.dropFirst() {
            let line = lines[index].source
            if isLoneHeading(index, lines: lines, titles: titles) { changes.insert(index) }
            // Headings and lists keep their kind within a text box: plain text alone tells which side a line is on.
            let entersBox = line.kind == .textBox && !inBox
            let leavesBox = line.kind == .paragraph && inBox
            if entersBox || leavesBox { inBox.toggle() }
            guard entersBox || leavesBox || Self.isChange(lines[index - 1].source, line, layouts) else { continue }
            guard titles[index - 1] == nil, !continues(from: index, lines: lines, titles: titles) else { continue }
            var start = index
            while start > 0, titles[start - 1] == nil, lines[start - 1].look.isHeading, leavesBox { start -= 1 }
            changes.insert(start)
        }
        return changes
    }

    /// A heading of unknown words right before a title, below a list: the job title above the main column.
    private func isLoneHeading(_ index: Int, lines: [CVLine], titles: [Int: Title]) -> Bool {
        guard lines[index].look.isHeading, titles[index] == nil, titles[index + 1] != nil else { return false }
        var above = index - 1
        while above >= 0, titles[above] == nil { above -= 1 }
        return titles[above].map { ![.work, .education, .projects, .volunteer].contains($0.kind) } ?? false
    }

    /// Tables whose columns are those of the page: one or two rows, with a title or more than two lines in a cell.
    ///
    /// Others of that size are lists of two columns, as of languages and their levels.
    private func layoutTables(_ lines: [CVLine], titles: [Int: Title]) -> Set<Int> {
        let tables = Dictionary(grouping: lines.indices) { lines[$0].source.cell?.table }
        let layouts = tables.filter { table, indices in
            let cells = Dictionary(grouping: indices) { lines[$0].source.cell }
            return table != nil && Set(cells.keys.map { $0?.row }).count <= 2
                && (cells.values.contains { $0.count > 2 } || indices.contains { titles[$0] != nil })
        }
        return Set(layouts.keys.compactMap { $0 })
    }

    private static func isChange(_ previous: TextLine, _ line: TextLine, _ layouts: Set<Int>) -> Bool {
        if previous.cell?.table != line.cell?.table { return true }
        if let one = previous.cell, let two = line.cell, one.column != two.column, layouts.contains(one.table) {
            return true
        }
        if let one = previous.box, let two = line.box, previous.page == line.page {
            return two.y1 < one.y0 - 40 && (two.x0 > one.x0 + 60 || two.x0 < one.x0 - 60)
        }
        return false
    }

    /// Whether the lines up to the next title carry entries: then they belong to the section before the change.
    private func continues(from index: Int, lines: [CVLine], titles: [Int: Title]) -> Bool {
        for line in lines[index...].prefix(12) {
            if titles[line.index] != nil { return false }
            if line.edgeDate != nil || line.isBullet { return true }
        }
        return false
    }
}

extension SectionKind {
    /// Kinds that nearly every CV has.
    var isCore: Bool { self == .work || self == .education || self == .skills || self == .languages }
}

extension CVLine {
    /// In the header or footer of a page.
    var isMargin: Bool { source.kind == .header || source.kind == .footer }

    /// A rule under a title.
    var isUnderline: Bool {
        isOrnament && source.text.count >= 3 && source.text.allSatisfy { "-=_—–~*#─━═".contains($0) || $0.isWhitespace }
    }

    /// Between signs of a rule: `== Work record ==`.
    var isFramed: Bool {
        let text = Text.trim(source.text)
        guard let sign = text.first, "=-*#~_".contains(sign), text.count >= 6 else { return false }
        return text.prefix(2).allSatisfy { $0 == sign } && text.suffix(2).allSatisfy { $0 == sign }
    }

    /// The same line with another text, its words and dates.
    func with(_ text: String, dates scanner: DateScanner) -> CVLine {
        var line = self
        line.text = text
        line.words = Folding.words(text)
        line.dates = scanner.matches(in: text)
        return line
    }

    /// The same line with only a part of its text.
    func cut(to rest: String) -> CVLine {
        var line = self
        line.text = rest
        line.words = Folding.words(rest)
        line.dates = []
        line.isCut = true
        return line
    }
}

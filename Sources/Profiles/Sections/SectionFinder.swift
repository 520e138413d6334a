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
    let meanings: SectionTitles

    init(lexicons: Lexicons) {
        self.lexicons = lexicons
        meanings = SectionTitles(lexicons: lexicons)
    }

    struct Title {
        var meaning: SectionTitles.Meaning
        /// Text after the colon of a title that has its content on the same line; empty where that is the next cell.
        var rest: String?
        var kind: SectionKind { meaning.kind }
        var isGroup: Bool { meaning.isGroup }
    }

    func sections(of raw: [CVLine]) -> [Section] {
        let lines = withoutHeaderRows(raw)
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
                // 'Langue maternelle' above a language says how it is spoken.
                if title.kind == .languages, !lexicons[.levels].matches(in: line.words).isEmpty {
                    sections[sections.count - 1].lines.append(line)
                }
                if let rest = title.rest, !rest.isEmpty, var last = sections.popLast() {
                    last.lines.append(line.cut(to: rest))
                    sections.append(last)
                }
            } else if line.isMargin {
                // Running titles and notes stand outside the sections; those of the first page may hold the contact.
                if (line.source.page ?? 1) <= 1 { sections[0].lines.append(line) }
            } else if !line.isOrnament {
                if resets.contains(line.index), sections.last?.kind != nil { sections.append(Section()) }
                // ': Telugu, Hindi' in the cell beside its label.
                if titles[line.index - 1]?.rest?.isEmpty == true, line.text.hasPrefix(":") {
                    line = line.cut(to: Text.trim(line.text, ":"))
                }
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
        let opening = lines.first { !$0.isOrnament }
        for line in lines where !line.isOrnament {
            // 'RESUME' above the name says what the document is.
            if line.index == opening?.index, lexicons[.headings].contains(key: line.key) { continue }
            if let title = title(line, next: lines.line(after: line.index)),
                title.kind != .languages || title.rest != nil
                    || speaks(lines[(line.index + 1)...].prefix(4)) && !isLevel(line, in: lines)
            {
                found[line.index] = title
            }
        }
        return found
    }

    /// `Langue maternelle` below or beside the name of a language.
    private func isLevel(_ line: CVLine, in lines: [CVLine]) -> Bool {
        !lexicons[.levels].matches(in: line.words).isEmpty
            && (line.source.cell.map { $0.column > 0 } ?? false
                || line.index > 0
                    && !lexicons[.languages].matches(in: lines[line.index - 1].words).isEmpty)
    }

    /// Whether a language that people speak is named; `Languages` above `Java, SQL` is a group of skills.
    private func speaks(_ lines: ArraySlice<CVLine>) -> Bool {
        lines.allSatisfy { lexicons[.skills].matches(in: $0.words).isEmpty }
            || lines.contains { !lexicons[.languages].matches(in: $0.words).isEmpty }
    }

    /// `Languages known` in a cell, `Telugu, Hindi` in the next: the section of a form of labels and values.
    private func isLabel(_ line: CVLine, of next: CVLine?, _ meaning: SectionTitles.Meaning) -> Bool {
        guard line.isBeside(next) else { return false }
        return meaning.kind == .languages && next.map { !lexicons[.languages].matches(in: $0.words).isEmpty } == true
            || meaning.kind == .interests
    }

    private func title(_ line: CVLine, next: CVLine?) -> Title? {
        guard !line.words.isEmpty, line.text.utf8.count < 400, line.dates.isEmpty else { return nil }
        let bare = SectionTitles.bare(line.text)
        if Text.wordCount(bare) <= 7, let meaning = meanings.meaning(of: bare) {
            return Title(meaning: meaning, rest: isLabel(line, of: next, meaning) ? "" : nil)
        }
        guard let colon = line.text.firstIndex(of: ":") else { return nil }
        let head = line.text[..<colon]
        let rest = Text.trim(line.text[line.text.index(after: colon)...])
        guard !rest.isEmpty, Text.wordCount(head) <= 4,
            let meaning = meanings.meaning(of: SectionTitles.bare(String(head))),
            !meaning.isGroup, [.languages, .interests, .skills, .summary, .certificates].contains(meaning.kind)
        else { return nil }
        // `Languages: Java, SQL` is a group of skills: people speak other languages.
        if meaning.kind == .languages, lexicons[.languages].matches(in: Folding.words(rest)).isEmpty { return nil }
        return Title(meaning: meaning, rest: rest)
    }
}

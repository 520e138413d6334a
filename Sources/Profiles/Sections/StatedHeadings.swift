// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// What headings by style say of the bounds of sections.
///
/// Their levels are facts of the file, where looks are guesses: a heading of the level of sections ends the one before it,
/// whatever it says, and what stands deeper under a heading of an entry belongs to that entry. People style as they like
/// all the same, so a section whose first line is such a heading is taken to hold its entries or groups in that style.
struct StatedHeadings {
    /// The level of sections; `nil` where no style bounds them.
    let level: Int?
    private let lines: [CVLine]

    /// `titles` are the lines whose words are those of a section.
    init(_ lines: [CVLine], titles: [Int: SectionFinder.Title]) {
        self.lines = lines
        var kinds: [Int: Set<SectionKind>] = [:]
        for (index, title) in titles where title.rest == nil && title.kind != .other && !title.isGroup {
            if let level = lines[index].statedLevel { kinds[level, default: []].insert(title.kind) }
        }
        level = kinds.filter { $0.value.count >= 2 && $0.value.contains(where: \.isCore) }.keys.min()
    }

    /// Of the lines named as sections are, those that stand under a heading of an entry and are part of it.
    func nested(_ titles: [Int: SectionFinder.Title]) -> Set<Int> {
        guard let level else { return [] }
        var nested: Set<Int> = []
        // The headings that the line stands under, from the outermost in.
        var open: [(index: Int, level: Int)] = []
        for line in lines {
            guard let own = line.statedLevel else { continue }
            open.removeAll { $0.level >= own }
            if let parent = open.last, own > level, titles[line.index] != nil {
                let isOfEntry = parent.level > level && titles[parent.index] == nil || nested.contains(parent.index)
                let section = open.first { titles[$0.index] != nil }.flatMap { titles[$0.index]?.kind }
                if isOfEntry, section?.hasEntries == true { nested.insert(line.index) }
            }
            open.append((line.index, own))
        }
        return nested
    }

    /// Headings of other words that end the section before them.
    ///
    /// `looksLikeEntry` tells of a line whether it names a position or an employer.
    func ends(beside titles: [Int: SectionFinder.Title], looksLikeEntry: (CVLine) -> Bool) -> [Int] {
        guard let level else { return [] }
        var ends: [Int] = []
        var section: OpenSection?
        var block: Int?
        for line in lines {
            if let title = titles[line.index] {
                section = OpenSection(kind: title.kind, hasContent: title.rest != nil)
            } else if let own = line.statedLevel, own <= level, section != nil {
                // A heading of several lines is one.
                if block == line.source.block { continue }
                if section?.isEnded(by: line, isEntry: looksLikeEntry(line)) == true { ends.append(line.index) }
            } else if !line.isOrnament, !line.isMargin {
                section?.take(line)
            }
            block = line.statedLevel == nil ? nil : line.source.block
        }
        return ends.count > 2 * titles.count ? [] : ends
    }

    /// A section up to the line that is looked at.
    private struct OpenSection {
        let kind: SectionKind
        var hasContent: Bool
        private var hasDate = false
        /// Whether such headings stand within the section; `nil` before the first.
        private var holdsHeadings: Bool?

        init(kind: SectionKind, hasContent: Bool) {
            self.kind = kind
            self.hasContent = hasContent
        }

        mutating func take(_ line: CVLine) {
            if !line.isOnlyDate { hasContent = true }
            if line.isOnlyDate || line.edgeDate != nil, !line.isBullet { hasDate = true }
        }

        mutating func isEnded(by line: CVLine, isEntry: Bool) -> Bool {
            if holdsHeadings == nil { holdsHeadings = !(hasContent && (hasDate || !kind.hasEntries)) }
            if holdsHeadings == true { return false }
            guard !line.isBullet, line.dates.isEmpty, (1...12).contains(line.words.count), !line.text.contains("@")
            else {
                return false
            }
            return !(isEntry && kind.hasEntries)
        }
    }
}

extension SectionKind {
    /// Kinds whose entries have a heading and a text.
    fileprivate var hasEntries: Bool { [.work, .education, .volunteer, .projects].contains(self) }
}

extension CVLine {
    /// The level of a heading by style or tag; `nil` of other lines, and of headings that only look so.
    var statedLevel: Int? { source.kind == .heading && !isOrnament ? source.level : nil }
}

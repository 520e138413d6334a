// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Reads skills, grouped as the CV groups them.
struct SkillsReader {
    let lexicons: Lexicons

    func read(_ sections: [Section]) -> [Draft] {
        var groups: [Draft] = []
        for section in sections {
            var title =
                section.isGroup ? section.title.map { Found(Text.tidy($0.text), line: $0.index, confidence: 0.8) } : nil
            let rows = Dictionary(grouping: section.lines.filter { $0.source.cell != nil }) { Row($0) }
            let isMixed = section.lines.contains { !$0.look.bold }
            let all = Self.joined(section.lines, breaks: areApart)
            let alternating = Self.alternatingTitles(all)
            for line in all {
                if alternating.contains(line.line.index) {
                    title = Found(Text.tidy(line.text), line: line.line.index, confidence: 0.75)
                    continue
                }
                if let label = groupTitle(line, isMixed: isMixed) ?? rowTitle(line.line, in: rows) {
                    title = label
                    continue
                }
                read(line, title: title, into: &groups)
            }
        }
        return groups
    }

    /// Lines of one item each above a list of several, one after the other: `Languages` above `Python, SQL, Scala`.
    private static func alternatingTitles(_ lines: [(text: String, line: CVLine)]) -> Set<Int> {
        guard lines.count >= 4, lines.count % 2 == 0 else { return [] }
        var titles: Set<Int> = []
        for index in stride(from: 0, to: lines.count, by: 2) {
            guard !lines[index].line.isBullet, items(of: lines[index].text).count == 1,
                Text.wordCount(lines[index].text) <= 4, items(of: lines[index + 1].text).count > 1
            else { return [] }
            titles.insert(lines[index].line.index)
        }
        return titles
    }

    /// Whether a line ends between two skills though no comma says so: both are known, and not as one.
    private func areApart(_ last: String, _ first: String) -> Bool {
        let skills = lexicons[.skills]
        return !Text.startsLowercase(first) && skills.contains(last) && skills.contains(first)
            && !skills.contains(last + " " + first)
    }

    /// Lines of a wrapped list as one.
    ///
    /// `breaks` tells from the last item of a line and the first of the next that they are two all the same.
    static func joined(
        _ lines: [CVLine],
        breaks: ((String, String) -> Bool)? = nil
    ) -> [(text: String, line: CVLine)] {
        var result: [(text: String, line: CVLine)] = []
        let widest = lines.map(\.text.count).max() ?? 0
        var previous = -2
        /// Whether the last text has separators; it may go on over thousands of lines and is not searched anew for each.
        var isList = false
        var above = ""
        for line in lines where !line.isOrnament {
            defer {
                previous = line.index
                above = line.text
            }
            let separates = line.text.contains { ",;|/•·".contains($0) }
            guard let last = result.last, line.index == previous + 1, !line.isCut, !line.isBullet,
                goesOn(line, after: last, isList: isList, widest: widest)
            else {
                result.append((line.text, line))
                isList = separates
                continue
            }
            let isBreak = items(of: above).last.flatMap { item in
                items(of: line.text).first.flatMap { breaks?(item, $0) }
            }
            result[result.count - 1].text += (isBreak == true ? ", " : " ") + line.text
            isList = isList || separates
        }
        return result
    }

    private static func goesOn(
        _ line: CVLine,
        after last: (text: String, line: CVLine),
        isList: Bool,
        widest: Int
    ) -> Bool {
        if line.isContinuation { return true }
        if line.source.cell != last.line.source.cell || line.text.contains("\t") { return false }
        if line.edgeDate?.range.lowerBound == line.text.startIndex { return false }
        // What ends in its date is whole.
        if let date = last.line.dates.last, last.text == last.line.text, !Text.startsLowercase(line.text),
            !last.line.text[date.range.upperBound...].contains(where: { $0.isLetter || $0.isNumber })
        {
            return false
        }
        if line.text.contains(":") && !last.text.hasSuffix(",") { return false }
        if last.text.hasSuffix(",") || last.text.hasSuffix(";") || last.text.hasSuffix("/") { return true }
        if line.look.bold != last.line.look.bold || line.look.isHeading { return false }
        guard isList else { return Text.startsLowercase(line.text) && last.line.source.block == line.source.block }
        if line.indent > last.line.indent || Text.startsLowercase(line.text) { return true }
        // Text without geometry wraps at about 60 columns at least; shorter lines end where they end.
        guard last.line.source.block == line.source.block, widest >= (line.source.box == nil ? 60 : 25) else {
            return false
        }
        return Double(last.text.prefix(widest).count) >= 0.8 * Double(widest)
    }

    /// A sub-heading without content of its own.
    ///
    /// `isMixed` says that not all lines of the section are bold.
    private func groupTitle(_ line: (text: String, line: CVLine), isMixed: Bool) -> Found? {
        let text = line.text
        let isTitle =
            line.line.look.isHeading && !text.contains(",") || (text.hasSuffix(":") && !line.line.isBullet)
            || (line.line.look.bold && !line.line.isBullet && !text.contains(",") && isMixed)
        guard isTitle, Text.wordCount(text) <= 6, !text.dropLast().contains(":") else { return nil }
        return Found(Text.tidy(text), line: line.line.index, confidence: 0.8)
    }

    /// A row of a table.
    private struct Row: Hashable {
        let table: Int?
        let row: Int?

        init(_ line: CVLine) {
            table = line.source.cell?.table
            row = line.source.cell?.row
        }
    }

    /// The first cell of a row whose next cell holds a list: `Brewing | yeast management, cask conditioning`.
    private func rowTitle(_ line: CVLine, in rows: [Row: [CVLine]]) -> Found? {
        // 'CI / Build' before 'Jenkins, Git' is one label.
        guard let cell = line.source.cell, line.words.count <= 5,
            Self.items(of: line.text.replacing(" / ", with: "/")).count == 1
        else { return nil }
        guard let row = rows[Row(line)], row.first?.index == line.index, row.count > 1,
            row.dropFirst().allSatisfy({ $0.source.cell != cell }),
            row.dropFirst().contains(where: { Self.items(of: $0.text).count > 1 })
        else { return nil }
        return Found(Text.tidy(line.text), line: line.index, confidence: 0.8)
    }

    private func read(_ line: (text: String, line: CVLine), title: Found?, into groups: inout [Draft]) {
        var text = Self.withoutNumber(line.text)
        var name = title
        if let (head, rest) = Self.rowLabel(of: text) {
            name = Found(head, line: line.line.index, confidence: 0.8)
            text = rest
        }
        if let colon = Self.colon(in: text) {
            let head = Text.tidy(text[..<colon])
            let rest = Text.trim(text[text.index(after: colon)...])
            if isLevel(rest) {
                append(Self.items(of: head), level: rest, line: line.line, to: &groups, name: title)
                return
            }
            if Text.wordCount(head) <= 6, !rest.isEmpty {
                name = Found(head, line: line.line.index, confidence: 0.85)
                text = rest
            }
        }
        append(Self.items(of: text), level: nil, line: line.line, to: &groups, name: name)
    }

    /// `3. Cash handling`, `3) Cash handling`: without its place in the list.
    private static func withoutNumber(_ text: String) -> String {
        let number = text.prefix { $0.isNumber }
        let rest = text.dropFirst(number.count)
        guard (1...2).contains(number.count), let sign = rest.first, ".)".contains(sign),
            rest.dropFirst().first?.isWhitespace == true
        else { return text }
        return Text.trim(rest.dropFirst())
    }

    /// `Platforms⇥Kubernetes, AWS, Linux`: the label of a row, and its list.
    private static func rowLabel(of text: String) -> (String, String)? {
        guard let tab = text.firstIndex(of: "\t") else { return nil }
        let (head, rest) = (Text.tidy(text[..<tab]), Text.trim(text[text.index(after: tab)...]))
        guard (1...3).contains(Text.wordCount(head)), items(of: head).count == 1, !rest.contains("\t"),
            items(of: rest).count > 1
        else { return nil }
        return (head, rest)
    }

    private func append(_ items: [String], level: String?, line: CVLine, to groups: inout [Draft], name: Found?) {
        for item in items {
            var (text, own) = withoutLevel(item)
            text = Text.tidy(text)
            // The cell beside a skill: 'Excel | advanced'.
            if isLevel(text), !groups.isEmpty {
                if name == nil, groups[groups.count - 1][.level] == nil {
                    groups[groups.count - 1][.level] = Found(text, line: line.index, confidence: 0.7)
                }
                continue
            }
            guard isSkill(text) else { continue }
            let found = Found(text, line: line.index, confidence: lexicons[.skills].contains(text) ? 0.95 : 0.8)
            let grade = (level ?? own).map { Found($0, line: line.index, confidence: 0.7) }
            if let name {
                if groups.last?[.name] != name { groups.append(Draft(fields: [.name: name])) }
                groups[groups.count - 1].keywords.append(found)
            } else {
                var draft = Draft(fields: [.name: found])
                draft[.level] = grade
                groups.append(draft)
            }
            // Lines come one after the other.
            if groups[groups.count - 1].lines.last != line.index {
                groups[groups.count - 1].lines.append(line.index)
            }
        }
    }

    private func isSkill(_ text: String) -> Bool {
        guard text.contains(where: \.isLetter), text.count <= 80, Text.wordCount(text) <= 9 else { return false }
        if !ContactReader.addresses(in: text).isEmpty || !ContactReader.emails(in: text).isEmpty {
            return lexicons[.skills].contains(text)
        }
        if lexicons[.licences].contains(text) { return false }
        return !(text.hasSuffix(".") && Text.wordCount(text) > 6)
    }

    /// The items of a list between commas, semicolons, bars, bullets and spaced slashes or dashes.
    static func items(of text: String) -> [String] {
        var marked = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let spaced =
                index > 0 && characters[index - 1].isWhitespace && index + 1 < characters.count
                && characters[index + 1].isWhitespace
            marked.append("/–—-·".contains(character) && spaced ? ";" : character)
        }
        return Text.split(marked, at: [",", ";", "|", "•", "●", "▪", "\t", "·", "■", "◦", "✓", "★"])
    }

    /// The first colon outside brackets that is no part of a time or an address.
    private static func colon(in text: String) -> String.Index? {
        guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("("), !text[colon...].hasPrefix("://")
        else { return nil }
        return colon
    }

    private func isLevel(_ text: String) -> Bool {
        let key = Folding.key(text)
        return lexicons[.levels].contains(key: key) || Self.grades.contains(key)
    }

    /// `Excel (avancé)` → `Excel`, `avancé`.
    private func withoutLevel(_ item: String) -> (String, String?) {
        guard item.hasSuffix(")"), let open = item.lastIndex(of: "(") else { return (item, nil) }
        let inside = Text.trim(item[item.index(after: open)...].dropLast())
        let words = Folding.words(inside)
        let isDuration =
            words.first?.allSatisfy(\.isNumber) == true
            && words.dropFirst().contains { lexicons[.durations].contains(key: $0) }
        return isLevel(inside) || isDuration ? (Text.trim(item[..<open]), inside) : (item, nil)
    }

    private static let grades: Set<String> = [
        "expert", "avance", "avancee", "confirme", "intermediaire", "debutant", "bon", "tres bon", "maitrise",
        "notions", "advanced", "intermediate",
        "beginner", "proficient", "strong", "basic", "good", "excellent", "skilled", "experienced", "familiar",
        "expertise", "courant", "base", "bases",
    ]
}

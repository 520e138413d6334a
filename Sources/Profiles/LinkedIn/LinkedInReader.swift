// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads positions and studies of LinkedIn's export, whose order and sizes say what each line is.
struct LinkedInReader {
    let lexicons: Lexicons
    let places: PlaceReader
    let dates: DateScanner

    // MARK: Positions

    /// Employer, for several positions their whole length, then of each position title, period, place and text.
    ///
    /// A position below the text of another, without an employer of its own, is at the same employer.
    func work(_ lines: [CVLine]) -> [Draft] {
        var periods = lines.indices.filter { LinkedInPeriod(lines[$0]) != nil && $0 > 0 }
        // Titles are larger than what stands below them: a period within the text of a position opens none.
        let titled = periods.filter { lines[$0 - 1].size > lines[$0].size + 0.2 }
        if !titled.isEmpty { periods = titled }
        let printed = periods.map { lines[$0].size }.min() ?? 0
        let heads = periods.map { head(above: $0, in: lines, text: printed) }
        // Where a position ends: at the head of the next.
        let ends = heads.dropFirst().map(\.start) + [lines.count]
        var drafts: [Draft] = []
        var employer: Found?
        for ((place, head), next) in zip(zip(periods, heads), ends) {
            guard let period = LinkedInPeriod(lines[place]) else { continue }
            employer = joined(lines[head.employer]) ?? employer
            let body = (place + 1)..<max(place + 1, next)
            var draft = Draft()
            PeriodReader.work(line: lines[place], match: period.match, into: &draft)
            draft[.position] = joined(lines[head.title])
            draft[.name] = employer
            setBody(lines[body], &draft)
            draft.lines = lines[head.start..<body.upperBound].map(\.index)
            drafts.append(draft)
        }
        return drafts
    }

    /// The lines above a period: employer, where one is named, and title.
    private struct Head {
        var start: Int
        var employer: Range<Int>
        var title: Range<Int>
    }

    /// What stands above a period; `text` is the size of periods and of the text.
    private func head(above period: Int, in lines: [CVLine], text: Double) -> Head {
        let size = lines[period - 1].size
        var title = period - 1
        while title > 0, size > text + 0.2, goesOn(from: title - 1, of: size, in: lines) { title -= 1 }
        var employerEnd = title
        if employerEnd > 0, isLength(lines[employerEnd - 1]) { employerEnd -= 1 }
        var start = employerEnd
        if start > 0, lines[start - 1].size > size + 0.2, LinkedInPeriod(lines[start - 1]) == nil {
            start -= 1
            while start > 0, goesOn(from: start - 1, of: lines[start].size, in: lines) { start -= 1 }
        }
        // A length stands below an employer alone.
        if start == employerEnd { (start, employerEnd) = (title, title) }
        return Head(start: start, employer: start..<max(start, employerEnd), title: title..<period)
    }

    /// Whether a name or title begun on a line goes on below it: both have its size.
    private func goesOn(from index: Int, of size: Double, in lines: [CVLine]) -> Bool {
        let line = lines[index]
        return abs(line.size - size) < 0.2 && !isLength(line) && LinkedInPeriod(line) == nil
            && lines[index + 1].source.page == line.source.page
    }

    /// `3 ans 4 mois`, the whole time at an employer.
    private func isLength(_ line: CVLine) -> Bool {
        let words = line.words
        return (2...6).contains(words.count) && words[0].allSatisfy(\.isNumber)
            && words.allSatisfy { $0.allSatisfy(\.isNumber) || lexicons[.durations].contains(key: $0) }
    }

    private func setBody(_ lines: ArraySlice<CVLine>, _ draft: inout Draft) {
        var body = Array(lines)
        if let first = body.first, isPlace(first) {
            draft[.location] = Found(first.text, line: first.index, confidence: 0.97)
            body.removeFirst()
        }
        WorkReader.setBody(Entry(body: body), &draft)
    }

    /// A place as LinkedIn writes it: `Lyon, Auvergne-Rhône-Alpes, France`, `Greater Leeds Area`, `Paris et périphérie`.
    func isPlace(_ line: CVLine) -> Bool {
        if places.isPlace(line.text) { return true }
        let words = line.text.split(whereSeparator: \.isWhitespace)
        guard (1...9).contains(words.count), !line.isBullet, !line.text.hasSuffix("."), !line.text.contains(":"),
            !line.text.contains(where: \.isNumber)
        else { return false }
        let capitals = words.filter { $0.first?.isUppercase == true }.count
        let parts = Text.split(line.text, at: [","])
        if (2...3).contains(parts.count), let last = parts.last,
            places.country(in: last, line: line.index, whole: true) != nil
        {
            return true
        }
        return capitals > 0 && line.words.contains(where: lexicons[.regionWords].contains(key:))
            && capitals * 2 >= words.count
    }

    // MARK: Studies

    /// School, then `diploma, field · (2015 - 2018)`; the school is larger.
    func education(_ lines: [CVLine]) -> [Draft] {
        let largest = lines.map(\.size).max() ?? 0
        var schools: [School] = []
        for line in lines where !line.isOrnament {
            if line.size >= largest - 0.2 {
                if let last = schools.last, last.rest.isEmpty, !last.isApart(from: line) {
                    schools[schools.count - 1].name.append(line)
                } else {
                    schools.append(School(name: [line]))
                }
            } else if !schools.isEmpty {
                schools[schools.count - 1].rest.append(line)
            }
        }
        return schools.map(study)
    }

    /// The lines of a school, and those of what was studied there.
    private struct School {
        var name: [CVLine]
        var rest: [CVLine] = []

        /// Whether a line stands further below the name than one that goes on from it.
        func isApart(from line: CVLine) -> Bool {
            guard let last = name.last?.source, let above = last.box, let box = line.source.box else { return true }
            return box.y0 - above.y1 > (above.y1 - above.y0) * 0.5 || last.page != line.source.page
        }
    }

    private func study(at school: School) -> Draft {
        var draft = Draft()
        draft[.institution] = joined(school.name[...])
        draft.lines = (school.name + school.rest).map(\.index)
        guard let first = school.rest.first else { return draft }
        let text = school.rest.map(\.text).joined(separator: " ")
        var named = text
        if let match = dates.matches(in: text).last(where: { $0.isBracketed(in: text) }) {
            PeriodReader.education(text: text, line: first.index, match: match, into: &draft)
            named = String(text[..<match.range.lowerBound])
        }
        named = Text.trim(named, "(·-–, ")
        guard !named.isEmpty else { return draft }
        let comma = named.range(of: ", ")
        let type = comma.map { String(named[..<$0.lowerBound]) } ?? named
        draft[.studyType] = Found(type, line: first.index, confidence: 0.96)
        if let comma {
            draft[.area] = Found(String(named[comma.upperBound...]), line: first.index, confidence: 0.96)
        }
        if let level = lexicons.eqf(type) {
            draft[.eqf] = Found("\(level)", line: first.index, quote: type, confidence: 0.9, derivation: .eqf)
        }
        return draft
    }

    // MARK: Text

    /// Lines that follow each other as one value.
    func joined(_ lines: ArraySlice<CVLine>) -> Found? {
        guard let first = lines.first else { return nil }
        return Found(lines.map(\.text).joined(separator: " "), line: first.index, confidence: 0.97)
    }
}

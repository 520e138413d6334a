// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Periods that end on another line than they begin.
extension EntryFinder {
    /// `sept. 2023 –` with `aujourd'hui` at the start of one of the next two lines becomes one period.
    ///
    /// `LineReader.joinPeriods` joins those whose first line ends without a dash.
    func joinDangling(_ raw: [CVLine]) -> [CVLine] {
        var lines = raw
        for index in lines.indices.dropLast() { joinWrapped(&lines, at: index) }
        for index in lines.indices {
            guard let last = lines[index].dates.indices.last, lines[index].dates[last].isDangling else { continue }
            var match = lines[index].dates[last]
            for next in lines.indices.dropFirst(index + 1).prefix(2) where join(&match, with: &lines[next]) {
                lines[index].dates[last] = match
                break
            }
            if lines[index].dates[last].isDangling, match.start != nil {
                // '2019 –' without another end goes on.
                lines[index].dates[last].isCurrent = true
                lines[index].dates[last].isPeriod = true
            }
        }
        return lines.filter { !$0.text.isEmpty }
    }

    /// `July 2018 – May` above `2021.`, `Janv. 2022 – Ingénieure` above `présent ⇥ Tâches`: the end of a period begins the
    /// next line, as in a narrow column of dates.
    private func joinWrapped(_ lines: inout [CVLine], at index: Int) {
        let (line, below) = (lines[index], lines[index + 1])
        guard let last = line.dates.indices.last, case var match = line.dates[last], !match.isPeriod || match.isCurrent,
            !match.isDangling,
            match.start != nil, !match.isOnlyPresent, let end = wrappedEnd(below)
        else { return }
        let after = line.text[match.range.upperBound...]
        guard let dash = after.firstIndex(where: { !$0.isWhitespace }), "-–—".contains(after[dash]) else { return }
        let rest = after[after.index(after: dash)...].drop(while: \.isWhitespace)
        let word = rest.prefix { !$0.isWhitespace }
        let start = String(line.text[match.range])
        let isColumn = match.range.lowerBound == line.text.startIndex && below.text[end...].first == "\t"
        if !word.isEmpty, rest.endIndex == word.endIndex || isColumn,
            let whole = dates.whole("\(start) – \(word) \(below.text[..<end])"), whole.isPeriod,
            whole.start == match.start
        {
            match.end = whole.end
            match.isCurrent = whole.isCurrent
            match.range = match.range.lowerBound..<word.endIndex
        } else if isColumn || rest.isEmpty,
            let whole = dates.whole("\(start) – \(below.text[..<end])"), whole.isPeriod, whole.start == match.start
        {
            match.end = whole.end
            match.isCurrent = whole.isCurrent
        } else {
            return
        }
        match.isPeriod = true
        lines[index].dates[last] = match
        let (text, isBullet) = LineReader.cutBullet(Text.trim(below.text[end...]))
        lines[index + 1] = below.with(text, dates: dates)
        lines[index + 1].isCut = true
        lines[index + 1].isBullet = isBullet
    }

    /// Where a date or a word for the open end stops that stands first on a line, alone or before a gap.
    private func wrappedEnd(_ line: CVLine) -> String.Index? {
        let end = line.dates.first { $0.range.lowerBound == line.text.startIndex && !$0.isPeriod }?.range.upperBound
        guard let end = end ?? dates.presentPrefix(line.text) else { return nil }
        let after = line.text[end...]
        return after.first == "\t" || !after.contains { $0.isLetter || $0.isNumber } ? end : nil
    }

    private func join(_ match: inout DateScanner.Match, with line: inout CVLine) -> Bool {
        let end: String.Index
        if let present = dates.presentPrefix(line.text) {
            match.isCurrent = true
            end = present
        } else if let first = line.dates.first, first.range.lowerBound == line.text.startIndex, !first.isPeriod,
            let date = first.start
        {
            match.end = date
            end = first.range.upperBound
        } else {
            return false
        }
        match.isPeriod = true
        match.isDangling = false
        line.text = Text.trim(line.text[end...])
        line.words = Folding.words(line.text)
        line.dates = dates.matches(in: line.text)
        line.isCut = true
        return true
    }
}

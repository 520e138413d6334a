// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Periods that end on another line than they begin.
extension EntryFinder {
    /// `sept. 2023 –` with `aujourd'hui` at the start of one of the next two lines becomes one period.
    ///
    /// `LineReader.joinPeriods` joins those whose first line ends without a dash.
    func joinDangling(_ raw: [CVLine]) -> [CVLine] {
        var lines = raw
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

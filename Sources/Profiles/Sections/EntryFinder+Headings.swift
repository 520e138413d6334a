// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Entries that begin at headings by style.
extension EntryFinder {
    /// The entries of a section whose headings of the highest level open them; `nil` where they do not.
    ///
    /// They do where most of them have a date or a diploma near, and no date stands above the first. An entry with several
    /// periods, as of an employer with its positions, is cut as if it had no such headings.
    func headed(_ lines: [CVLine]) -> [Entry]? {
        guard let level = lines.compactMap(\.statedLevel).min() else { return nil }
        var starts = lines.indices.filter { index in
            lines[index].statedLevel == level && !isLabel(lines[index])
                && (index == 0 || lines[index - 1].statedLevel != level)
        }
        // Periods that stand above their headings.
        if starts.allSatisfy({ $0 > 0 && lines[$0 - 1].isOnlyDate }) { starts = starts.map { $0 - 1 } }
        guard let first = starts.first, !lines[..<first].contains(where: isAnchorLine) else { return nil }
        let chunks = cut(lines, at: starts).drop { $0.first?.index != lines[first].index }
        let anchored = chunks.count { $0.prefix(4).contains { isAnchorLine($0) || isAnchor($0) } }
        guard anchored > 0, anchored * 2 >= chunks.count else { return nil }
        let before = Array(lines[..<first])
        return (before.isEmpty ? [] : unheaded(before)) + chunks.flatMap(entries(ofHeaded:))
    }

    private func entries(ofHeaded lines: [CVLine]) -> [Entry] {
        let periods = lines.indices.filter { index in
            isAnchorLine(lines[index]) && !lines[index].isBullet
                && !(lines[index].isOnlyDate && index > 0 && lines[index - 1].isOnlyDate)
        }
        guard periods.count <= 1 else { return unheaded(lines) }
        let end = headerEnd(lines)
        var entry = Entry(header: Array(lines[..<end]), body: Array(lines[end...]))
        // Neither a heading within the text nor what follows it goes on from the line above.
        for index in entry.body.indices where entry.body[index].statedLevel != nil {
            entry.body[index].isCut = true
            if index + 1 < entry.body.count { entry.body[index + 1].isCut = true }
        }
        return [entry]
    }

    /// How many lines the header has: all before the text, and where short lines are all there is, those up to the date and
    /// to a second name.
    private func headerEnd(_ lines: [CVLine]) -> Int {
        let run = headerRun(lines)
        guard run == lines.count || run > 4 else { return run }
        var end = 1
        while end < run, lines[end].statedLevel == lines[0].statedLevel, lines[0].statedLevel != nil { end += 1 }
        if let date = lines[..<run].lastIndex(where: isAnchorLine) { end = max(end, date + 1) }
        if Piece.pieces(of: Array(lines[..<end])).count < 2, end < run, lines[end].words.count <= 8 { end += 1 }
        return end
    }

    /// A heading that names a part of every entry: tasks, tools.
    private func isLabel(_ line: CVLine) -> Bool {
        line.words.count <= 3 && line.words.contains(where: Self.listLabels.contains)
    }
}

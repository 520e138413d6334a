// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// Cuts the lines of a section into entries.
///
/// A header is a run of short lines that no bullet opens; a date anchors it. Where one run holds several dates (entries
/// without text below them), each entry begins as many lines above its date as the first one does, or where a block of
/// its own begins.
struct EntryFinder {
    /// Whether a line without a date opens an entry all the same, as a diploma does.
    var isAnchor: (CVLine) -> Bool = { _ in false }
    let dates: DateScanner

    enum Role { case header, body }

    func entries(of raw: [CVLine]) -> [Entry] {
        let lines = withDatesFirst(joinDangling(raw.filter { !$0.isOrnament }))
        return headed(lines) ?? unheaded(lines)
    }

    /// How many lines at the start are those of a header.
    func headerRun(_ lines: [CVLine]) -> Int { max(1, roles(lines).prefix { $0 == .header }.count) }

    /// The entries by look, dates and blocks.
    func unheaded(_ lines: [CVLine]) -> [Entry] {
        let roles = self.roles(lines)
        var entries: [Entry] = []
        let runs = self.runs(lines, roles)
        let lead = leadingLines(runs)
        let firm = lookOfFirms(runs)
        for run in runs {
            if run.role == .body {
                if entries.isEmpty { entries.append(Entry()) }
                entries[entries.count - 1].body += run.lines
            } else if isSubheading(run.lines, entries: entries) {
                entries[entries.count - 1].body += run.lines
            } else {
                let rest = lead == 0 && !entries.isEmpty ? textAbove(run.lines) : 0
                if rest > 0 { entries[entries.count - 1].body += run.lines.prefix(rest) }
                entries += split(Array(run.lines.dropFirst(rest)), lead: lead, firm: firm).map { Entry(header: $0) }
            }
        }
        return evened(entries.filter { !$0.header.isEmpty || !$0.body.isEmpty })
    }

    /// The entries with headers as long as the shortest, or up to the date, where these lines say enough.
    ///
    /// Text without bullets or full stops is told so from what heads it: the last job has nothing below its header.
    private func evened(_ entries: [Entry]) -> [Entry] {
        let headers = entries.map(\.header)
        let anchors = Set(headers.map { $0.firstIndex(where: isAnchorLine) })
        guard entries.count >= 3, anchors.count == 1, case let anchor?? = anchors.first,
            let least = headers.map(\.count).min(), let longest = headers.map(\.count).max(), longest >= least + 2,
            // Below a title the date ends the header; a header that begins with it may go on.
            case let shortest = anchor == 0 ? least : anchor + 1,
            headers.allSatisfy({ Piece.pieces(of: Array($0.prefix(shortest))).count >= 2 })
        else { return entries }
        let edge = headers.joined().compactMap(\.source.box?.x1).max() ?? 0
        return entries.map { entry in
            var count = shortest
            // 'Ph.D. in Earth Sciences, Oregon State' goes on below: it is as wide as the column.
            while count < entry.header.count, let box = entry.header[count - 1].source.box, box.x1 >= edge - 40,
                entry.header[count].source.block == entry.header[count - 1].source.block
            { count += 1 }
            return Entry(
                header: Array(entry.header.prefix(count)),
                body: Array(entry.header.dropFirst(count)) + entry.body
            )
        }
    }

    /// How many plain lines stand above a date on a line of its own: where entries begin with their dates, the rest of the
    /// text of the entry above.
    private func textAbove(_ lines: [CVLine]) -> Int {
        guard let anchor = lines.firstIndex(where: isAnchorLine), anchor > 0, lines[anchor].isOnlyDate,
            lines[..<anchor].allSatisfy({ $0.look.weight <= lines[anchor].look.weight && !isAnchor($0) })
        else { return 0 }
        return anchor
    }

    // MARK: Runs

    private struct Run {
        var role: Role
        var lines: [CVLine]
    }

    private func runs(_ lines: [CVLine], _ roles: [Role]) -> [Run] {
        var runs: [Run] = []
        for (line, role) in zip(lines, roles) {
            if runs.last?.role == role {
                runs[runs.count - 1].lines.append(line)
            } else {
                runs.append(Run(role: role, lines: [line]))
            }
        }
        return runs
    }

    /// The usual number of header lines above the line with the date.
    private func leadingLines(_ runs: [Run]) -> Int {
        var counts: [Int: Int] = [:]
        for run in runs where run.role == .header {
            if let first = run.lines.firstIndex(where: isAnchorLine) { counts[first, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }

    /// The look of the firms, where the first one stands in heavier letters right above a position with its date.
    private func lookOfFirms(_ runs: [Run]) -> CVLine.Look? {
        guard let run = runs.first, run.role == .header, run.lines.count > 1, !isAnchorLine(run.lines[0]),
            isAnchorLine(run.lines[1]), !run.lines[1].isOnlyDate,
            run.lines[0].look.weight > run.lines[1].look.weight
        else { return nil }
        return run.lines[0].look
    }

    func isAnchorLine(_ line: CVLine) -> Bool { isDated(line) || line.isOnlyDate }

    /// A run without a date or anchor below an entry's text is a heading within that text.
    private func isSubheading(_ lines: [CVLine], entries: [Entry]) -> Bool {
        guard let last = entries.last, !last.header.isEmpty,
            !lines.contains(where: { isAnchorLine($0) || isAnchor($0) })
        else { return false }
        if let first = lines.first, let model = last.header.first, first.look == model.look, first.look.weight >= 2 {
            return false
        }
        return true
    }

    private func split(_ lines: [CVLine], lead: Int, firm: CVLine.Look?) -> [[CVLine]] {
        var anchors = lines.indices.filter { isAnchorLine(lines[$0]) }
        let marks = lines.indices.filter { isAnchor(lines[$0]) }
        if marks.count > anchors.count { return cut(lines, at: starts(of: marks, lines: lines)) }
        guard anchors.count > 1 else { return [lines] }
        // A date on two lines, or a second date within one header, is one anchor.
        anchors = anchors.enumerated().filter {
            $0.offset == 0
                || !(lines[$0.element].isOnlyDate && lines[anchors[$0.offset - 1]].isOnlyDate
                    && $0.element == anchors[$0.offset - 1] + 1)
        }.map(\.element)
        let first = min(lead, anchors[0])
        var starts = [0]
        let usesBlocks = lines.indices.dropFirst().contains { lines[$0].source.block == lines[$0 - 1].source.block }
        for (previous, anchor) in zip(anchors, anchors.dropFirst()) {
            let isFirm = firm != nil && anchor - 1 > previous && lines[anchor - 1].look == firm
            starts.append(
                isFirm
                    ? anchor - 1
                    : start(of: anchor, after: previous, lead: first, lines: lines, usesBlocks: usesBlocks)
            )
        }
        return cut(lines, at: starts)
    }

    /// `usesBlocks` tells whether any two lines of the run share a block.
    private func start(of anchor: Int, after previous: Int, lead: Int, lines: [CVLine], usesBlocks: Bool) -> Int {
        let between = (previous + 1)..<(anchor + 1)
        // 'Leaving Certificate, Coláiste Mhuire' above its year.
        if lines[anchor].isOnlyDate, !leads(lines[previous]),
            let mark = between.dropLast().last(where: { isAnchor(lines[$0]) })
        {
            return mark
        }
        let boundaries = between.filter { lines[$0].source.block != lines[$0 - 1].source.block }
        if usesBlocks, boundaries.count == 1 { return boundaries[0] }
        let rows = between.filter { lines[$0].source.cell?.row != lines[$0 - 1].source.cell?.row }
        if rows.count == 1 { return rows[0] }
        return anchor - min(lead, anchor - previous - 1)
    }

    /// Entries that begin with their anchor, or with an only-date line right above it.
    private func starts(of marks: [Int], lines: [CVLine]) -> [Int] {
        marks.enumerated().map { order, mark in
            if order == 0 { return 0 }
            return mark > 0 && lines[mark - 1].isOnlyDate && mark - 1 > marks[order - 1] && lines[0].isOnlyDate
                ? mark - 1 : mark
        }
    }

    func cut(_ lines: [CVLine], at starts: [Int]) -> [[CVLine]] {
        let sorted = Array(Set(starts)).sorted()
        return sorted.enumerated().map { index, start in
            Array(lines[start..<(index + 1 < sorted.count ? sorted[index + 1] : lines.count)])
        }.filter { !$0.isEmpty }
    }
}

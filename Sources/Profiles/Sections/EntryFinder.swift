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

    private enum Role { case header, body }

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
                entries += split(run.lines, lead: lead, firm: firm).map { Entry(header: $0) }
            }
        }
        return entries.filter { !$0.header.isEmpty || !$0.body.isEmpty }
    }

    // MARK: Roles

    private func roles(_ lines: [CVLine]) -> [Role] {
        let datedBullets = lines.count { $0.isBullet && isDated($0) && $0.edgeDate?.isAtEdge(of: $0.text) == true }
        // Most bullets have a date where they are entries; a few have one within an entry's text.
        let others = lines.count { !$0.isBullet && isDated($0) }
        let bulletEntries =
            datedBullets > 0 && datedBullets >= others
            && (others == 0 || datedBullets * 2 > lines.count(where: \.isBullet))
        let datesLead = lines.count { isDated($0) && leads($0) } * 2 > lines.count(where: isDated)
        var roles: [Role] = []
        var bullet: CVLine?
        for line in lines {
            let dated = isDated(line)
            if line.isBullet {
                let isHeader = bulletEntries && (dated || isAnchor(line))
                roles.append(isHeader ? .header : .body)
                bullet = line
            } else if line.isContinuation, !(datesLead && opensColumn(line)) {
                roles.append(roles.last ?? .body)
            } else if let above = bullet, roles.last == .body, goesOn(line, after: above, dated: dated) {
                roles.append(.body)
            } else {
                let isRemark = isAside(line) || datesLead && dated && !leads(line) && line.text.hasSuffix(".")
                let wraps = roles.last == .header && Text.startsLowercase(line.text) && line.words.count <= 5
                roles.append(!isRemark && (isHeader(line, dated: dated) || wraps) ? .header : .body)
                if roles.last == .header { bullet = nil }
            }
        }
        return roles
    }

    private func isDated(_ line: CVLine) -> Bool {
        line.edgeDate.map { !$0.isOnlyPresent } ?? false && line.words.count <= 26
    }

    private func isHeader(_ line: CVLine, dated: Bool) -> Bool {
        if dated { return true }
        if line.isOnlyDate || line.look.isHeading { return true }
        if line.words.count > 16 || line.text.count > 130 || isList(line) { return false }
        if isSentence(line) { return false }
        return !Text.startsLowercase(line.text) || isAnchor(line)
    }

    /// Whether its date stands first, as in a column of dates.
    private func leads(_ line: CVLine) -> Bool { line.edgeDate?.range.lowerBound == line.text.startIndex }

    /// `été 2006 ⇥ Commis`, `de 02/2012 à 04/2018`: a date before a gap or a period alone, whatever line of an item it seems
    /// to go on from.
    private func opensColumn(_ line: CVLine) -> Bool {
        guard isDated(line), leads(line), let date = line.edgeDate else { return false }
        return line.text[date.range.upperBound...].first == "\t" || line.isOnlyDate && date.isSpan
    }

    /// A remark in brackets, as `(2014: looked after my father at home)`.
    private func isAside(_ line: CVLine) -> Bool {
        line.text.hasPrefix("(") && line.text.hasSuffix(")") && line.words.count >= 5
            && line.text.count(where: { $0 == "(" }) == 1
    }

    /// Ends in a full stop that is not an abbreviation's, as in 'Ltd.'.
    private func isSentence(_ line: CVLine) -> Bool {
        guard line.text.hasSuffix("."), line.words.count >= 3, let last = line.words.last else { return false }
        return last.count > 4 || line.words.count > 7
    }

    /// `Environnement technique : Talend, Jira, Scrum`: a label and a list belong to an entry's text.
    private func isList(_ line: CVLine) -> Bool {
        guard let colon = line.text.firstIndex(of: ":"), Text.wordCount(line.text[..<colon]) <= 4 else { return false }
        let head = Folding.words(String(line.text[..<colon]))
        if head.contains(where: Self.listLabels.contains) { return true }
        return line.text[colon...].count(where: { $0 == "," }) >= 3 && !isAnchor(line)
    }

    static let listLabels: Set<String> = [
        "environnement", "environment", "stack", "technologies", "outils", "tools", "technos", "mots", "keywords",
        "competences", "skills",
        "missions", "realisations", "responsibilities", "achievements", "taches", "duties", "logiciels", "effectif",
        "budget", "contexte",
    ]

    /// Whether an unmarked line goes on from the bullet above it.
    private func goesOn(_ line: CVLine, after bullet: CVLine, dated: Bool) -> Bool {
        if dated || line.look.bold && !bullet.look.bold || line.look.isHeading || line.look.size > bullet.look.size {
            return false
        }
        if Text.startsLowercase(line.text) { return true }
        if let box = line.source.box, let above = bullet.source.box, line.source.page == bullet.source.page,
            box.y0 > above.y0
        {
            return box.x0 > above.x0 + 4
        }
        return line.source.block == bullet.source.block && line.indent > bullet.indent
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

    // MARK: Dates over two lines

    /// `sept. 2023 –` with `aujourd'hui` at the start of one of the next two lines becomes one period.
    private func joinDangling(_ raw: [CVLine]) -> [CVLine] {
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

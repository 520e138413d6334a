// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the rows of a region without columns to its lines.
struct LineAssembly {
    /// A gap that parts cells, in font sizes; spaces of justified text stay well below.
    static let cellGap = 2.0
    /// A gap that parts words set apart on one line, as tags are, where all its other gaps are spaces.
    private static let tagGap = 0.85
    private static let widestSpace = 0.55

    let text: PageText

    /// The lines of `rows`, where the labels of a rail on the left that run over several rows stand together on the line
    /// of the entry beside their first row.
    func lines(of rows: Rows, rails: [ColumnFinder.Gutter]) -> [LaidLine] {
        guard !rails.isEmpty else {
            return (0..<rows.count).map { LaidLine(cells: cells(Array(rows[$0]), rails: []), in: text) }
        }
        var lists = (0..<rows.count).map { Array(rows[$0]) }
        for rail in rails where rail.rail?.isOnLeft == true { gatherLabels(in: &lists, rail: rail) }
        return lists.enumerated().flatMap { index, words in
            let here = rails.filter { $0.rows.contains(index) }
            return titled(words, rails: here).map { LaidLine(cells: cells($0, rails: here), in: text) }
        }
    }

    /// The words, where a title in the margin is a line of its own before the line beside it.
    private func titled(_ words: [LayoutWord], rails: [ColumnFinder.Gutter]) -> [[LayoutWord]] {
        var parts = [words]
        for rail in rails where rail.rail?.kind == .titles {
            parts = parts.flatMap { words in
                [words.filter { $0.centerX < rail.middle }, words.filter { $0.centerX >= rail.middle }]
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Moves the further rows of a label up to its first row.
    private func gatherLabels(in rows: inout [[LayoutWord]], rail: ColumnFinder.Gutter) {
        var anchor: Int?
        var last: Box?
        for index in rail.rows where index < rows.count {
            let label = rows[index].filter { $0.centerX < rail.middle }
            let rest = rows[index].filter { $0.centerX >= rail.middle }
            guard !label.isEmpty else { continue }
            if let anchor, let last, label.bounds.y0 - last.y1 < 0.5 * label[0].size,
                rail.rail?.kind == .titles || goesOn(rows[anchor], label, besideText: !rest.isEmpty, rail: rail)
            {
                let content = rows[anchor].filter { $0.centerX >= rail.middle }
                rows[anchor] = rows[anchor].filter { $0.centerX < rail.middle } + label + content
                rows[index] = rest
            } else {
                anchor = rest.isEmpty ? nil : index
            }
            last = label.bounds
        }
    }

    /// Whether `next` goes on with the label of the row `row` above.
    private func goesOn(_ row: [LayoutWord], _ next: [LayoutWord], besideText: Bool, rail: ColumnFinder.Gutter) -> Bool
    {
        let label = row.filter { $0.centerX < rail.middle }
        let connectors: Set<String> = ["-", "–", "—", "à", "au", "to", "until", "jusqu'à", "→"]
        guard let end = label.last.map(string), let start = next.first.map(string) else { return false }
        if connectors.contains(end.lowercased()) || connectors.contains(start.lowercased()) { return true }
        if let character = end.last, "-–—".contains(character) { return true }
        // 'Jun 2019 – Mar' above '2022': a month without its year.
        let last = end.split(whereSeparator: { "-–—".contains($0) }).last.map(String.init) ?? end
        if DateLook.isMonth(last), next[0].traits.contains(.date), start.allSatisfy(\.isNumber) { return true }
        // A label that the stream leaves for what stands beside it has ended; in the midst of a sentence it has not.
        let content = row.filter { $0.centerX >= rail.middle }.map(\.order)
        let (painted, first) = (label.map(\.order).max() ?? 0, next.map(\.order).min() ?? 0)
        let startsSmall = start.unicodeScalars.first.map(Letters.isLower) == true
        if besideText { return startsSmall && painted < first && content.allSatisfy { $0 > first } }
        if !startsSmall, content.contains(where: { $0 > painted && $0 < first }) { return false }
        return !next.contains { $0.traits.contains(.number) }
    }

    private func string(_ word: LayoutWord) -> String { String(String.UnicodeScalarView(text.characters(word))) }

    /// Parts words at wide gaps and at the strips of rails, and brings them to the order in which they are read.
    private func cells(_ words: [LayoutWord], rails: [ColumnFinder.Gutter]) -> [[LayoutWord]] {
        var starts = [0]
        let hasTags = holdTags(words, rails: rails)
        let justified = justifiedGaps(words)
        for index in words.indices.dropFirst() {
            let isLoneBullet = index == 1 && words[0].traits.contains(.bullet)
            if justified.contains(index) { continue }
            let (left, right) = (words[index - 1], words[index])
            if !isLoneBullet, parts(left, right, rails: rails) || hasTags[index] && isTagGap(left, right) {
                starts.append(index)
            }
        }
        let ends = starts.dropFirst() + [words.count]
        let cells = starts.count == 1 ? [words] : zip(starts, ends).map { Array(words[$0..<$1]) }
        return words.contains { $0.traits.contains(.rightToLeft) } ? ReadingDirection.logical(cells, in: text) : cells
    }

    /// For each word, whether the stretch that it stands in holds tags; the dates beside justified text do not tell of its
    /// gaps.
    private func holdTags(_ words: [LayoutWord], rails: [ColumnFinder.Gutter]) -> [Bool] {
        stretches(words, rails: rails).flatMap { stretch in
            Array(repeating: holdsTags(Array(words[stretch])), count: stretch.count)
        }
    }

    /// The words between two rails.
    private func stretches(_ words: [LayoutWord], rails: [ColumnFinder.Gutter]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = 0
        for index in words.indices.dropFirst()
        where rails.contains(where: { words[index - 1].centerX < $0.middle && words[index].centerX >= $0.middle }) {
            stretches.append(start..<index)
            start = index
        }
        return stretches + [start..<words.count]
    }

    /// The words behind gaps that a program made wide to fill a line: at least three in a row that are the same.
    private func justifiedGaps(_ words: [LayoutWord]) -> Set<Int> {
        let gaps = zip(words, words.dropFirst()).map { $1.box.x0 - $0.box.x1 }
        var found: Set<Int> = []
        var start = 0
        for end in gaps.indices.map({ $0 + 1 }) {
            let em = words[start].size
            if end < gaps.count, abs(gaps[end] - gaps[start]) <= 0.1 * em { continue }
            if end - start >= 3, gaps[start] > Self.widestSpace * em, gaps[start] <= 2 * em {
                found.formUnion((start..<end).map { $0 + 1 })
            }
            start = end
        }
        return found
    }

    /// Whether every gap of the line is either a space or wide, and both kinds are there; justified text has one kind.
    private func holdsTags(_ words: [LayoutWord]) -> Bool {
        var (spaces, wide) = (0, 0)
        for (left, right) in zip(words, words.dropFirst()) {
            if isTagGap(left, right) {
                if !left.traits.contains(.bullet) { wide += 1 }
            } else if right.box.x0 - left.box.x1 <= Self.widestSpace * max(left.size, right.size) {
                spaces += 1
            } else {
                return false
            }
        }
        return wide > 0 && spaces > 0
    }

    private func isTagGap(_ left: LayoutWord, _ right: LayoutWord) -> Bool {
        right.box.x0 - left.box.x1 >= Self.tagGap * max(left.size, right.size)
    }

    private func parts(_ left: LayoutWord, _ right: LayoutWord, rails: [ColumnFinder.Gutter]) -> Bool {
        let gap = right.box.x0 - left.box.x1
        let em = max(left.size, right.size)
        if gap > Self.cellGap * em { return true }
        if gap > Self.widestSpace * em, let boxes = text.tagBoxes, boxes.part(left, right) { return true }
        return rails.contains { left.centerX < $0.middle && right.centerX >= $0.middle && gap > 0 }
    }
}

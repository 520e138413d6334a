// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds the cells of tables, by the order in which the content stream visits them or by aligned lines.
struct TableFinder {
    let text: PageText

    /// Words of one cell, in the order of the stream.
    private struct Segment {
        var words: [LayoutWord]
        var box: Box
    }

    /// The table that the stream goes through row by row, or `nil` where its cells form no columns.
    func table(of words: some Collection<LayoutWord>) -> LaidTable? {
        let segments = segments(words)
        let columns = columns(segments.map(\.box))
        guard columns.count >= 2 else { return nil }
        var rows: [[Segment?]] = []
        var last = columns.count
        var bottom = -Double.infinity
        for segment in segments {
            guard let column = columns.firstIndex(where: { $0.lower <= segment.box.x0 && segment.box.x0 < $0.upper })
            else { return nil }
            if column <= last || segment.box.y0 > bottom {
                rows.append([Segment?](repeating: nil, count: columns.count))
                bottom = -.infinity
            }
            rows[rows.count - 1][column] = segment
            last = column
            bottom = max(bottom, segment.box.y1)
        }
        guard rows.count >= 3, rows.count(where: { $0.count { $0 != nil } >= 2 }) * 5 >= rows.count * 4 else {
            return nil
        }
        let assembly = LineAssembly(text: text)
        return LaidTable(
            rows: rows.map { row in
                row.map { segment in
                    LaidTable.Cell(lines: segment.map { assembly.lines(of: Rows($0.words), rails: []) } ?? [])
                }
            }
        )
    }

    /// Cuts the stream where it goes up, back to the left of a cell, or over a wide gap.
    private func segments(_ words: some Collection<LayoutWord>) -> [Segment] {
        var segments: [Segment] = []
        for word in words.sorted(by: { $0.order < $1.order }) {
            if let last = segments.last, let previous = last.words.last, goesOn(last, previous, word) {
                segments[segments.count - 1].words.append(word)
                segments[segments.count - 1].box = last.box.union(word.box)
            } else {
                segments.append(Segment(words: [word], box: word.box))
            }
        }
        return segments
    }

    private func goesOn(_ segment: Segment, _ previous: LayoutWord, _ word: LayoutWord) -> Bool {
        let em = max(previous.size, word.size)
        if abs(word.baseline - previous.baseline) < 0.5 * em {
            let gap = word.box.x0 - previous.box.x1
            return gap < 1.5 * em && gap > -em
        }
        return word.baseline > previous.baseline && word.box.y0 - segment.box.y1 < 0.8 * em
            && word.box.x0 > segment.box.x0 - em && word.box.x0 < segment.box.x1
    }

    /// Bounds of the columns, from left to right: cells whose extents overlap share one.
    private func columns(_ boxes: [Box]) -> [(lower: Double, upper: Double)] {
        var columns: [(lower: Double, upper: Double)] = []
        for box in boxes.sorted(by: { $0.x0 < $1.x0 }) {
            if let last = columns.last, box.x0 < last.upper {
                columns[columns.count - 1].upper = max(last.upper, box.x1)
            } else {
                columns.append((box.x0, box.x1))
            }
        }
        return columns
    }

    /// Runs of at least three lines whose cells, three or more, stand in columns.
    func grids(in lines: [LaidLine]) -> [(lines: Range<Int>, table: LaidTable)] {
        var found: [(lines: Range<Int>, table: LaidTable)] = []
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, isRow(lines[end]) { end += 1 }
            if end - start >= 3, let table = grid(lines[start..<end]) { found.append((start..<end, table)) }
            start = max(end, start + 1)
        }
        return found
    }

    /// Three cells or more, and no dots that lead to a page number.
    private func isRow(_ line: LaidLine) -> Bool {
        guard line.cellStarts.count >= 3 else { return false }
        return line.words.count { $0.count == 1 && text.scalars[Int($0.start)] == "." } < 4
    }

    private func grid(_ lines: ArraySlice<LaidLine>) -> LaidTable? {
        let boxes = lines.map { line in line.cellStarts.indices.map { line.cell($0).bounds } }
        let columns = columns(boxes.flatMap(\.self))
        guard columns.count >= 3 else { return nil }
        var rows: [[LaidTable.Cell]] = []
        for (line, cells) in zip(lines, boxes) {
            var row = [LaidTable.Cell](repeating: .init(lines: []), count: columns.count)
            for (index, box) in cells.enumerated() {
                guard let column = columns.firstIndex(where: { $0.lower <= box.x0 && box.x0 < $0.upper }),
                    row[column].lines.isEmpty
                else { return nil }
                row[column].lines = [LaidLine(cells: [Array(line.cell(index))], in: text)]
            }
            rows.append(row)
        }
        return LaidTable(rows: rows)
    }
}

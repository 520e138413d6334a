// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// The rows of a report's section as a table: name, mark, text and figure side by side, a line under each row.
struct ReportTable {
    let section: Report.Section
    let builder: FlowBuilder
    let frame: ColumnFrame

    private static let nameWidth = 172.0
    private static let markWidth = 66.0
    private static let figureWidth = 42.0
    private static let gap = 12.0
    /// Rows of so many lines are never divided between pages.
    private static let wholeLines = 6

    private var theme: Theme { builder.theme }
    /// Columns in which nothing stands leave their room to the others.
    private var hasMarks: Bool { section.rows.contains { !CleanText.line($0.mark).isEmpty } }
    private var hasFigures: Bool { section.rows.contains { !CleanText.line($0.figure).isEmpty } }

    func compose() {
        if let heads = section.columns, !section.rows.isEmpty { addHeads(heads) }
        for row in section.rows { add(row) }
    }

    // MARK: Columns

    private var name: FlowBuilder.Placement { .init(x: frame.x, width: Self.nameWidth) }
    private var mark: FlowBuilder.Placement { .init(x: frame.x + Self.nameWidth + Self.gap, width: Self.markWidth) }

    private var text: FlowBuilder.Placement {
        let x = mark.x + (hasMarks ? Self.markWidth + Self.gap : 0)
        let end = hasFigures ? figure.x - Self.gap : frame.maxX
        var placement = FlowBuilder.Placement(x: x, width: end - x)
        placement.followsDirection = true
        placement.hyphenates = true
        return placement
    }

    private var figure: FlowBuilder.Placement {
        var placement = FlowBuilder.Placement(x: frame.maxX - Self.figureWidth, width: Self.figureWidth)
        placement.isTrailing = true
        return placement
    }

    // MARK: Rows

    private func addHeads(_ heads: Report.Row) {
        let style = theme.note.sized(8.4)
        var cells = [lines(heads.name, style, name), lines(heads.text, style, text)]
        if hasMarks { cells.insert(lines(heads.mark, style, mark), at: 1) }
        if hasFigures { cells.append(lines(heads.figure, style, figure)) }
        append(cells, above: 0, below: 2, keepsWithNext: true)
    }

    private func add(_ row: Report.Row) {
        let names = lines(row.name, theme.sideStrong, name) + lines(row.detail, theme.side, name)
        var cells = [names, lines(row.mark, theme.entrySubtitle, mark)]
        cells.append(CleanText.lines(row.text).split(separator: "\n").flatMap { lines(String($0), theme.body, text) })
        cells.append(lines(row.figure, theme.body, figure))
        append(cells, above: 2.5, below: 2.5, keepsWithNext: false)
    }

    private func lines(
        _ content: String,
        _ style: TextStyle,
        _ placement: FlowBuilder.Placement
    ) -> [FlowBuilder.ColumnLine] {
        builder.lines([.init(text: CleanText.line(content), style: style)], placement)
    }

    /// Sets the cells side by side, line by line on common baselines, over a hairline.
    private func append(
        _ cells: [[FlowBuilder.ColumnLine]],
        above: Double,
        below: Double,
        keepsWithNext: Bool
    ) {
        let count = cells.map(\.count).max() ?? 0
        guard count > 0 else { return }
        let merged = (0..<count).map { index in
            let parts = cells.compactMap { $0.indices.contains(index) ? $0[index] : nil }
            var line = FlowBuilder.ColumnLine(cells: parts.flatMap(\.cells))
            line.keepsWithNext =
                index == count - 1
                ? keepsWithNext
                : count <= Self.wholeLines
                    || parts.contains(where: \.keepsWithNext)
            return line
        }
        let first = builder.rowsOfColumn
        builder.append(side: merged, main: [], spaceBefore: 0)
        builder.changeRow(first) { $0.ascent += above }
        builder.changeLastRow { row in
            row.descent += below
            row.fills.append(.init(x: frame.x, width: frame.width, color: theme.colors.hairline, height: 0.5))
        }
    }
}

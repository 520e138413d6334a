// SPDX-License-Identifier: GPL-3.0-or-later

/// Ways to reach a person, one after another, a dot between.
struct ContactLine {
    let builder: FlowBuilder
    let frame: ColumnFrame

    private static let gap = 8.0

    /// Fills lines with `contacts`; an item longer than a line is broken.
    func add(_ contacts: [ProfileContent.Contact]) {
        let theme = builder.theme
        var row: [FlowRow.Cell] = []
        var x = frame.x
        var isFirst = true
        func flush() {
            guard !row.isEmpty else { return }
            builder.append(side: [.init(cells: row)], main: [], spaceBefore: isFirst ? 3 : 0)
            isFirst = false
            row = []
            x = frame.x
        }
        for item in contacts {
            guard let shaped = builder.shaper.shape(item.text, theme.contact, width: frame.width) else { continue }
            let text = builder.keep(shaped)
            let paragraph = builder.nextParagraph()
            let width = shaped.lines.map(\.width).max() ?? 0
            if !row.isEmpty {
                if x + Self.gap * 2 + 3 + width > frame.maxX {
                    flush()
                } else if let dot = builder.shaper.shape("·", theme.bullet, width: 10), let line = dot.lines.first {
                    let source = LineSource(text: builder.keep(dot), line: 0)
                    row.append(.init(source: source, line: line, x: x + Self.gap, role: .bullet, paragraph: paragraph))
                    x += Self.gap * 2 + line.width
                }
            }
            for (number, line) in shaped.lines.enumerated() {
                if number > 0 { flush() }
                let source = LineSource(text: text, line: number)
                row.append(
                    .init(source: source, line: line, x: x, role: .paragraph, paragraph: paragraph, link: item.link)
                )
            }
            x += width
        }
        flush()
    }
}

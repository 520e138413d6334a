// SPDX-License-Identifier: GPL-3.0-or-later

/// Ways to set entries and pairs.
extension ColumnWriter {
    /// A name or a date in the side column with a text in the main column; a pair of one part over both.
    func hanging(_ pair: ContentSection.Pair, isFirst: Bool) {
        let space = isFirst ? 0 : 3.5
        if pair.isNamed, pair.name.isEmpty || pair.text.isEmpty {
            let style = pair.text.isEmpty ? theme.sideStrong : theme.body
            return paragraphs([pair.name + pair.text], style, spaceBefore: space)
        }
        let side = builder.lines(
            [.init(text: pair.name, style: pair.isNamed ? theme.sideStrong : theme.side)],
            .init(x: frame.x, width: frame.sideWidth)
        )
        var placement = mainPlacement(.paragraph)
        placement.link = pair.link
        let main = builder.lines([.init(text: pair.wholeText, style: theme.body)], placement)
        builder.append(side: side, main: main, spaceBefore: space)
    }

    /// An entry with its period in the side column.
    func hanging(_ entry: ContentSection.Entry, isFirst: Bool) {
        let side = builder.lines(
            [.init(text: entry.period?.text ?? "", style: theme.side)],
            .init(x: frame.x, width: frame.sideWidth)
        )
        let subtitle = named(entry.names, entry.details, theme.entrySubtitle, theme.note)
        var main = builder.lines(
            [.init(text: entry.title, style: theme.entryTitle)],
            mainPlacement(.entry, link: entry.link, keeps: entry.hasBody || !subtitle.isEmpty)
        )
        main += builder.lines(subtitle, mainPlacement(.paragraph, keeps: entry.hasBody))
        main += body(of: entry)
        builder.append(side: side, main: main, spaceBefore: isFirst ? 0 : 10, outline: entry.outline.map { ($0, 1) })
    }

    /// The title of an entry with its period at the right end of the line, standing with what follows.
    ///
    /// `inset` is left free on both sides.
    func titleLine(_ entry: ContentSection.Entry, spaceBefore: Double, inset: Double = 0, keeps: Bool) {
        let gap = 14.0
        let width = frame.width - inset * 2
        var trailing = FlowBuilder.Placement(x: frame.x + inset, width: width * 0.5)
        trailing.isTrailing = true
        let period = builder.lines([.init(text: entry.period?.text ?? "", style: theme.side)], trailing)
        let periodWidth = period.flatMap(\.cells).map(\.line.width).max() ?? 0
        let shift = width * 0.5
        let dates = period.map { line in
            var line = line
            for index in line.cells.indices { line.cells[index].x += shift }
            return line
        }
        var placement = FlowBuilder.Placement(x: frame.x + inset, width: width, role: .entry)
        if periodWidth > 0 { placement.width -= periodWidth + gap }
        placement.keepsWithNext = keeps
        placement.link = entry.link
        let title = builder.lines([.init(text: entry.title, style: theme.entryTitle)], placement)
        builder.append(
            side: title,
            main: dates,
            spaceBefore: spaceBefore,
            outline: entry.outline.map { ($0, 1) }
        )
    }

    /// An entry with its period at the right of its title.
    func trailing(_ entry: ContentSection.Entry, isFirst: Bool) {
        let subtitle = named(entry.names, entry.details, theme.entrySubtitle, theme.note)
        let hasMore = entry.hasBody || !subtitle.isEmpty
        titleLine(entry, spaceBefore: isFirst ? 0 : 11, keeps: hasMore)
        var lines = builder.lines(subtitle, mainPlacement(.paragraph, keeps: entry.hasBody))
        lines += body(of: entry)
        builder.append(side: lines, main: [], spaceBefore: 0)
    }

    /// A short text on one line, in a smaller size where it would not fit otherwise.
    func fitted(_ text: String, _ style: TextStyle, link: String?, spaceBefore: Double) {
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width)
        placement.link = link
        var fitting = style
        for size in [style.size, 8.4, 7.8, 7.2, 6.6] where size <= style.size {
            fitting = style.sized(size)
            guard let shaped = builder.shaper.shape(text, fitting, width: frame.width), shaped.lines.count > 1 else {
                break
            }
        }
        // What is too long all the same is broken in its usual size.
        let isBroken = (builder.shaper.shape(text, fitting, width: frame.width)?.lines.count ?? 1) > 1
        let lines = builder.lines([.init(text: text, style: isBroken ? style : fitting)], placement)
        builder.append(side: lines, main: [], spaceBefore: spaceBefore)
    }
}

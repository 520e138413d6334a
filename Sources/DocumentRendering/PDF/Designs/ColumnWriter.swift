// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes texts into the column that a builder stacks, in the manners that designs choose from.
struct ColumnWriter {
    let builder: FlowBuilder
    let frame: ColumnFrame

    var theme: Theme { builder.theme }

    /// A heading of a section, which stands with what follows; an entry of the outline.
    func heading(_ title: String, _ style: TextStyle, spaceBefore: Double, pitch: Double = 16) {
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width, role: .heading)
        placement.keepsWithNext = true
        let lines = builder.lines([.init(text: title, style: style)], placement)
        builder.append(side: lines, main: [], spaceBefore: spaceBefore, pitch: pitch, outline: (title, 0))
    }

    /// A coloured line below the row stacked last; `gap` above it and `below` after it.
    func rule(width: Double, height: Double, color: RGB, gap: Double, below: Double) {
        builder.changeLastRow { row in
            let box = Rectangle(x: frame.x, y: row.height + gap, width: width, height: height)
            row.rules.append(.init(box: box, color: color))
            row.descent += gap + below
        }
    }

    /// Running text over the whole column.
    func paragraphs(
        _ texts: [String],
        _ style: TextStyle,
        spaceBefore: Double = 0,
        between: Double = 4,
        pitch: Double? = nil,
        hyphenates: Bool = false
    ) {
        for (index, text) in texts.enumerated() {
            var placement = FlowBuilder.Placement(x: frame.x, width: frame.width)
            placement.followsDirection = true
            placement.hyphenates = hyphenates
            let lines = builder.lines([.init(text: text, style: style)], placement)
            builder.append(side: lines, main: [], spaceBefore: index == 0 ? spaceBefore : between, pitch: pitch)
        }
    }

    /// Names in one style, then what is said beside them in another.
    func named(_ names: [String], _ details: [String], _ strong: TextStyle, _ plain: TextStyle) -> [TextShaper.Run] {
        guard !names.isEmpty || !details.isEmpty else { return [] }
        let separator = names.isEmpty || details.isEmpty ? "" : " · "
        return [
            .init(text: names.joined(separator: " · "), style: strong),
            .init(text: separator + details.joined(separator: " · "), style: plain),
        ]
    }

    /// What an entry says under its title and names.
    func body(of entry: ContentSection.Entry) -> [FlowBuilder.ColumnLine] {
        let keepsAbout = !entry.running.isEmpty || !entry.bullets.isEmpty
        var lines = running(entry.about, theme.note, keeps: keepsAbout)
        lines += running(entry.running, theme.body)
        return lines + bullets(entry.bullets)
    }

    /// Points of a list in the main column.
    func bullets(_ texts: [String]) -> [FlowBuilder.ColumnLine] {
        texts.enumerated().flatMap { index, text in
            var placement = mainPlacement(.item, space: index == 0 ? 2.5 : 1)
            placement.bullet = theme.bullet
            placement.hyphenates = true
            return builder.lines([.init(text: text, style: theme.body)], placement)
        }
    }

    /// Paragraphs in the main column; with `keeps` the last of them stands with what follows.
    func running(_ texts: [String], _ style: TextStyle, keeps: Bool = false) -> [FlowBuilder.ColumnLine] {
        texts.enumerated().flatMap { index, text in
            let isLast = index == texts.count - 1
            var placement = mainPlacement(.paragraph, space: index == 0 ? 2 : 1, keeps: keeps && isLast)
            placement.followsDirection = true
            placement.hyphenates = true
            return builder.lines([.init(text: text, style: style)], placement)
        }
    }

    func mainPlacement(
        _ role: TextRole,
        link: String? = nil,
        space: Double = 0,
        keeps: Bool = false
    ) -> FlowBuilder.Placement {
        var placement = FlowBuilder.Placement(x: frame.mainX, width: frame.mainWidth, role: role)
        placement.link = link
        placement.spaceBefore = space
        placement.keepsWithNext = keeps
        return placement
    }

    /// A picture at the left or the right of the column, in a row of its own.
    func picture(_ picture: DrawnPicture, described text: String, height limit: Double, isTrailing: Bool = false) {
        let size = picture.size(within: (frame.width, limit))
        let x = isTrailing ? frame.maxX - size.width : frame.x
        var row = FlowRow()
        let box = Rectangle(x: x, y: 0, width: size.width, height: size.height)
        row.pictures = [.init(box: box, picture: builder.keep(picture), description: text)]
        row.ascent = size.height
        row.keepsWithNext = true
        builder.append(row)
    }
}

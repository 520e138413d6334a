// SPDX-License-Identifier: GPL-3.0-or-later

/// One column of text, with dates and names of groups in a narrow column beside it.
struct ClassicDesign: ProfileDesign {
    let content: ProfileContent
    let builder: FlowBuilder
    let logo: PictureFile?

    private var theme: Theme { builder.theme }
    private var writer: ColumnWriter { .init(builder: builder, frame: theme.page) }
    var footer: ColumnFrame { theme.page }

    func compose() {
        addHeader()
        for section in content.sections { add(section) }
        if content.isBlank {
            writer.paragraphs([content.labels.empty], theme.note, spaceBefore: 20)
        }
    }

    private func add(_ section: ContentSection) {
        writer.heading(section.title, theme.heading, spaceBefore: 18)
        writer.rule(width: writer.frame.width, height: 0.7, color: theme.colors.hairline, gap: 3, below: 7)
        switch section.body {
        case .paragraphs(let texts):
            writer.paragraphs(
                texts,
                theme.body,
                pitch: section.kind == .summary ? 14.2 : nil,
                hyphenates: section.kind == .summary
            )
        case .pairs(let pairs):
            for (index, pair) in pairs.enumerated() { writer.hanging(pair, isFirst: index == 0) }
        case .entries(let entries):
            for (index, entry) in entries.enumerated() { writer.hanging(entry, isFirst: index == 0) }
        }
    }

    // MARK: Header

    /// The name, the title under it, how to reach the person, and a rule in the accent colour.
    private func addHeader() {
        addLogo()
        let frame = theme.page
        var title = FlowBuilder.Placement(x: frame.x, width: frame.width, role: .title)
        title.keepsWithNext = true
        let name = builder.lines([.init(text: content.title, style: theme.name)], title)
        builder.append(side: name, main: [], spaceBefore: 0, pitch: 31)
        var label = FlowBuilder.Placement(x: frame.x, width: frame.width)
        label.keepsWithNext = true
        let text = builder.lines([.init(text: content.label, style: theme.label)], label)
        builder.append(side: text, main: [], spaceBefore: 1, pitch: 18)
        ContactLine(builder: builder, frame: frame).add(content.contacts)
        writer.rule(width: 46, height: 2.2, color: theme.colors.accent, gap: 9, below: 3)
    }

    private func addLogo() {
        guard let picture = logo.flatMap({ DrawnPicture.of($0, on: theme.colors.paper) }) else { return }
        writer.picture(picture, described: content.labels.logo, height: 40)
        builder.changeLastRow { $0.descent += 14 }
    }
}

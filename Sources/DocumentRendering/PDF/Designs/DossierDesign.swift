// SPDX-License-Identifier: GPL-3.0-or-later

/// The “dossier de compétences” of French agencies: the company's header, title and experience, skills as a table, the
/// career with context, achievements and environment, and contact details last.
struct DossierDesign: ProfileDesign {
    let content: ProfileContent
    let builder: FlowBuilder
    let logo: PictureFile?
    let skills: NamedSkills

    init(content: ProfileContent, builder: FlowBuilder, logo: PictureFile?) {
        self.content = content
        self.builder = builder
        self.logo = logo
        skills = NamedSkills(content.profile)
    }

    var theme: Theme { builder.theme }
    /// Over the whole width.
    var writer: ColumnWriter { .init(builder: builder, frame: theme.page) }
    /// For what stands under a bar, in line with its text.
    var inner: ColumnWriter {
        var frame = theme.page
        frame.x += inset
        frame.width -= inset * 2
        return .init(builder: builder, frame: frame)
    }
    /// The same without a column for dates.
    var wide: ColumnWriter {
        .init(builder: builder, frame: .init(x: inner.frame.x, width: inner.frame.width))
    }
    /// What is inset in a coloured bar.
    var inset: Double { 8 }
    var footer: ColumnFrame { theme.page }

    static func adapt(_ theme: inout Theme) {
        theme.left = 50
        theme.right = 50
        theme.top = 44
    }

    private static let order: [ContentSection.Kind] = [
        .summary, .skills, .education, .certificates, .languages, .work, .projects, .publications, .awards,
        .volunteer, .interests, .references, .licences,
    ]

    func compose() {
        addHeader()
        let sections = content.sections
        for kind in Self.order {
            if let section = sections.first(where: { $0.kind == kind }) { add(section) }
        }
        addContact()
        if content.isBlank {
            inner.paragraphs([content.labels.empty], theme.note, spaceBefore: 20)
        }
    }

    private func add(_ section: ContentSection) {
        addHeading(section.title)
        switch section.body {
        case .paragraphs(let texts):
            inner.paragraphs(texts, theme.body, pitch: 14.2, hyphenates: section.kind == .summary)
        case .pairs(let pairs):
            if section.kind == .skills {
                for pair in pairs { addRow(pair) }
            } else {
                for (index, pair) in pairs.enumerated() { inner.hanging(pair, isFirst: index == 0) }
            }
        case .entries(let entries):
            let isDetailed = section.kind == .work || section.kind == .projects
            for (index, entry) in entries.enumerated() {
                if isDetailed {
                    addDetailed(entry, isFirst: index == 0)
                } else {
                    inner.hanging(entry, isFirst: index == 0)
                }
            }
        }
    }

    // MARK: Parts

    /// The logo and what the document is; a rule; the name, the title and the experience.
    private func addHeader() {
        let frame = theme.page
        addKind()
        writer.rule(width: frame.width, height: 2, color: theme.colors.accent, gap: 7, below: 16)
        var title = FlowBuilder.Placement(x: frame.x, width: frame.width, role: .title)
        title.keepsWithNext = true
        let name = builder.lines([.init(text: content.title, style: theme.name.sized(24))], title)
        builder.append(side: name, main: [], spaceBefore: 0, pitch: 29)
        var line = FlowBuilder.Placement(x: frame.x, width: frame.width)
        line.keepsWithNext = true
        let label = builder.lines([.init(text: content.label, style: theme.label.sized(14))], line)
        builder.append(side: label, main: [], spaceBefore: 1, pitch: 19)
        guard let experience = content.experience else { return }
        let years = builder.lines([.init(text: experience, style: theme.body.sized(11))], line)
        builder.append(side: years, main: [], spaceBefore: 1, pitch: 17)
    }

    /// The logo at the left and the kind of the document at the right, at the left where there is no logo.
    private func addKind() {
        let frame = theme.page
        let picture = logo.flatMap { DrawnPicture.of($0, on: theme.colors.paper) }
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width)
        placement.isTrailing = picture != nil
        placement.keepsWithNext = true
        let style = theme.side.sized(10.5).weighted(.semibold)
        let lines = builder.lines([.init(text: content.labels.dossier, style: style)], placement)
        builder.append(side: lines, main: [], spaceBefore: 0)
        guard let picture else { return }
        let size = picture.size(within: (frame.width * 0.5, 46))
        builder.changeLastRow { row in
            row.ascent = max(row.ascent, size.height)
            let box = Rectangle(x: frame.x, y: row.ascent - size.height, width: size.width, height: size.height)
            let description = content.labels.logo
            row.pictures = [.init(box: box, picture: builder.keep(picture), description: description)]
        }
    }

    /// White on a bar of the accent colour.
    func addHeading(_ title: String) {
        let first = builder.rowsOfColumn
        wide.heading(title, theme.heading.sized(11.5).colored(theme.colors.paper), spaceBefore: 18)
        bar(from: first, theme.colors.accent, above: 3, below: 3)
        builder.changeLastRow { $0.keepsWithNext = true }
        addGap(7)
    }

    /// Colours the rows from `first` on as one bar.
    func bar(from first: Int, _ color: RGB, above: Double, below: Double) {
        guard builder.rowsOfColumn > first else { return }
        let frame = theme.page
        builder.changeRows(from: first) { $0.fills.append(.init(x: frame.x, width: frame.width, color: color)) }
        builder.changeRow(first) { $0.ascent += above }
        builder.changeLastRow { $0.descent += below }
    }

    /// White between two rows that stand together.
    func addGap(_ height: Double) {
        var row = FlowRow()
        row.ascent = height
        row.keepsWithNext = true
        builder.append(row)
    }

    private func addContact() {
        guard !content.contacts.isEmpty else { return }
        addHeading(content.labels.contact)
        ContactLine(builder: builder, frame: wide.frame).add(content.contacts)
    }
}

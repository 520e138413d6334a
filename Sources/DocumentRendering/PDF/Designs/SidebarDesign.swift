// SPDX-License-Identifier: GPL-3.0-or-later

/// A tinted column with contact, skills and languages beside the career; the name above both, white on the accent colour.
struct SidebarDesign: ProfileDesign {
    let content: ProfileContent
    let builder: FlowBuilder
    let logo: PictureFile?

    /// The width of the tinted column.
    private static let sideWidth = 190.0
    private static let margin = 28.0

    var theme: Theme { builder.theme }
    var side: ColumnWriter {
        .init(builder: builder, frame: .init(x: Self.margin, width: Self.sideWidth - Self.margin - 20))
    }
    private var main: ColumnWriter {
        let x = Self.sideWidth + 26
        return .init(builder: builder, frame: .init(x: x, width: theme.pageWidth - x - 40))
    }
    var footer: ColumnFrame { main.frame }

    static func adapt(_ theme: inout Theme) {
        theme.left = margin
        theme.right = 40
        theme.top = 38
    }

    private static let sideKinds: [ContentSection.Kind] = [
        .skills, .languages, .certificates, .interests, .licences,
    ]

    func compose() {
        addHeader()
        builder.startBand()
        addPictures()
        addContact()
        let sections = content.sections
        for kind in Self.sideKinds {
            if let section = sections.first(where: { $0.kind == kind }) { addSide(section) }
        }
        builder.startColumn()
        for section in sections where !Self.sideKinds.contains(section.kind) { addMain(section) }
        if content.isBlank { main.paragraphs([content.labels.empty], theme.note, spaceBefore: 20) }
    }

    func decorate(_ layout: inout PageLayout, ends: [Paginator.Place]) {
        let end = ends.first ?? .init(page: 0, y: 0)
        for index in layout.pages.indices {
            let header = index < end.page ? theme.pageHeight : index == end.page ? end.y : 0
            let column = Rectangle(x: 0, y: header, width: Self.sideWidth, height: theme.pageHeight - header)
            let band = Rectangle(x: 0, y: 0, width: theme.pageWidth, height: header)
            let fills = [(column, theme.colors.tint), (band, theme.colors.accent)].filter { $0.0.height > 0 }
            layout.pages[index].rules.insert(contentsOf: fills.map { .init(box: $0.0, color: $0.1) }, at: 0)
        }
    }

    // MARK: Parts

    private func addHeader() {
        let frame = ColumnFrame(x: Self.margin, width: theme.pageWidth - Self.margin - 40)
        var title = FlowBuilder.Placement(x: frame.x, width: frame.width, role: .title)
        title.keepsWithNext = true
        let white = theme.colors.paper
        let name = builder.lines([.init(text: content.title, style: theme.name.colored(white))], title)
        builder.append(side: name, main: [], spaceBefore: 0, pitch: 31)
        let label = FlowBuilder.Placement(x: frame.x, width: frame.width)
        let text = builder.lines([.init(text: content.label, style: theme.label.colored(white))], label)
        builder.append(side: text, main: [], spaceBefore: 2, pitch: 18)
        builder.changeLastRow { $0.descent += 20 }
    }

    private func addMain(_ section: ContentSection) {
        main.heading(section.title, theme.heading, spaceBefore: 20)
        main.rule(width: main.frame.width, height: 0.7, color: theme.colors.hairline, gap: 3, below: 7)
        switch section.body {
        case .paragraphs(let texts):
            main.paragraphs(texts, theme.body, pitch: 14.2, hyphenates: section.kind == .summary)
        case .pairs(let pairs):
            for (index, pair) in pairs.enumerated() {
                let runs = main.named([pair.name], [pair.text].filter { !$0.isEmpty }, theme.sideStrong, theme.body)
                let lines = builder.lines(runs, main.mainPlacement(.paragraph, link: pair.link))
                builder.append(side: lines, main: [], spaceBefore: index == 0 ? 0 : 3.5)
            }
        case .entries(let entries):
            for (index, entry) in entries.enumerated() { main.trailing(entry, isFirst: index == 0) }
        }
    }
}

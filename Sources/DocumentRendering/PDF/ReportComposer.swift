// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Stacks a report: a title, facts, then chapters with their parts, the rows of each as a table.
struct ReportComposer {
    let report: Report
    let builder: FlowBuilder
    let logo: PictureFile?
    let labels: SectionLabels

    private var theme: Theme { builder.theme }
    private var frame: ColumnFrame { theme.wide }
    private var writer: ColumnWriter { .init(builder: builder, frame: frame) }

    func compose() {
        addHeader()
        var isInChapter = false
        for section in report.sections {
            isInChapter = isInChapter || section.isChapter
            add(section, isPart: isInChapter && !section.isChapter)
        }
    }

    // MARK: Header

    private func addHeader() {
        if let picture = logo.flatMap({ DrawnPicture.of($0, on: theme.colors.paper) }) {
            writer.picture(picture, described: labels.logo, height: 40)
            builder.changeLastRow { $0.descent += 14 }
        }
        let subtitle = CleanText.line(report.subtitle)
        let title = CleanText.line(report.title)
        if !subtitle.isEmpty { append(title, theme.label, .paragraph, pitch: 18) }
        append(subtitle.isEmpty ? title : subtitle, theme.name, .title, pitch: 31)
        let facts = report.facts.map(CleanText.line).filter { !$0.isEmpty }.joined(separator: "  ·  ")
        writer.paragraphs([facts].filter { !$0.isEmpty }, theme.contact, spaceBefore: 2)
        writer.rule(width: 46, height: 2.2, color: theme.colors.accent, gap: 9, below: 3)
        writer.paragraphs(texts([report.note]), theme.note, spaceBefore: 10)
    }

    private func append(_ text: String, _ style: TextStyle, _ role: TextRole, pitch: Double) {
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width, role: role)
        placement.keepsWithNext = true
        let lines = builder.lines([.init(text: text, style: style)], placement)
        builder.append(side: lines, main: [], spaceBefore: 0, pitch: pitch)
    }

    // MARK: Sections

    private func add(_ section: Report.Section, isPart: Bool) {
        if isPart { addPartHeading(section) } else { addHeading(section) }
        writer.paragraphs(texts(section.paragraphs), theme.body, spaceBefore: 2)
        ReportTable(section: section, builder: builder, frame: frame).compose()
        if !section.points.isEmpty {
            builder.append(side: writer.bullets(texts(section.points)), main: [], spaceBefore: 2)
        }
        writer.paragraphs(texts([section.remark]), theme.note, spaceBefore: 4)
    }

    private func addHeading(_ section: Report.Section) {
        writer.heading(CleanText.line(section.heading), theme.heading, spaceBefore: 18)
        writer.rule(width: frame.width, height: 0.7, color: theme.colors.hairline, gap: 3, below: 7)
        let figure = CleanText.line(section.figure)
        guard !figure.isEmpty else { return }
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width)
        placement.keepsWithNext = true
        let lines = builder.lines([.init(text: figure, style: theme.label)], placement)
        builder.append(side: lines, main: [], spaceBefore: 0, pitch: 18)
    }

    private func addPartHeading(_ section: Report.Section) {
        var placement = FlowBuilder.Placement(x: frame.x, width: frame.width, role: .entry)
        placement.keepsWithNext = true
        let figure = CleanText.line(section.figure)
        let heading = CleanText.line(section.heading)
        let runs: [TextShaper.Run] = [
            .init(text: heading, style: theme.entryTitle),
            .init(text: figure.isEmpty ? "" : "   \(figure)", style: theme.entrySubtitle),
        ]
        builder.append(
            side: builder.lines(runs, placement),
            main: [],
            spaceBefore: 12,
            outline: heading.isEmpty ? nil : (heading, 1)
        )
    }

    private func texts(_ texts: [String]) -> [String] {
        texts.flatMap(CleanText.paragraphs)
    }
}

extension Theme {
    /// All between the margins as one column.
    fileprivate var wide: ColumnFrame { .init(x: left, width: pageWidth - left - right) }
}

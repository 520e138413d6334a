// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Stacks a report: a title, facts, then chapters with their parts, each row with its name beside verdict and evidence.
struct ReportComposer {
    let report: Report
    let builder: FlowBuilder
    let logo: PictureFile?
    let labels: SectionLabels
    let language: RenderLanguage

    private var colon: String { language == .french ? "\u{A0}: " : ": " }
    private var theme: Theme { builder.theme }
    /// Names of demands are longer than dates.
    private var frame: ColumnFrame {
        var frame = theme.page
        frame.sideWidth = 178
        frame.gutter = 16
        return frame
    }
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
        for (index, row) in section.rows.enumerated() { add(row, under: section.columns, isFirst: index == 0) }
        if !section.points.isEmpty {
            let whole = ColumnWriter(builder: builder, frame: theme.wide)
            builder.append(side: whole.bullets(texts(section.points)), main: [], spaceBefore: 2)
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

    // MARK: Rows

    /// Columns have no heads here: what is a number is told with its name.
    private func add(_ row: Report.Row, under columns: Report.Row?, isFirst: Bool) {
        let detail = CleanText.line(row.detail)
        var side = builder.lines(
            [.init(text: CleanText.line(row.name), style: theme.sideStrong)],
            .init(x: frame.x, width: frame.sideWidth)
        )
        side += builder.lines([.init(text: detail, style: theme.side)], .init(x: frame.x, width: frame.sideWidth))
        let isNumber = row.mark.first?.isNumber == true
        let mark = isNumber ? labelled(row.mark, columns?.mark) : CleanText.line(row.mark)
        let figure = labelled(row.figure, columns?.figure)
        var main = builder.lines(
            writer.named(
                [mark].filter { !$0.isEmpty },
                [figure].filter { !$0.isEmpty },
                theme.entrySubtitle,
                theme.note
            ),
            writer.mainPlacement(.paragraph)
        )
        let text = isNumber ? labelled(row.text, columns?.text, colon: colon) : row.text
        main += writer.running(texts([text]), theme.body)
        builder.append(side: side, main: main, spaceBefore: isFirst ? 4 : 5)
    }

    /// `Points 9,0`.
    private func labelled(_ text: String, _ label: String?, colon: String = " ") -> String {
        let (text, label) = (CleanText.line(text), CleanText.line(label ?? ""))
        return text.isEmpty || label.isEmpty ? text : label + colon + text
    }

    private func texts(_ texts: [String]) -> [String] {
        texts.flatMap { CleanText.lines($0).split(separator: "\n").map { CleanText.line(String($0)) } }
            .filter { !$0.isEmpty }
    }
}

extension Theme {
    /// All between the margins as one column.
    fileprivate var wide: ColumnFrame { .init(x: left, width: pageWidth - left - right) }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The table of skills, and positions in detail.
extension DossierDesign {
    /// A group of skills as a row of a table: its name on tint, a line below.
    func addRow(_ pair: ContentSection.Pair) {
        let frame = theme.page
        let nameWidth = 132.0
        let side = builder.lines(
            [.init(text: pair.name, style: theme.sideStrong)],
            .init(x: frame.x + inset, width: nameWidth - inset * 2)
        )
        let x = frame.x + nameWidth + 12
        let main = builder.lines(
            [.init(text: pair.text, style: theme.body)],
            .init(x: x, width: frame.maxX - x)
        )
        let first = builder.rowsOfColumn
        builder.append(side: side, main: main, spaceBefore: 0)
        guard builder.rowsOfColumn > first else { return }
        builder.changeRows(from: first) { row in
            row.fills.append(.init(x: frame.x, width: nameWidth, color: theme.colors.tint))
        }
        builder.changeRow(first) { $0.ascent += 3 }
        builder.changeLastRow { row in
            row.descent += 4
            row.fills.append(.init(x: frame.x, width: frame.width, color: theme.colors.hairline, height: 0.7))
        }
    }

    /// A position on a tinted bar, then its employer, and what was done there under labels.
    func addDetailed(_ entry: ContentSection.Entry, isFirst: Bool) {
        let entry = withEnvironment(entry)
        let subtitle = writer.named(entry.names, entry.details, theme.entrySubtitle, theme.note)
        let hasMore = entry.hasBody || !subtitle.isEmpty || !entry.environment.isEmpty
        let first = builder.rowsOfColumn
        writer.titleLine(entry, spaceBefore: isFirst ? 0 : 13, inset: inset, keeps: hasMore)
        bar(from: first, theme.colors.tint, above: 2.5, below: 2.5)
        let body = wide
        var lines = builder.lines(subtitle, body.mainPlacement(.paragraph, space: 3, keeps: hasMore))
        lines += details(of: entry, body)
        builder.append(side: lines, main: [], spaceBefore: 3)
    }

    private func details(of entry: ContentSection.Entry, _ body: ColumnWriter) -> [FlowBuilder.ColumnLine] {
        let labels = content.labels
        var lines: [FlowBuilder.ColumnLine] = []
        let isLabelled = !entry.bullets.isEmpty && !(entry.about.isEmpty && entry.running.isEmpty)
        if isLabelled {
            lines += labelled(labels.context, entry.about + entry.running, body)
            var placement = body.mainPlacement(.paragraph, space: 4, keeps: true)
            placement.keepsWithNext = true
            lines += builder.lines([.init(text: labels.tasks, style: theme.sideStrong)], placement)
            lines += body.bullets(entry.bullets)
        } else {
            lines += body.body(of: entry)
        }
        if !entry.environment.isEmpty {
            lines += labelled(labels.environment, [entry.environment.joined(separator: ", ")], body)
        }
        return lines
    }

    /// Paragraphs, the first of which begins with a label.
    private func labelled(_ label: String, _ texts: [String], _ body: ColumnWriter) -> [FlowBuilder.ColumnLine] {
        return texts.enumerated().flatMap { index, text in
            var runs = [TextShaper.Run(text: text, style: theme.body)]
            if index == 0 { runs.insert(.init(text: label + content.language.colon, style: theme.sideStrong), at: 0) }
            var placement = body.mainPlacement(.paragraph, space: index == 0 ? 4 : 1)
            placement.hyphenates = true
            return builder.lines(runs, placement)
        }
    }

    /// What a CV states as environment, or else the skills of the profile that the entry names.
    private func withEnvironment(_ entry: ContentSection.Entry) -> ContentSection.Entry {
        var entry = entry
        if let index = entry.bullets.firstIndex(where: { Self.statedEnvironment($0) != nil }) {
            entry.environment = [Self.statedEnvironment(entry.bullets[index])].compactMap { $0 }
            entry.bullets.remove(at: index)
        } else if let index = entry.notes.firstIndex(where: { Self.statedEnvironment($0) != nil }) {
            entry.environment = [Self.statedEnvironment(entry.notes[index])].compactMap { $0 }
            entry.notes.remove(at: index)
        } else {
            let named = skills.named(in: entry.about + entry.running + entry.bullets)
            entry.environment = named.count > 1 ? named : []
        }
        return entry
    }

    /// What follows `Environnement technique :` and the like; `nil` of any other text.
    private static func statedEnvironment(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) < 32 else {
            return nil
        }
        let label = text[..<colon].lowercased()
        guard ["environnement", "environment", "technologies", "stack"].contains(where: label.hasPrefix) else {
            return nil
        }
        let rest = CleanText.trimmed(String(text[text.index(after: colon)...]))
        return rest.isEmpty ? nil : rest
    }
}

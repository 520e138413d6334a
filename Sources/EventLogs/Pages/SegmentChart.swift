// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// segments.svg: the nine segments as a table of bars, or the clusters as a list of them.
package struct SegmentChart {
    private let report: SegmentReport
    private let language: ReportLanguage
    private let words: Wording

    private static let bar = "#7fa8d6"
    private static let width = 760.0

    package init(_ report: SegmentReport, language: ReportLanguage) {
        self.report = report
        self.language = language
        words = Wording(language)
    }

    /// The drawing.
    package var svg: String {
        guard !report.segments.isEmpty else { return nothing }
        guard report.method == .rules, let rules = report.rules else { return list }
        return table(rules)
    }

    private var title: String {
        language.text("Segments au ", "Segments as of ") + SegmentPage.day(report.asOf, language) + " · "
            + words.count(Double(report.log.persons), one: ("personne", "person"), many: ("personnes", "persons"))
            + ", " + words.grouped(report.unassigned.persons)
            + language.text(" sans segment", " unassigned")
    }

    private var summary: String {
        report.segments.map { "\(name($0)): \(words.grouped($0.persons)) (\(words.percent($0.share)))" }
            .joined(separator: "; ")
    }

    private func name(_ segment: Segment) -> String { language.text(segment.nameFR, segment.name) }

    private var nothing: String {
        let text = language.text("Trop peu de personnes pour former des segments.", "Too few persons to form segments.")
        var canvas = ChartCanvas(width: Self.width, height: 60, title: title, summary: text, language: language)
        canvas.text(text, 16, 36, size: 14)
        return canvas.svg
    }

    // MARK: Rules

    private func table(_ rules: SegmentRules) -> String {
        let (left, top, cellWidth, cellHeight) = (150.0, 78.0, 198.0, 92.0)
        var canvas = ChartCanvas(
            width: Self.width,
            height: top + 3 * cellHeight + 16,
            title: title,
            summary: summary,
            language: language
        )
        canvas.text(title, 16, 28, size: 17, bold: true)
        let most = report.segments.map(\.share).max() ?? 1
        for (column, activity) in SegmentCell.Activity.allCases.reversed().enumerated() {
            let middle = left + (Double(column) + 0.5) * cellWidth
            canvas.text(activity.text(language), middle, top - 14, size: 13, bold: true, anchor: "middle")
        }
        for (row, recency) in SegmentCell.Recency.allCases.enumerated() {
            let y = top + Double(row) * cellHeight
            canvas.text(recency.text(language), 16, y + 40, size: 13, bold: true)
            canvas.text(bounds(row, rules), 16, y + 58, size: 11, color: ChartCanvas.soft)
        }
        for (index, segment) in report.segments.enumerated() {
            let x = left + Double(index % 3) * cellWidth
            let y = top + Double(index / 3) * cellHeight
            canvas.rectangle(x, y, cellWidth, cellHeight, fill: "#ffffff", stroke: ChartCanvas.rule)
            canvas.text(ChartCanvas.fitted(name(segment), width: cellWidth - 20, size: 12), x + 10, y + 24)
            canvas.text(words.grouped(segment.persons), x + 10, y + 52, size: 19, bold: true)
            canvas.text(
                words.percent(segment.share),
                x + cellWidth - 12,
                y + 52,
                color: ChartCanvas.soft,
                anchor: "end"
            )
            let length = most > 0 ? (cellWidth - 22) * segment.share / most : 0
            canvas.rectangle(x + 10, y + 66, cellWidth - 22, 10, fill: "#eef1f5")
            canvas.rectangle(x + 10, y + 66, length, 10, fill: Self.bar)
        }
        return canvas.svg
    }

    /// The days since the last event that a level holds.
    private func bounds(_ level: Int, _ rules: SegmentRules) -> String {
        let (low, high) = (words.days(rules.recency[0]), words.days(rules.recency[1]))
        switch level {
        case 0: return language.text("\(low) au plus", "up to \(low)")
        case 1: return language.text("jusqu’à \(high)", "up to \(high)")
        default: return language.text("plus de \(high)", "over \(high)")
        }
    }

    // MARK: Clusters

    private var list: String {
        let (top, step) = (50.0, 54.0)
        let height = top + Double(report.segments.count) * step + 12
        var canvas = ChartCanvas(width: Self.width, height: height, title: title, summary: summary, language: language)
        canvas.text(title, 16, 28, size: 17, bold: true)
        let most = report.segments.map(\.share).max() ?? 1
        for (index, segment) in report.segments.enumerated() {
            let y = top + Double(index) * step
            let figures = words.grouped(segment.persons) + " · " + words.percent(segment.share)
            canvas.text(ChartCanvas.fitted(name(segment), width: 480, size: 13), 16, y + 16, size: 13)
            canvas.text(figures, Self.width - 16, y + 16, size: 13, bold: true, anchor: "end")
            canvas.rectangle(16, y + 24, Self.width - 32, 14, fill: "#eef1f5")
            canvas.rectangle(16, y + 24, most > 0 ? (Self.width - 32) * segment.share / most : 0, 14, fill: Self.bar)
        }
        return canvas.svg
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// delays.svg: a panel for the whole case and for each step, with the share that still goes on by time.
package struct DelayChart {
    private let report: DelayReport
    private let language: ReportLanguage
    private let words: Wording

    /// Panels at the most, and curves of segments in each.
    static let mostPanels = 12
    private static let mostSegments = 3
    private static let width = 760.0
    private static let panelHeight = 300.0

    package init(_ report: DelayReport, language: ReportLanguage) {
        self.report = report
        self.language = language
        words = Wording(language)
    }

    /// The whole case, then the steps passed most often.
    private var panels: [DelayReport.Group] {
        let told = report.groups.filter { $0.segment == nil && $0.status == .estimated }
        let steps = told.filter { $0.step != nil }.sorted { ($1.n, $0.step ?? "") < ($0.n, $1.step ?? "") }
        return Array((told.filter { $0.step == nil } + steps).prefix(Self.mostPanels))
    }

    /// The drawing.
    package var svg: String {
        let panels = panels
        let rows = (panels.count + 1) / 2
        let title = language.text("Délais au ", "Delays as of ") + SegmentPage.day(report.asOf, language)
        guard !panels.isEmpty else {
            let text = language.text(
                "Trop peu de dossiers terminés pour estimer des délais.",
                "Too few finished cases to estimate delays."
            )
            var canvas = ChartCanvas(width: Self.width, height: 60, title: title, summary: text, language: language)
            canvas.text(text, 16, 36, size: 14)
            return canvas.svg
        }
        let summary = panels.map(described).joined(separator: " ")
        let height = 64 + Double(rows) * Self.panelHeight
        var canvas = ChartCanvas(width: Self.width, height: height, title: title, summary: summary, language: language)
        canvas.text(title, 16, 28, size: 17, bold: true)
        canvas.text(
            language.text(
                "Part encore en cours selon le temps écoulé ; bande : intervalle à 95 %.",
                "Share still open by time elapsed; band: 95% limits."
            ),
            16,
            48,
            color: ChartCanvas.soft
        )
        for (index, group) in panels.enumerated() {
            let segments = report.groups.filter {
                $0.segment != nil && $0.step == group.step && $0.status == .estimated
            }
            .sorted { ($1.n, $0.segment ?? "") < ($0.n, $1.segment ?? "") }
            DelayPanel(
                x: Double(index % 2) * Self.width / 2,
                y: 64 + Double(index / 2) * Self.panelHeight,
                width: Self.width / 2,
                height: Self.panelHeight,
                group: group,
                segments: Array(segments.prefix(Self.mostSegments)),
                language: language
            ).draw(on: &canvas)
        }
        return canvas.svg
    }

    private func described(_ group: DelayReport.Group) -> String {
        let name = DelayPage.name(group, language)
        let quantiles = [("P50", group.p50), ("P80", group.p80), ("P95", group.p95)].map { label, estimate in
            "\(label) " + (estimate.map { words.days($0.days) } ?? language.text("non atteint", "not reached"))
        }
        return "\(name)\(language.text(" ", "")): \(quantiles.joined(separator: ", "))."
    }
}

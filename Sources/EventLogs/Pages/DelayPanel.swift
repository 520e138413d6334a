// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The curves of one step: of all segments together, and of the largest ones.
struct DelayPanel {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    let group: DelayReport.Group
    let segments: [DelayReport.Group]
    let language: ReportLanguage

    /// Colours that differ for colour-blind eyes too (Okabe and Ito), each with a dash of its own.
    private static let styles = [("#0072b2", "7 3"), ("#d55e00", "2 3"), ("#007a5a", "9 3 2 3")]

    private var left: Double { x + 52 }
    private var right: Double { x + width - 22 }
    private var top: Double { y + 46 }
    private var bottom: Double { y + height - 84 }

    /// The days at the right edge.
    private var span: Double {
        let far = group.p95.map { $0.days * 1.15 } ?? group.curve.last?.days ?? 0
        return far > 0 ? far : 1
    }

    func draw(on canvas: inout ChartCanvas) {
        let words = Wording(language)
        let name = ChartCanvas.fitted(DelayPage.name(group, language), width: width - 120, size: 13)
        canvas.text(name, left - 36, y + 30, size: 13, bold: true)
        canvas.text("n = \(words.grouped(group.n))", right, y + 30, size: 11, color: ChartCanvas.soft, anchor: "end")
        axes(&canvas, words)
        band(&canvas)
        for (segment, style) in zip(segments, Self.styles) {
            canvas.path(steps(segment.curve), stroke: style.0, dash: style.1, wide: 1.6)
        }
        canvas.path(steps(group.curve), stroke: ChartCanvas.ink, wide: 2.2)
        quantiles(&canvas, words)
        legend(&canvas)
    }

    private func place(_ days: Double) -> Double { left + min(days / span, 1) * (right - left) }
    private func place(share: Double) -> Double { bottom - share * (bottom - top) }

    private func axes(_ canvas: inout ChartCanvas, _ words: Wording) {
        for share in [0, 0.25, 0.5, 0.75, 1] {
            let level = place(share: share)
            canvas.line(left, level, right, level, stroke: ChartCanvas.rule)
            canvas.text(words.percent(share), left - 6, level + 4, size: 10, color: ChartCanvas.soft, anchor: "end")
        }
        let step = Self.tick(span)
        var days = 0.0
        while days <= span {
            canvas.line(place(days), bottom, place(days), bottom + 4, stroke: ChartCanvas.soft)
            let text = days == 0 ? "0" : Self.label(days, span, words)
            canvas.text(text, place(days), bottom + 16, size: 10, color: ChartCanvas.soft, anchor: "middle")
            days += step
        }
    }

    /// Hours where the whole axis is less than two days.
    private static func label(_ days: Double, _ span: Double, _ words: Wording) -> String {
        if span < 0.1 { return words.number(days * 1440, decimals: 0) + "\u{A0}min" }
        if span < 2 { return words.number(days * 24) + "\u{A0}h" }
        return words.number(days) + "\u{A0}" + words.language.text("j", "d")
    }

    /// A round number of minutes, hours or days, for three to six marks.
    private static func tick(_ span: Double) -> Double {
        let unit = span < 0.1 ? 1.0 / 1440 : span < 2 ? 1.0 / 24 : 1.0
        var step = unit
        var turn = 0
        let factors = [2.0, 2.5, 2.0]
        while span / step > 5.5 {
            step *= factors[turn % 3]
            turn += 1
        }
        return step
    }

    private func band(_ canvas: inout ChartCanvas) {
        let points = group.curve.filter { $0.days <= span }
        guard let last = points.last else { return }
        func edge(_ share: (DelayReport.CurvePoint) -> Double) -> [(Double, Double)] {
            var corners = [(left, place(share: 1))]
            for point in points {
                let level = corners[corners.count - 1].1
                corners.append((place(point.days), level))
                corners.append((place(point.days), place(share: share(point))))
            }
            let reach = last.days < span && group.curve.last?.days != last.days ? right : place(last.days)
            corners.append((reach, corners[corners.count - 1].1))
            return corners
        }
        let outline = edge(\.high) + edge(\.low).reversed()
        let data = outline.map { ChartCanvas.text($0.0) + " " + ChartCanvas.text($0.1) }.joined(separator: "L")
        canvas.path("M" + data + "Z", fill: "#e3e8ee")
    }

    /// The curve as stairs.
    private func steps(_ curve: [DelayReport.CurvePoint]) -> String {
        var data = "M\(ChartCanvas.text(left)) \(ChartCanvas.text(place(share: 1)))"
        for point in curve {
            data += "H\(ChartCanvas.text(place(point.days)))"
            if point.days > span { break }
            data += "V\(ChartCanvas.text(place(share: point.share)))"
        }
        return data
    }

    private func quantiles(_ canvas: inout ChartCanvas, _ words: Wording) {
        let marks = [("P50", group.p50, 0.5), ("P80", group.p80, 0.2), ("P95", group.p95, 0.05)]
        let column = (right - left) / 3
        for (index, (label, estimate, share)) in marks.enumerated() {
            let text = estimate.map { words.days($0.days) } ?? language.text("non atteint", "not reached")
            canvas.text("\(label) \(text)", left + Double(index) * column, bottom + 36, size: 11, bold: true)
            guard let estimate, estimate.days <= span else { continue }
            let (across, level) = (place(estimate.days), place(share: share))
            canvas.line(across, level, across, bottom, stroke: ChartCanvas.soft, dash: "2 2")
            canvas.rectangle(across - 3.5, level - 3.5, 7, 7, fill: "#ffffff", stroke: ChartCanvas.ink)
            canvas.text(label, across + 6, level - 5, size: 9, isOverLines: true)
        }
    }

    private func legend(_ canvas: inout ChartCanvas) {
        let all = language.text("tous", "all")
        var entries = [(all, ChartCanvas.ink, "", 2.2)]
        for (segment, style) in zip(segments, Self.styles) {
            entries.append((DelayPage.segmentName(segment.segment ?? "", language), style.0, style.1, 1.6))
        }
        guard entries.count > 1 else { return }
        let column = (right - left) / 2
        for (index, entry) in entries.enumerated() {
            let across = left + Double(index % 2) * column
            let level = bottom + 54 + Double(index / 2) * 16
            canvas.line(across, level - 4, across + 26, level - 4, stroke: entry.1, dash: entry.2, wide: entry.3)
            canvas.text(ChartCanvas.fitted(entry.0, width: column - 36, size: 10), across + 32, level, size: 10)
        }
    }
}

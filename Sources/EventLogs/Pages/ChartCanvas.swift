// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// An SVG drawing on its way, with a title and a description for who cannot see it.
struct ChartCanvas {
    static let ink = "#1c2430"
    static let soft = "#556070"
    static let rule = "#d8dde4"

    let width: Double
    let height: Double
    private let title: String
    private let summary: String
    private let language: ReportLanguage
    private var body = ""

    init(width: Double, height: Double, title: String, summary: String, language: ReportLanguage) {
        self.width = width
        self.height = height
        self.title = title
        self.summary = summary
        self.language = language
    }

    /// The whole file.
    var svg: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.text(width)) \(Self.text(height))" \
        width="\(Self.text(width))" height="\(Self.text(height))" role="img" aria-labelledby="chart-title chart-summary" \
        xml:lang="\(language.rawValue)" font-family="DejaVu Sans, Segoe UI, Arial, sans-serif">
        <title id="chart-title">\(Markup.escape(title))</title>
        <desc id="chart-summary">\(Markup.escape(summary))</desc>
        <rect width="100%" height="100%" fill="#ffffff"/>
        \(body)</svg>

        """
    }

    mutating func rectangle(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        fill: String,
        stroke: String? = nil
    ) {
        let edge = stroke.map { " stroke=\"\($0)\"" } ?? ""
        body +=
            "<rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(width))\""
            + " height=\"\(Self.text(height))\" fill=\"\(fill)\"\(edge)/>\n"
    }

    mutating func line(
        _ x0: Double,
        _ y0: Double,
        _ x1: Double,
        _ y1: Double,
        stroke: String,
        dash: String = "",
        wide: Double = 1
    ) {
        let pattern = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
        body +=
            "<line x1=\"\(Self.text(x0))\" y1=\"\(Self.text(y0))\" x2=\"\(Self.text(x1))\" y2=\"\(Self.text(y1))\""
            + " stroke=\"\(stroke)\" stroke-width=\"\(Self.text(wide))\"\(pattern)/>\n"
    }

    /// A line or an area, as SVG writes paths.
    mutating func path(
        _ data: String,
        stroke: String = "none",
        fill: String = "none",
        dash: String = "",
        wide: Double = 1
    ) {
        let pattern = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
        body +=
            "<path d=\"\(data)\" fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"\(Self.text(wide))\"\(pattern)/>\n"
    }

    /// `text` with its baseline at `y`; `anchor` as SVG names it.
    mutating func text(
        _ text: String,
        _ x: Double,
        _ y: Double,
        size: Double = 12,
        color: String = ChartCanvas.ink,
        bold: Bool = false,
        anchor: String = "start",
        isOverLines: Bool = false
    ) {
        let weight = bold ? " font-weight=\"bold\"" : ""
        if isOverLines {
            // White around the letters keeps them legible.
            body +=
                "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" font-size=\"\(Self.text(size))\" aria-hidden=\"true\""
                + " fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"3\"\(weight) text-anchor=\"\(anchor)\">"
                + "\(Markup.escape(text))</text>\n"
        }
        body +=
            "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" font-size=\"\(Self.text(size))\" fill=\"\(color)\""
            + "\(weight) text-anchor=\"\(anchor)\">\(Markup.escape(text))</text>\n"
    }

    /// Text cut to about this width, with an ellipsis where it was.
    static func fitted(_ text: String, width: Double, size: Double) -> String {
        let most = max(3, Int(width / (size * 0.58)))
        return text.count <= most ? text : text.prefix(most - 1) + "…"
    }

    /// Two decimals at the most.
    static func text(_ value: Double) -> String {
        let scaled = Int((min(max(value, -1e6), 1e6) * 100).rounded())
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 100)
        let tail = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (scaled < 0 ? "-" : "") + "\(whole)" + tail
    }
}

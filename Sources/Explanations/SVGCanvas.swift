// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials

/// An SVG drawing on its way, lengths in points.
struct SVGCanvas {
    let width: Double
    private(set) var height: Double
    private var body = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// The whole file: a white ground, then what was drawn.
    var svg: String {
        let size = "width=\"\(Self.text(width * 1.5))\" height=\"\(Self.text(height * 1.5))\""
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(size) viewBox="0 0 \(Self.text(width)) \(Self.text(height))" \
            font-family="DejaVu Sans, Arial, sans-serif">
            <defs>
            <pattern id="hidden" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#ff0000" fill-opacity="0.12"/>
            <rect width="1.5" height="6" fill="#ff0000" fill-opacity="0.7"/>
            </pattern>
            <marker id="arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M0 0 L6 3 L0 6 z" fill="#ff7f0e"/>
            </marker>
            </defs>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(body)</svg>

            """
    }

    /// Makes room at the foot.
    mutating func grow(by more: Double) { height += more }

    mutating func rectangle(_ box: Box, stroke: String, fill: String, opacity: Double, dashed: Bool = false) {
        let dash = dashed ? " stroke-dasharray=\"3 2\"" : ""
        body += """
            <rect x="\(Self.text(box.x0))" y="\(Self.text(box.y0))" width="\(Self.text(max(0.5, box.width)))" \
            height="\(Self.text(max(0.5, box.height)))" stroke="\(stroke)" stroke-width="0.8"\(dash) \
            fill="\(fill)" fill-opacity="\(Self.text(opacity))"/>

            """
    }

    /// `text` with its baseline at `y`; `bold` and `anchor` as SVG names them.
    mutating func text(
        _ text: String,
        x: Double,
        y: Double,
        size: Double,
        color: String = "#000000",
        bold: Bool = false,
        anchor: String = "start"
    ) {
        let weight = bold ? " font-weight=\"bold\"" : ""
        let middle = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
        body += """
            <text x="\(Self.text(x))" y="\(Self.text(y))" font-size="\(Self.text(size))" fill="\(color)"\(weight)\(middle)>\
            \(Self.escaped(text))</text>

            """
    }

    /// `text` stretched over `box`, turned clockwise by `rotation` degrees.
    mutating func text(_ text: String, filling box: Box, rotation: Int, color: String) {
        let isUpright = rotation % 180 == 0
        let (length, thickness) = isUpright ? (box.width, box.height) : (box.height, box.width)
        let size = max(1, thickness * 0.8)
        let turn = rotation == 0 ? "" : " rotate(\(rotation))"
        let (x, y) = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        body += """
            <text transform="translate(\(Self.text(x)) \(Self.text(y)))\(turn)" y="\(Self.text(size * 0.35))" \
            font-size="\(Self.text(size))" fill="\(color)" text-anchor="middle" textLength="\(Self.text(length))" \
            lengthAdjust="spacingAndGlyphs">\(Self.escaped(text))</text>

            """
    }

    mutating func arrow(from: (x: Double, y: Double), to: (x: Double, y: Double)) {
        body += """
            <line x1="\(Self.text(from.x))" y1="\(Self.text(from.y))" x2="\(Self.text(to.x))" y2="\(Self.text(to.y))" \
            stroke="#ff7f0e" stroke-width="1" stroke-opacity="0.75" marker-end="url(#arrow)"/>

            """
    }

    /// A number in a disc around a point.
    mutating func badge(_ number: Int, at point: (x: Double, y: Double), color: String) {
        let radius = number < 100 ? 6.0 : 8.0
        body += """
            <circle cx="\(Self.text(point.x))" cy="\(Self.text(point.y))" r="\(Self.text(radius))" fill="\(color)"/>

            """
        text("\(number)", x: point.x, y: point.y + 2.5, size: 7, color: "#ffffff", bold: true, anchor: "middle")
    }

    /// A PNG over the whole width from the top.
    mutating func picture(_ png: Data, height: Double) {
        body += """
            <image x="0" y="0" width="\(Self.text(width))" height="\(Self.text(height))" preserveAspectRatio="none" \
            href="data:image/png;base64,\(png.base64EncodedString())"/>

            """
    }

    /// Two decimals at the most.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let scaled = Int((min(max(value, -1e9), 1e9) * 100).rounded())
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 100)
        let tail = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (scaled < 0 ? "-" : "") + "\(whole)" + tail
    }

    /// `text` as XML 1.0 may hold it.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\t": result.append(" ")
            case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            default: result.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }
}

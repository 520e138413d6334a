// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// What inline content inherits of how it is seen.
struct HTMLVisibility {
    /// `nil` where no colour is stated, or none that is known.
    private(set) var ink: InkColor?
    private var isTransparent = false
    private var isVisible = true
    /// CSS pixels.
    private var size = 16.0
    private var ground = Backdrop.page

    /// This inside an element of these declarations; colours are not judged where `relies` is false.
    func within(_ element: XMLElement, _ css: CSSDeclarations, relies: Bool) -> HTMLVisibility {
        var result = self
        if let visibility = css["visibility"] { result.isVisible = visibility != "hidden" && visibility != "collapse" }
        if let value = css["font-size"] { result.size = Self.size(value, parent: size) }
        if element.name == "a", element["href"] != nil { result.setInk(.unknown) }
        if let color = css["color"] ?? (element.name == "font" ? element["color"] : nil), color != "inherit" {
            result.setInk(CSSColor(color))
        }
        result.setGround(element, css)
        if !relies { result.ground = .unknown }
        return result
    }

    /// Why text here cannot be seen, or `nil` where it can.
    var hiddenReason: String? {
        if !isVisible { return "not_displayed" }
        if isTransparent { return "transparent" }
        // 2 points.
        if size < 8.0 / 3 { return "tiny" }
        return ground.reason(hiding: ink)
    }

    private mutating func setInk(_ color: CSSColor) {
        ink = if case .solid(let solid) = color { solid } else { nil }
        isTransparent = color == .transparent
    }

    private mutating func setGround(_ element: XMLElement, _ css: CSSDeclarations) {
        if css.isPlaced { ground = .unknown }
        if element.name == "mark" || element.name == "button" || element["background"] != nil { ground = .unknown }
        if let image = css["background-image"], image != "none" { ground = .unknown }
        guard let fill = css["background-color"] ?? css["background"] ?? element["bgcolor"] else { return }
        switch CSSColor(fill) {
        case .solid(let color): ground = Backdrop(color)
        case .transparent: break
        case .unknown: if fill != "none" && fill != "inherit" { ground = .unknown }
        }
    }

    private static func size(_ value: String, parent: Double) -> Double {
        if value.hasSuffix("%") { return (CSSDeclarations.number(value) ?? 1) * parent }
        if value.hasSuffix("em"), !value.hasSuffix("rem") { return (Double(value.dropLast(2)) ?? 1) * parent }
        return CSSDeclarations.pixels(value)
            ?? (value == "inherit" || value == "smaller" || value == "larger" ? parent : 16)
    }
}

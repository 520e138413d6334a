// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The declarations of a rule or of a `style` attribute, those that bear on what is seen.
struct CSSDeclarations {
    private(set) var values: [String: String] = [:]

    init() {}

    /// Reads `property: value; …`; the last declaration of a property holds, but an important one stays.
    init(_ text: Substring) {
        var important: Set<String> = []
        for declaration in text.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = String(declaration[..<colon]).trimmingSpaces.lowercased()
            var value = String(declaration[declaration.index(after: colon)...]).trimmingSpaces.lowercased()
            guard Self.known.contains(name) else { continue }
            if let mark = value.firstIndex(of: "!") {
                value = String(value[..<mark]).trimmingSpaces
                important.insert(name)
            } else if important.contains(name) {
                continue
            }
            forget(whatFollowsFrom: name)
            values[name] = value
        }
    }

    subscript(_ name: String) -> String? { values[name] }

    /// Whether it says anything of colours.
    var hasColors: Bool { ["color", "background", "background-color"].contains { values[$0] != nil } }

    /// Takes the declarations of a rule that weighs more.
    mutating func override(with other: CSSDeclarations) {
        for name in other.values.keys { forget(whatFollowsFrom: name) }
        values.merge(other.values) { $1 }
    }

    /// Drops what a later declaration of `name` says too: a shorthand its parts, and a fill the other one.
    private mutating func forget(whatFollowsFrom name: String) {
        for other in Self.replaced[name] ?? [] { values[other] = nil }
    }

    private static let replaced = [
        "background": ["background-color"], "background-color": ["background"],
        "margin": ["margin-left", "margin-right", "margin-top"], "padding": ["padding-left", "padding-right"],
        "gap": ["column-gap"],
    ]

    /// What says where the element stands, and nothing of whether it is seen.
    var layout: CSSDeclarations {
        var result = CSSDeclarations()
        result.values = values.filter { name, value in
            Self.layoutNames.contains(name) && (name, value) != ("display", "none")
        }
        return result
    }

    /// Whether the element stands where it says and not where its neighbours leave it.
    var isPlaced: Bool { self["position"] == "absolute" || self["position"] == "fixed" }

    /// Why an element of these declarations is not seen, whatever its content says, or `nil`.
    var hiddenReason: String? {
        if self["display"] == "none" { return "not_displayed" }
        if let opacity = self["opacity"].flatMap(Self.number), opacity < 0.05 { return "transparent" }
        let offsets = isPlaced ? ["left", "top", "right", "bottom"] : []
        let isAway = (offsets + ["text-indent", "margin-left", "margin-top"]).contains { name in
            self[name].flatMap(Self.pixels).map { $0 <= -900 } ?? false
        }
        if isAway { return "off_page" }
        if isPlaced, let clip = self["clip"], clip.hasPrefix("rect(") {
            let edges = clip.dropFirst(5).split { ",) ".contains($0) }.compactMap { Self.pixels(String($0)) }
            if edges.count == 4, edges.allSatisfy({ abs($0) <= 1 }) { return "clipped" }
        }
        let isCut = self["overflow"] == "hidden" || self["overflow"] == "clip"
        let isFlat = ["width", "height", "max-width", "max-height"].contains { self[$0].flatMap(Self.pixels) == 0 }
        return isCut && isFlat ? "clipped" : nil
    }

    /// A length in CSS pixels, where it is absolute; a font's sizes are taken as 16 pixels.
    static func pixels(_ value: String) -> Double? {
        let digits = value.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
        guard let number = Double(digits) else { return nil }
        switch value.dropFirst(digits.count) {
        case "px", "": return number
        case "pt": return number * 4 / 3
        case "em", "rem": return number * 16
        case "cm": return number * 96 / 2.54
        case "mm": return number * 96 / 25.4
        case "in": return number * 96
        case "vw", "vh", "%": return number == 0 ? 0 : number * 10
        default: return nil
        }
    }

    /// A number or percentage.
    static func number(_ value: String) -> Double? {
        value.hasSuffix("%") ? Double(value.dropLast()).map { $0 / 100 } : Double(value)
    }

    private static let layoutNames: Set<String> = [
        "display", "position", "float", "margin", "margin-left", "margin-right", "padding", "padding-left",
        "padding-right", "width", "min-width", "flex", "flex-grow", "flex-direction", "justify-content", "gap",
        "column-gap", "grid-template-columns",
    ]

    private static let known: Set<String> = layoutNames.union([
        "display", "visibility", "opacity", "font-size", "color", "background", "background-color", "background-image",
        "position", "left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top", "clip", "overflow",
        "width", "height", "max-width", "max-height",
    ])
}

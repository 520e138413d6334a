// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// The fill of one drawn shape, in DrawingML or VML, gathered from its elements in document order.
struct DrawingFill {
    private let theme: WordTheme
    /// `nil` until anything says it.
    private(set) var ground: WordGround?
    /// Whether the colour that comes next is that of the fill.
    private var isInFill = false
    /// Whether the elements are those of a line, an effect or the text.
    private var isElsewhere = false
    private var isDone = false

    init(theme: WordTheme) { self.theme = theme }

    /// Takes an element of the shape.
    mutating func take(_ element: XMLCursor) {
        switch element.tag {
        case .shape, .rect, .roundrect, .oval: takeVML(element)
        case .fill: if let type = element.value(.type), type != "solid" { ground = .open }
        case .ln, .effectLst, .lnRef, .effectRef, .fontRef: (isElsewhere, isInFill) = (true, false)
        case .fillRef:
            isElsewhere = false
            if !isDone { if element.value(.idx) == "0" { finish(.clear) } else { isInFill = true } }
        case .noFill, .gradFill, .blipFill, .pattFill, .grpFill, .solidFill: takeFill(element.tag)
        case .srgbClr, .schemeClr, .sysClr, .prstClr, .hslClr, .scrgbClr: if isInFill { takeColor(element) }
        case .lumMod, .lumOff, .tint, .shade, .alpha:
            if isDone, !isElsewhere, case .fill(let color) = ground { ground = .fill(bent(color, element)) }
        default: break
        }
    }

    private mutating func takeFill(_ tag: WordTag) {
        guard !isDone, !isElsewhere else { return }
        switch tag {
        case .noFill: finish(.clear)
        case .solidFill: isInFill = true
        default: finish(.open)
        }
    }

    private mutating func takeColor(_ element: XMLCursor) {
        let color: InkColor? =
            switch element.tag {
            case .srgbClr: element.value(.val).flatMap { InkColor(hex: $0) }
            case .schemeClr: element.value(.val).flatMap { theme.color($0) }
            case .sysClr: element.value(.lastClr).flatMap { InkColor(hex: $0) }
            default: element.value(.val) == "white" ? .white : nil
            }
        finish(color.map { .fill($0) } ?? .open)
    }

    /// Near enough to how DrawingML bends a colour: black and white stay what they are.
    private func bent(_ color: InkColor, _ element: XMLCursor) -> InkColor {
        guard let value = Int(element.value(.val) ?? "").map({ Double($0) / 100_000 }) else { return color }
        return switch element.tag {
        case .lumMod, .shade: color.mixed(tint: nil, shade: value)
        case .lumOff: color.mixed(tint: 1 - value, shade: nil)
        // What is seen through it is taken to be white.
        default: color.mixed(tint: value, shade: nil)
        }
    }

    private mutating func finish(_ found: WordGround) { (ground, isInFill, isDone) = (found, false, true) }

    private mutating func takeVML(_ element: XMLCursor) {
        if let filled = element.value(.filled), ["f", "false"].contains(filled) {
            ground = .clear
        } else if let name = element.value(.fillcolor)?.split(separator: " ").first {
            let plain = ["white": "ffffff", "black": "000000"][String(name)] ?? String(name)
            ground = InkColor(hex: plain).map { .fill($0) } ?? .open
        } else {
            // Shapes of VML are white unless they say otherwise.
            ground = .fill(.white)
        }
    }
}

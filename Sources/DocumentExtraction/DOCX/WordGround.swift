// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// The colour of text as stated.
enum WordInk: Equatable {
    /// The reader's choice, always in contrast.
    case automatic
    case color(InkColor)

    /// Reads `w:color`; `nil` where it says nothing that is understood.
    init?(reading element: XMLCursor, theme: WordTheme) {
        if let name = element.value(.themeColor), name != "none",
            let color = theme.color(name, tint: element.value(.themeTint), shade: element.value(.themeShade))
        {
            self = .color(color)
        } else {
            let value = element.value(.val)
            if value == "auto" {
                self = .automatic
            } else if let color = value.flatMap({ InkColor(hex: $0) }) {
                self = .color(color)
            } else {
                return nil
            }
        }
    }
}

/// A fill as stated.
enum WordGround: Equatable {
    /// What lies behind shows through.
    case clear
    case fill(InkColor)
    /// A pattern, gradient or picture.
    case open

    /// What it puts behind text; `nil` where what lies behind shows through.
    var backdrop: Backdrop? {
        switch self {
        case .clear: nil
        case .fill(let color): Backdrop(color)
        case .open: .unknown
        }
    }

    /// Reads `w:shd` (ECMA-376 part 1, 17.3.5).
    init(shading element: XMLCursor, theme: WordTheme) {
        let pattern = element.value(.val) ?? "clear"
        let role = element.value(.themeFill).flatMap {
            theme.color($0, tint: element.value(.themeFillTint), shade: element.value(.themeFillShade))
        }
        let fill = role ?? element.value(.fill).flatMap { InkColor(hex: $0) }
        switch pattern {
        case "nil": self = .clear
        case "clear": self = fill.map { .fill($0) } ?? .clear
        case "solid":
            let role = element.value(.themeColor).flatMap {
                theme.color($0, tint: element.value(.themeTint), shade: element.value(.themeShade))
            }
            let color = role ?? element.value(.color).flatMap { InkColor(hex: $0) }
            self = .fill(color ?? InkColor(red: 0, green: 0, blue: 0))
        default: self = .open
        }
    }

    /// Reads `w:highlight`.
    init(highlight name: String) {
        self = Self.highlights[name].flatMap { InkColor(hex: $0) }.map { .fill($0) } ?? .open
    }

    private static let highlights = [
        "black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00", "magenta": "ff00ff", "red": "ff0000",
        "yellow": "ffff00", "white": "ffffff", "darkBlue": "00008b", "darkCyan": "008b8b", "darkGreen": "006400",
        "darkMagenta": "8b008b", "darkRed": "8b0000", "darkYellow": "808000", "darkGray": "a9a9a9",
        "lightGray": "d3d3d3",
    ]
}

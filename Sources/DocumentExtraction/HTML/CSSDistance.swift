// SPDX-License-Identifier: GPL-3.0-or-later

/// How far inline content stands from its neighbours on the screen.
enum CSSDistance: Equatable {
    /// On the same line, so many CSS pixels from what is before and behind it.
    case beside(before: Double, behind: Double)
    /// On a line of its own.
    case ownLine

    static let none = CSSDistance.beside(before: 0, behind: 0)
    /// As far as the line allows.
    static let apart = CSSDistance.beside(before: .infinity, behind: .infinity)
}

/// How an element lays out what stands directly in it.
enum CSSItems: Equatable {
    /// As text.
    case text
    /// Beside each other (`flex`, columns of a `grid`), so many CSS pixels apart.
    case beside(gap: Double)
    /// One below the other.
    case stacked
}

extension CSSDeclarations {
    /// How an element of these declarations stands among `items`.
    func distance(in items: CSSItems) -> CSSDistance {
        if isPlaced { return .apart }
        switch items {
        case .stacked: return .ownLine
        case .beside(let gap): return item(gap: gap)
        case .text: break
        }
        switch self["float"] {
        case "right": return .apart
        // What follows stands right beside it, as behind a large initial.
        case "left": return .beside(before: .infinity, behind: side("right") + room)
        default: break
        }
        switch self["display"] {
        case "block", "flex", "grid", "list-item", "table", "table-row", "flow-root": return .ownLine
        case "table-cell": return .apart
        case "inline-block", "inline-flex", "inline-grid", "inline-table":
            return .beside(before: side("left"), behind: side("right") + room)
        default: return .beside(before: side("left"), behind: side("right"))
        }
    }

    /// How it lays out what stands in it.
    var items: CSSItems {
        switch self["display"] {
        case "flex", "inline-flex":
            if self["flex-direction"]?.hasPrefix("column") == true { return .stacked }
            let isSpread = self["justify-content"]?.contains("space-") == true
            return .beside(gap: isSpread ? .infinity : gap)
        case "grid", "inline-grid":
            let columns = self["grid-template-columns"] ?? "none"
            return columns.contains(" ") || columns.hasPrefix("repeat(") ? .beside(gap: .infinity) : .stacked
        default: return .text
        }
    }

    /// An item of a row: what takes the room that is left pushes its neighbours away.
    private func item(gap: Double) -> CSSDistance {
        let grows = [self["flex"], self["flex-grow"]].contains { value in
            value.flatMap { Self.number(String($0.prefix { $0 != " " })) ?? ($0 == "auto" ? 1 : 0) } ?? 0 > 0
        }
        func distance(_ name: String) -> Double {
            self["margin-" + name] == "auto" || margins[name] == "auto" ? .infinity : side(name)
        }
        return .beside(
            before: distance("left") + gap / 2,
            behind: (grows ? .infinity : distance("right") + room) + gap / 2
        )
    }

    private var gap: Double {
        let parts = (self["column-gap"] ?? self["gap"] ?? "").split(separator: " ")
        return parts.last.flatMap { Self.pixels(String($0)) } ?? 0
    }

    /// A width that is stated leaves room behind a short text.
    private var room: Double {
        let least = 40.0
        let isWide = ["width", "min-width"].contains { self[$0].flatMap(Self.pixels).map { $0 >= least } ?? false }
        return isWide ? least : 0
    }

    /// Margin and padding on a side.
    private func side(_ name: String) -> Double {
        ["margin", "padding"].reduce(0) { sum, kind in
            let value = self[kind + "-" + name] ?? sides(of: kind)[name]
            return sum + (value.flatMap(Self.pixels) ?? 0)
        }
    }

    private var margins: [String: String] { sides(of: "margin") }

    /// Left and right of a shorthand: `4px 10px`.
    private func sides(of kind: String) -> [String: String] {
        let parts = (self[kind] ?? "").split(separator: " ").map(String.init)
        guard let all = parts.first else { return [:] }
        let right = parts.count > 1 ? parts[1] : all
        return ["left": parts.count > 3 ? parts[3] : right, "right": right]
    }
}

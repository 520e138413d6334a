// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A colour as style sheets and attributes write it.
enum CSSColor: Equatable {
    case solid(InkColor)
    case transparent
    /// One that is not worked out here: a variable, another colour space, a name of the long list.
    case unknown

    init(_ text: String) {
        let value = text.trimmingSpaces.lowercased()
        if value == "transparent" {
            self = .transparent
        } else if let named = Self.names[value] {
            self = .solid(InkColor(rgb: named))
        } else if value.hasPrefix("#") {
            self = Self.hexadecimal(value.dropFirst())
        } else if value.hasPrefix("rgb") {
            self = Self.function(value)
        } else {
            self = .unknown
        }
    }

    private static func hexadecimal(_ digits: Substring) -> CSSColor {
        let long = digits.count < 5 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        if long.count == 8, long.hasSuffix("00") { return .transparent }
        guard long.count == 6 || long.count == 8, let color = InkColor(hex: String(long.prefix(6))) else {
            return .unknown
        }
        return .solid(color)
    }

    /// `rgb(…)` and `rgba(…)`, with commas or spaces.
    private static func function(_ text: String) -> CSSColor {
        guard let open = text.firstIndex(of: "(") else { return .unknown }
        let parts = text[text.index(after: open)...].split { ",/) ".contains($0) }.map(String.init)
        guard parts.count >= 3 else { return .unknown }
        if parts.count > 3, let alpha = CSSDeclarations.number(parts[3]), alpha < 0.05 { return .transparent }
        let channels = parts.prefix(3).compactMap { part in
            CSSDeclarations.number(part).map { part.hasSuffix("%") ? $0 * 255 : $0 }
        }
        guard channels.count == 3, channels.allSatisfy(\.isFinite) else { return .unknown }
        let bytes = channels.map { UInt8(max(0, min(255, $0))) }
        return .solid(InkColor(red: bytes[0], green: bytes[1], blue: bytes[2]))
    }

    private static let names: [String: UInt32] = [
        "white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
        "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080, "maroon": 0x800000,
        "olive": 0x808000, "purple": 0x800080, "teal": 0x008080, "lime": 0x00FF00, "aqua": 0x00FFFF, "snow": 0xFFFAFA,
        "ivory": 0xFFFFF0, "whitesmoke": 0xF5F5F5, "ghostwhite": 0xF8F8FF, "floralwhite": 0xFFFAF0,
    ]
}

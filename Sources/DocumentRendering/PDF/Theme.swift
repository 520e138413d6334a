// SPDX-License-Identifier: GPL-3.0-or-later

/// Sizes, fonts and colours of a drawn profile.
///
/// Lengths are points.
struct Theme: Sendable {
    /// A4 (ISO 216): 210 by 297 millimetres.
    var pageWidth = 595.28
    var pageHeight = 841.89
    var left = 56.0
    var right = 56.0
    var top = 52.0
    var bottom = 62.0
    /// The column of dates and group names.
    var sideWidth = 104.0
    var gutter = 18.0
    var bulletIndent = 11.0
    /// From one baseline of running text to the next.
    var pitch = 13.4

    /// Fonts by preference; what they lack comes from any installed font.
    var families = "Lato, Carlito, Liberation Sans, DejaVu Sans, Sans"

    var contentWidth: Double { pageWidth - left - right }
    var mainX: Double { left + sideWidth + gutter }
    var mainWidth: Double { pageWidth - right - mainX }

    static let ink = RGB(0x1F2933)
    static let muted = RGB(0x5B6774)
    static let accent = RGB(0x11596B)
    static let hairline = RGB(0xC9D3D8)

    let name = TextStyle(size: 26, weight: .bold, color: ink)
    let label = TextStyle(size: 13, weight: .medium, color: accent)
    let contact = TextStyle(size: 9.2, weight: .normal, color: muted)
    let heading = TextStyle(size: 12.5, weight: .bold, color: accent)
    let body = TextStyle(size: 9.6, weight: .normal, color: ink)
    let side = TextStyle(size: 9, weight: .normal, color: muted)
    let sideStrong = TextStyle(size: 9.6, weight: .semibold, color: ink)
    let entryTitle = TextStyle(size: 10.6, weight: .bold, color: ink)
    let entrySubtitle = TextStyle(size: 9.6, weight: .medium, color: accent)
    let note = TextStyle(size: 9.2, weight: .normal, color: muted)
    let bullet = TextStyle(size: 8, weight: .normal, color: accent)
    let footer = TextStyle(size: 8, weight: .normal, color: muted)
}

/// How a stretch of text looks.
struct TextStyle: Sendable, Equatable {
    /// Points.
    var size: Double
    var weight: Weight
    var color: RGB
    var isItalic = false

    /// Weights by their OpenType class (400 is normal).
    enum Weight: Int, Sendable {
        case normal = 400
        case medium = 500
        case semibold = 600
        case bold = 700
    }
}

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
    var bulletIndent = 11.0
    /// From one baseline of running text to the next.
    var pitch = 13.4

    /// Fonts by preference; what they lack comes from any installed font.
    var families = Self.usualFamilies
    var colors = Palette()

    static let usualFamilies = ["Lato", "Carlito", "Liberation Sans", "DejaVu Sans", "Sans"]

    /// All between the margins, with room for dates and names of groups at the left.
    var page: ColumnFrame {
        .init(x: left, width: pageWidth - left - right, sideWidth: 104, gutter: 18)
    }

    var name: TextStyle { .init(size: 26, weight: .bold, color: colors.ink) }
    var label: TextStyle { .init(size: 13, weight: .medium, color: colors.accent) }
    var contact: TextStyle { .init(size: 9.2, weight: .normal, color: colors.muted) }
    var heading: TextStyle { .init(size: 12.5, weight: .bold, color: colors.accent) }
    var body: TextStyle { .init(size: 9.6, weight: .normal, color: colors.ink) }
    var side: TextStyle { .init(size: 9, weight: .normal, color: colors.muted) }
    var sideStrong: TextStyle { .init(size: 9.6, weight: .semibold, color: colors.ink) }
    var entryTitle: TextStyle { .init(size: 10.6, weight: .bold, color: colors.ink) }
    var entrySubtitle: TextStyle { .init(size: 9.6, weight: .medium, color: colors.accent) }
    var note: TextStyle { .init(size: 9.2, weight: .normal, color: colors.muted) }
    var bullet: TextStyle { .init(size: 8, weight: .normal, color: colors.accent) }
    var footer: TextStyle { .init(size: 8, weight: .normal, color: colors.muted) }
}

/// Where a column of text stands, with a narrow column of its own at its left where `sideWidth` is not 0.
struct ColumnFrame: Sendable {
    var x: Double
    var width: Double
    var sideWidth = 0.0
    var gutter = 0.0

    var maxX: Double { x + width }
    var mainX: Double { x + sideWidth + gutter }
    var mainWidth: Double { width - sideWidth - gutter }
}

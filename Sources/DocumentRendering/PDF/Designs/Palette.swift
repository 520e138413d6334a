// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import WorkerProtocol

/// The colours of a design, all from one accent colour.
struct Palette: Sendable {
    var ink = RGB(0x1F2933)
    var muted = RGB(0x55616E)
    var hairline = RGB(0xC9D3D8)
    var paper = RGB(0xFFFFFF)
    let accent: RGB
    /// The background of columns and tables, pale enough for text in all colours above.
    let tint: RGB
    /// The accent colour as text on `tint`.
    let accentOnTint: RGB

    init(accent: RGB = Self.usualAccent) {
        self.accent = accent
        tint = accent.mixed(with: RGB(0xFFFFFF), share: 0.92)
        var text = accent
        while text.contrast(with: tint) < Self.readable { text = text.mixed(with: RGB(0), share: 0.05) }
        accentOnTint = text
    }

    /// In the accent colour that a look asks for.
    init(_ look: RenderLook) {
        self.init(accent: look.colour.flatMap(HexColor.init).map { RGB($0) } ?? Self.usualAccent)
    }

    static let usualAccent = RGB(0x11596B)

    /// The least contrast at which small text is read with ease (WCAG 2.1, 1.4.3).
    static let readable = 4.5
}

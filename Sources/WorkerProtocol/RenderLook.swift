// SPDX-License-Identifier: GPL-3.0-or-later

/// How a drawn document looks.
package struct RenderLook: Codable, Sendable, Equatable {
    package static let designs = ["classic", "sidebar", "dossier"]

    /// One of `designs`.
    package var design: String
    /// The accent colour as `#RRGGBB`; `nil` for that of the design.
    package var colour: String?
    /// Families of fonts by preference, before those of the design.
    package var fonts: [String]

    package init(design: String = "classic", colour: String? = nil, fonts: [String] = []) {
        self.design = design
        self.colour = colour
        self.fonts = fonts
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// A colour, each part from 0 to 1.
package struct RGB: Sendable, Hashable {
    package var red: Double
    package var green: Double
    package var blue: Double

    /// From `0xRRGGBB`.
    package init(_ hex: UInt32) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    init(_ color: HexColor) { self.init(color.value) }

    /// As `#RRGGBB`.
    var css: String {
        [red, green, blue].reduce("#") { text, part in
            let digits = String(Int((part * 255).rounded()), radix: 16)
            return text + (digits.count < 2 ? "0" : "") + digits
        }
    }

    /// The colour on the way to `other`; 0 is this colour, 1 the other.
    func mixed(with other: RGB, share: Double) -> RGB {
        var result = self
        result.red += (other.red - red) * share
        result.green += (other.green - green) * share
        result.blue += (other.blue - blue) * share
        return result
    }

    /// From 1, the same lightness, to 21, black on white (WCAG 2.1).
    func contrast(with other: RGB) -> Double {
        HexColor.contrast(HexColor.luminance(red, green, blue), HexColor.luminance(other.red, other.green, other.blue))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
private import Glibc

/// A colour as six hexadecimal digits, as people copy it from a style guide: `#11596B`.
package struct HexColor: Sendable, Equatable {
    /// `0xRRGGBB`.
    package let value: UInt32

    /// Reads `#11596B` or `11596b`; `nil` of anything else.
    package init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        self.value = value
    }

    /// From 1, invisible, to 21, black (WCAG 2.1, contrast ratio).
    package var contrastOnWhite: Double {
        func part(_ shift: UInt32) -> Double { Double(value >> shift & 0xFF) / 255 }
        return Self.contrast(Self.luminance(part(16), part(8), part(0)), 1)
    }

    /// Whether small text of this colour on white is read with ease (WCAG 2.1, 1.4.3).
    package var isReadableOnWhite: Bool { contrastOnWhite >= 4.5 }

    package static func contrast(_ first: Double, _ second: Double) -> Double {
        (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The relative luminance of parts from 0 to 1 (WCAG 2.1).
    package static func luminance(_ red: Double, _ green: Double, _ blue: Double) -> Double {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// An sRGB part without its transfer curve.
    private static func linear(_ part: Double) -> Double {
        part > 0.04045 ? pow((part + 0.055) / 1.055, 2.4) : part / 12.92
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Which way a text runs.
enum TextDirection {
    /// Blocks of Unicode whose letters run from right to left (UAX #9, classes R and AL).
    private static let rightToLeft: [ClosedRange<UInt32>] = [
        0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
    ]

    /// Whether the first letter of `text` runs from right to left (UAX #9, rules P2 and P3).
    static func isRightToLeft(_ text: String) -> Bool {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            return rightToLeft.contains { $0.contains(scalar.value) }
        }
        return false
    }
}

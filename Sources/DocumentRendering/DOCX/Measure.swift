// SPDX-License-Identifier: GPL-3.0-or-later

/// Lengths as people write them, and as DrawingML counts them.
enum Measure {
    /// English Metric Units of a pixel of 96 to the inch.
    static let pixel = 9_525

    /// English Metric Units of `3cm`, `35 mm`, `1,5in`, `120pt` or `200px`; `nil` for anything else.
    static func emu(_ text: String) -> Int? {
        let text = text.lowercased().filter { !$0.isWhitespace }
        let number = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
        let units = ["cm": 360_000.0, "mm": 36_000, "in": 914_400, "pt": 12_700, "px": Double(pixel)]
        guard let unit = units[String(text.dropFirst(number.count))],
            let value = Double(number.replacing(",", with: ".")), value > 0, value * unit < 20_000_000
        else { return nil }
        return Int(value * unit)
    }
}

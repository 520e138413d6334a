// SPDX-License-Identifier: GPL-3.0-or-later

/// Measures runs of white space: JSON needs no long ones, and models that lose their way write nothing else.
struct WhiteSpaceMeter {
    let isJSON: Bool
    private var run = 0
    private var isInString = false
    private var isEscaped = false
    private(set) var isEndless = false

    /// Between the values of JSON; pretty printing indents less.
    private static let betweenValues = 40
    private static let elsewhere = 200

    init(isJSON: Bool) { self.isJSON = isJSON }

    mutating func take(_ piece: String) {
        for scalar in piece.unicodeScalars {
            follow(scalar)
            run = scalar.properties.isWhitespace ? run + 1 : 0
            if run > (isJSON && !isInString ? Self.betweenValues : Self.elsewhere) { isEndless = true }
        }
    }

    private mutating func follow(_ scalar: Unicode.Scalar) {
        guard isJSON else { return }
        if isEscaped {
            isEscaped = false
        } else if isInString, scalar == "\\" {
            isEscaped = true
        } else if scalar == "\"" {
            isInString.toggle()
        }
    }
}

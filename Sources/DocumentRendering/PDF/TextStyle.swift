// SPDX-License-Identifier: GPL-3.0-or-later

/// How a stretch of text looks.
struct TextStyle: Sendable, Hashable {
    /// Points.
    var size: Double
    var weight: Weight
    var color: RGB

    /// Weights by their OpenType class (400 is normal).
    enum Weight: Int, Sendable {
        case normal = 400
        case medium = 500
        case semibold = 600
        case bold = 700
    }

    func colored(_ color: RGB) -> TextStyle {
        var style = self
        style.color = color
        return style
    }

    func sized(_ size: Double) -> TextStyle {
        var style = self
        style.size = size
        return style
    }

    func weighted(_ weight: Weight) -> TextStyle {
        var style = self
        style.weight = weight
        return style
    }
}

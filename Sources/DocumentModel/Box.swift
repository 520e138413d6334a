// SPDX-License-Identifier: GPL-3.0-or-later

/// A rectangle in points from the top left of the page, written as `[x0, y0, x1, y1]`.
package struct Box: Decodable, Sendable, Equatable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    // Reckoned with for each character of a page, in another module.
    @inlinable
    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    @inlinable
    package var width: Double { x1 - x0 }
    @inlinable
    package var height: Double { y1 - y0 }

    /// The smallest box that holds both.
    @inlinable
    package func union(_ other: Box) -> Box {
        Box(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.singleValueContainer().decode([Double].self)
        guard values.count == 4 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a box has 4 numbers")
            )
        }
        self.init(x0: values[0], y0: values[1], x1: values[2], y1: values[3])
    }
}

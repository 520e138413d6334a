// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Where the pixels of a picture that was read lie on its page: it was scaled, turned upright and levelled before.
struct PictureFrame: Sendable, Equatable {
    /// Of the picture that was read, pixels.
    let columns: Double
    let rows: Double
    let dotsPerInch: Double
    /// Quarters by which the page was turned clockwise to stand upright.
    let quarters: Int
    /// Degrees by which it was turned clockwise around its middle after that, to be level.
    let levelling: Double

    /// The size of the page as it is shown, points.
    var pageSize: (width: Double, height: Double) {
        let isTurned = quarters % 2 != 0
        return (points(isTurned ? rows : columns), points(isTurned ? columns : rows))
    }

    /// The way on the page of text that runs this way in the picture.
    func direction(_ direction: TextDirection) -> TextDirection {
        TextDirection(rawValue: UInt8((Int(direction.rawValue) + 4 - quarters) % 4)) ?? .right
    }

    /// The box on the page of a box of the levelled picture, and its place before it was levelled.
    ///
    /// The skew is small: the box keeps its size and moves with its middle.
    func page(_ box: Box, asLevelled: Bool) -> Box {
        var box = box
        if !asLevelled, levelling != 0 {
            let (x, y) = ((box.x0 + box.x1) / 2 - columns / 2, (box.y0 + box.y1) / 2 - rows / 2)
            let angle = -levelling * .pi / 180
            let (dx, dy) = (x * cosine(angle) - y * sine(angle) - x, x * sine(angle) + y * cosine(angle) - y)
            box = Box(x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy)
        }
        let (x0, y0, x1, y1) = (points(box.x0), points(box.y0), points(box.x1), points(box.y1))
        let upright = Box(x0: x0, y0: y0, x1: x1, y1: y1)
        let size = pageSize
        // Text that ran to the right in the upright picture runs this way on the page.
        return direction(.right).page(upright, width: size.width, height: size.height)
    }

    private func points(_ pixels: Double) -> Double { pixels * 72 / dotsPerInch }

    // Levelling is a matter of a few degrees, for which the first terms are exact to a millionth.
    private func sine(_ angle: Double) -> Double { angle - angle * angle * angle / 6 }
    private func cosine(_ angle: Double) -> Double { 1 - angle * angle / 2 + angle * angle * angle * angle / 24 }
}

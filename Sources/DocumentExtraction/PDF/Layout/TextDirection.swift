// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The way a line of text runs over the page.
///
/// Vertical writing is `down` too: its lines follow one another from right to left, as those of text turned clockwise do.
enum TextDirection: UInt8, Sendable, CaseIterable {
    case right, down, left, up

    /// `box` of the page in a frame in which such text runs from left to right and line follows line downwards.
    func frame(_ box: Box, width: Double, height: Double) -> Box {
        switch self {
        case .right: box
        case .down: Box(x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0)
        case .left: Box(x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0)
        case .up: Box(x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1)
        }
    }

    /// The box on the page of a `box` of the frame.
    func page(_ box: Box, width: Double, height: Double) -> Box {
        switch self {
        case .right: box
        case .down: Box(x0: width - box.y1, y0: box.x0, x1: width - box.y0, y1: box.x1)
        case .left: Box(x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0)
        case .up: Box(x0: box.y0, y0: height - box.x1, x1: box.y1, y1: height - box.x0)
        }
    }
}

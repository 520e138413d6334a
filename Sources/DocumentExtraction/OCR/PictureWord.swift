// SPDX-License-Identifier: GPL-3.0-or-later
import COCR
import DocumentModel

/// A word as it was recognised in a picture; lengths are its pixels.
struct PictureWord: Sendable, Equatable {
    var text: String
    /// What its ink fills.
    var box: Box
    /// The ends of its baseline.
    var start: Point
    var end: Point
    /// From the lowest descender to the highest ascender of its line; 0 where that is not known.
    var height: Double
    var direction: TextDirection
    /// The line of the picture that it stands on.
    var line: Int
    /// 0 to 1.
    var confidence: Double

    /// A place in a picture or on a page.
    struct Point: Sendable, Equatable {
        var x: Double
        var y: Double
    }
}

extension PictureWord {
    init(_ word: cocr_word, text: String) {
        self.text = TextCleaning.clean(text).trimmingSpaces
        box = Box(x0: Double(word.x0), y0: Double(word.y0), x1: Double(word.x1), y1: Double(word.y1))
        start = Point(x: Double(word.start_x), y: Double(word.start_y))
        end = Point(x: Double(word.end_x), y: Double(word.end_y))
        height = Double(word.height)
        let (across, down) = (end.x - start.x, end.y - start.y)
        let isUpright = abs(across) >= abs(down)
        direction = isUpright ? (across < 0 ? .left : .right) : (down < 0 ? .up : .down)
        line = Int(word.line)
        confidence = min(max(Double(word.confidence) / 100, 0), 1)
    }
}

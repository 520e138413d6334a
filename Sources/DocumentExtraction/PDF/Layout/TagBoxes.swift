// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The areas and frames that a page draws around short text on one line, as web pages draw tags.
struct TagBoxes: Sendable {
    /// Frames that are higher or wider, in points, hold more than a tag.
    private static let highest = 60.0
    private static let widest = 300.0
    private static let smallest = 6.0
    /// The side of a frame is no thicker than this.
    private static let thickest = 3.0
    /// Pages with more are drawings.
    private static let most = 1200

    /// By their upper edge.
    private let boxes: [Box]

    /// The boxes among `marks`; `nil` where there are fewer than two, or too many.
    init?(_ marks: [PDFMark]) {
        var boxes: [Box] = []
        for (index, mark) in marks.enumerated() where mark.kind != .picture && mark.opacity > 0 {
            guard let box = Self.fits(mark.box) ? mark.box : Self.frame(marks[index...].prefix(4)) else { continue }
            boxes.append(box)
            guard boxes.count <= Self.most else { return nil }
        }
        guard boxes.count >= 2 else { return nil }
        self.boxes = boxes.sorted { $0.y0 < $1.y0 }
    }

    private static func fits(_ box: Box) -> Bool {
        box.height >= smallest && box.height <= highest && box.width >= smallest && box.width <= widest
    }

    /// The rectangle whose four sides are drawn one after the other.
    private static func frame(_ sides: ArraySlice<PDFMark>) -> Box? {
        guard sides.count == 4, let first = sides.first else { return nil }
        let box = sides.dropFirst().reduce(first.box) { $0.union($1.box) }
        let across = sides.count { $0.box.height <= thickest && $0.box.width >= box.width - 2 * thickest }
        let down = sides.count { $0.box.width <= thickest && $0.box.height >= box.height - 2 * thickest }
        return fits(box) && across == 2 && down == 2 ? box : nil
    }

    /// Whether two neighbours on a line stand in boxes of their own, beside each other.
    func part(_ left: LayoutWord, _ right: LayoutWord) -> Bool {
        guard left.direction == .right, right.box.x0 > left.box.x1 else { return false }
        let (first, second) = (frames(left), frames(right))
        return first.contains { one in second.contains { one.x1 <= $0.x0 + 1 } }
    }

    /// The boxes that hold a word and are no higher than its line with some space around it.
    private func frames(_ word: LayoutWord) -> [Box] {
        boxes.prefix { $0.y0 <= word.centerY }.filter {
            $0.y1 >= word.centerY && $0.x0 <= word.box.x0 + 1 && $0.x1 >= word.box.x1 - 1
                && $0.height <= 3.5 * word.size && $0.height >= 0.7 * word.size
        }
    }
}

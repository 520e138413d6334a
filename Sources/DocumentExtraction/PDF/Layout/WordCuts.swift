// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds where characters that follow one another without a space belong to two words nevertheless.
///
/// A PDF need not hold spaces: cells of a table, a number in the margin and the title beside it are only placed apart.
enum WordCuts {
    /// The gap along the line that parts words, in font sizes.
    ///
    /// Spaces are seldom below 0.2, kerning stays below 0.05.
    private static let gap = 0.1
    /// How much two characters of one line overlap across it, as a part of the smaller one.
    private static let overlap = 0.4

    /// The characters after which a new word starts, by the boxes of characters in reading order.
    ///
    /// Letter-spaced text stays whole: there every gap is wide and none much wider than the others.
    static func cuts(in boxes: [Box], size: Double) -> [Int] {
        guard boxes.count > 1 else { return [] }
        var narrowest = Double.infinity
        var wide: [(end: Int, gap: Double)] = []
        for index in 1..<boxes.count {
            let distance = distance(boxes[index - 1], boxes[index])
            narrowest = min(narrowest, distance)
            if distance > gap * size { wide.append((index, distance)) }
        }
        let usual = boxes.count > 2 && narrowest > gap * size / 2 ? 1.6 * narrowest : gap * size
        return wide.filter { $0.gap > usual }.map(\.end)
    }

    /// The white space between two characters, whichever way their line runs; infinite where they stand on two lines.
    private static func distance(_ one: Box, _ next: Box) -> Double {
        let across = min(one.y1, next.y1) - max(one.y0, next.y0)
        if across > overlap * min(one.height, next.height) { return max(next.x0 - one.x1, one.x0 - next.x1) }
        let along = min(one.x1, next.x1) - max(one.x0, next.x0)
        if along > overlap * min(one.width, next.width) { return max(next.y0 - one.y1, one.y0 - next.y1) }
        // Characters without width or height (combining marks, odd fonts) say nothing.
        return one.width * one.height == 0 || next.width * next.height == 0 ? 0 : .infinity
    }
}

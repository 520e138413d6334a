// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds where characters that follow one another without a space belong to two words nevertheless.
///
/// A PDF need not hold spaces: cells of a table, a number in the margin and the title beside it are only placed apart.
struct WordCuts {
    /// The gap along the line that parts words, in font sizes.
    ///
    /// Spaces are seldom below 0.2, kerning stays below 0.05.
    private static let gap = 0.1
    /// How much two characters of one line overlap across it, as a part of the smaller one.
    private static let overlap = 0.4

    /// The white space before each character but the first.
    private let distances: [Double]
    private let size: Double

    /// `boxes` are those of characters in reading order.
    init(_ boxes: [Box], size: Double) {
        self.size = size
        distances = zip(boxes, boxes.dropFirst()).map { Self.distance($0, $1) }
    }

    /// The characters after which a new word starts, where text around it is set `spacing` apart or not spaced at all.
    ///
    /// Letter-spaced text stays whole: there every gap is wide and none much wider than most others.
    func places(within spacing: Double?) -> [Int] {
        let spacing = self.spacing ?? spacing
        return distances.indices.filter { Self.parts(distances[$0], spacing: spacing, size: size) }.map { $0 + 1 }
    }

    /// Whether a gap parts words in text whose letters are `spacing` apart, or not spaced at all.
    static func parts(_ distance: Double, spacing: Double?, size: Double) -> Bool {
        distance > max(gap * size, spacing.map { max(1.6 * $0, $0 + 0.15 * size) } ?? 0)
    }

    /// How far letters are set apart: the gap that half of them keep at most; `nil` of text that is not letter-spaced, or
    /// too short to tell.
    ///
    /// Kerning takes much of the gap between a few pairs, as T and A, but hardly ever all of it.
    var spacing: Double? {
        guard distances.count >= 2 else { return nil }
        let sorted = distances.sorted()
        let (narrowest, usual) = (sorted[0] / size, sorted[(sorted.count - 1) / 2] / size)
        return narrowest > Self.gap / 2 || narrowest > Self.gap / 5 && usual > Self.gap ? usual * size : nil
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

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A word of a page as plain data; its characters and its look stand in the `PageText` that it belongs to.
struct LayoutWord: Sendable {
    /// Where it stands in the frame of its direction, in which every line runs from left to right.
    var box: Box
    /// The height that its letters stand on.
    var baseline: Double
    /// Its characters in `PageText.scalars`.
    var start: Int32
    var end: Int32
    /// Points.
    var size: Double
    /// Its place in `PageText.styles`.
    var style: Int32
    /// Its place in `PageText.links`, or -1.
    var link: Int32
    /// Its place in the order of the source.
    var order: Int32
    /// The marked content that the structure tree knows it by, or -1.
    var mark: Int32
    var traits: Traits
    var direction: TextDirection

    /// What layout asks of a word, answered once.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        static let bold = Traits(rawValue: 1)
        /// It follows the word before it on the line without a space.
        static let glued = Traits(rawValue: 2)
        /// It is a bullet and nothing else.
        static let bullet = Traits(rawValue: 4)
        /// It looks like a date beside an entry of a CV.
        static let date = Traits(rawValue: 8)
        static let rightToLeft = Traits(rawValue: 16)
        /// It ends in a soft hyphen, which is not among its characters.
        static let softHyphen = Traits(rawValue: 32)
        static let number = Traits(rawValue: 64)
        /// A running title, a page number or decoration, as a tagged file states it.
        static let artifact = Traits(rawValue: 128)
        /// It has no characters, but stands for a row of a ruled table.
        static let table = Traits(rawValue: 256)
    }

    var count: Int { Int(end - start) }
    var range: Range<Int> { Int(start)..<Int(end) }
    var centerX: Double { (box.x0 + box.x1) / 2 }
    var centerY: Double { (box.y0 + box.y1) / 2 }
}

extension Collection<LayoutWord> {
    /// The smallest box that holds all words; a box of no size where there are none.
    var bounds: Box {
        guard var result = first?.box else { return Box(x0: 0, y0: 0, x1: 0, y1: 0) }
        for word in self { result = result.union(word.box) }
        return result
    }

    /// Whether all words are bold.
    var areBold: Bool { allSatisfy { $0.traits.contains(.bold) } }

    /// The length of the words' texts joined by spaces.
    var textLength: Int { reduce(Swift.max(0, count - 1)) { $0 + $1.count } }
}

extension Sequence<Double> {
    /// The middle value; 0 of nothing.
    var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

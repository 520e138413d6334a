// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A line of words in reading order, in cells where wide gaps part it, and what blocks are told by.
struct LaidLine: Sendable {
    private(set) var words: [LayoutWord]
    /// Where each cell starts in `words`; the first is 0.
    let cellStarts: [Int]
    let box: Box
    /// The size of most of its characters.
    let size: Double
    /// Whether its first cell is bold: the date beside a bold title often is not.
    let isBold: Bool
    let look: Look

    /// What its characters say, white space between words and cells counted as one each.
    struct Look: Sendable {
        var count = 0
        var letters = 0
        var capitals = 0
        var hasNumber = false
        var hasAt = false
        var first: Unicode.Scalar?
        var last: Unicode.Scalar?
        /// Whether a list item starts with it.
        var startsItem = false

        /// At least four letters, none of them small.
        var isCapitals: Bool { letters >= 4 && letters == capitals }
    }

    init(cells: [[LayoutWord]], in text: PageText) {
        let cells = cells.contains(where: \.isEmpty) ? cells.filter { !$0.isEmpty } : cells
        words = cells.count == 1 ? cells[0] : cells.flatMap(\.self)
        var starts: [Int] = []
        var next = 0
        for cell in cells {
            starts.append(next)
            next += cell.count
        }
        cellStarts = starts
        box = words.bounds
        size = Self.usualSize(words)
        isBold = cells.first?.areBold ?? false
        look = Self.look(words, in: text)
    }

    /// The words of the cell at `index`.
    func cell(_ index: Int) -> ArraySlice<LayoutWord> {
        words[cellStarts[index]..<(index + 1 < cellStarts.count ? cellStarts[index + 1] : words.count)]
    }

    /// Puts another word in place of its last one.
    mutating func replaceLast(with word: LayoutWord) { words[words.count - 1] = word }

    /// Puts a word behind its last one, where that stands now.
    mutating func append(_ word: LayoutWord) {
        var word = word
        if let last = words.last {
            let gap = word.traits.contains(.glued) ? 0 : 0.25 * word.size
            let (x, width) = (last.box.x1 + gap, word.box.width)
            word.box = Box(x0: x, y0: last.box.y0, x1: x + width, y1: last.box.y1)
        }
        words.append(word)
    }

    /// The line without its first `count` words.
    func dropping(_ count: Int, in text: PageText) -> LaidLine {
        var cells = cellStarts.indices.map { Array(cell($0)) }
        var left = count
        while left > 0, !cells.isEmpty {
            let dropped = min(left, cells[0].count)
            cells[0].removeFirst(dropped)
            if cells[0].isEmpty { cells.removeFirst() }
            left -= dropped
        }
        return LaidLine(cells: cells, in: text)
    }

    /// Whether it is a running title or decoration, as a tagged file states it.
    var isArtifact: Bool { words.allSatisfy { $0.traits.contains(.artifact) } }

    /// Without its first words.
    mutating func dropFirst(_ count: Int) { words.removeFirst(count) }

    private static func usualSize(_ words: [LayoutWord]) -> Double {
        guard let first = words.first else { return 0 }
        if words.allSatisfy({ $0.size == first.size }) { return first.size }
        let half = words.reduce(0) { $0 + $1.count } / 2
        var seen = 0
        for word in words.sorted(by: { $0.size < $1.size }) {
            seen += word.count
            if seen > half { return word.size }
        }
        return first.size
    }

    private static func look(_ words: [LayoutWord], in text: PageText) -> Look {
        var look = Look()
        for (index, word) in words.enumerated() {
            look.count += word.count + (index > 0 && !word.traits.contains(.glued) ? 1 : 0)
            for place in word.range {
                let scalar = text.scalars[place]
                if Letters.isLetter(scalar) {
                    look.letters += 1
                    if Letters.isUpper(scalar) { look.capitals += 1 }
                } else if scalar == "@" {
                    look.hasAt = true
                }
            }
            if word.traits.contains(.number) { look.hasNumber = true }
        }
        guard let first = words.first, let last = words.last else { return look }
        look.first = text.characters(first).first
        look.last = text.characters(last).last
        let isLone = first.count == 1 && words.count > 1 && !words[1].traits.contains(.glued)
        let holdsMore = words.count > 1 || first.count > 1
        if let sign = look.first, holdsMore { look.startsItem = Bullets.starts(with: sign, isLone: isLone) }
        return look
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The words of one page in flat arrays: all that layout looks at.
struct PageText: Sendable {
    /// From 1.
    let number: Int
    let width: Double
    let height: Double
    var words: [LayoutWord] = []
    /// The characters of all words, one after the other.
    var scalars: [Unicode.Scalar] = []
    var styles: [PDFWord.Style] = []
    var links: [String] = []
    /// Of words that were recognised in a picture, in their order; empty for text.
    var recognised: [Recognised] = []
    /// Degrees by which the file turns the page clockwise; already applied.
    var rotation = 0
    /// The lines that are drawn on the page; `nil` where there are too few for a table.
    var rules: PageRules?
    /// The boxes that are drawn around words of one line; `nil` without any.
    var tagBoxes: TagBoxes?
    /// What the structure tree says of the words; `nil` where there is none, or none to be trusted.
    var tags: PageTags?
    /// Whether the words are laid out in the order of the tree.
    var tagsLead = false
    /// Where the words come from; `nil` without any.
    var source: Document.Page.TextSource?

    /// What is known of a recognised word.
    struct Recognised: Sendable {
        var confidence: Double
        /// Where it stands on the page, which may not be level.
        var box: Box
    }

    /// Characters of its words.
    var characterCount: Int { words.reduce(0) { $0 + $1.count } }

    init(number: Int, width: Double, height: Double) {
        self.number = number
        self.width = width
        self.height = height
    }

    /// Takes in a word, which follows the words so far in the order of the source.
    mutating func append(_ word: PDFWord) {
        let start = scalars.count
        scalars.append(contentsOf: word.text.unicodeScalars)
        let direction = word.direction ?? lastDirection(beside: word)
        let style = place(of: word.style)
        var traits = traits(of: start..<scalars.count, style: style)
        if word.isGlued { traits.insert(.glued) }
        if word.endsInSoftHyphen { traits.insert(.softHyphen) }
        let box = direction.frame(word.box, width: width, height: height)
        words.append(
            LayoutWord(
                box: box,
                // The descender takes about a fifth of the box.
                baseline: box.y1 - 0.2 * box.height,
                start: Int32(start),
                end: Int32(scalars.count),
                size: word.style.size,
                style: style,
                link: word.link.map { place(of: $0) } ?? -1,
                order: Int32(words.count),
                mark: -1,
                traits: traits,
                direction: direction
            )
        )
    }

    /// Makes room for the words of that many glyphs.
    mutating func reserve(glyphs count: Int) {
        scalars.reserveCapacity(count + 16)
        words.reserveCapacity(count / 5)
    }

    /// The characters of a word.
    func characters(_ word: LayoutWord) -> ArraySlice<Unicode.Scalar> { scalars[word.range] }

    /// `left`, with the characters of `right` instead of its own last `dropped` ones behind it.
    mutating func joined(_ left: LayoutWord, dropping dropped: Int, _ right: LayoutWord) -> LayoutWord {
        var result = left
        result.start = Int32(scalars.count)
        scalars.append(contentsOf: scalars[left.range].dropLast(dropped))
        scalars.append(contentsOf: scalars[right.range])
        result.end = Int32(scalars.count)
        result.traits.formUnion(right.traits.intersection(.softHyphen))
        if !right.traits.contains(.softHyphen) { result.traits.remove(.softHyphen) }
        return result
    }

    /// One word of words that follow one another on a line.
    mutating func merged(_ left: LayoutWord, _ right: LayoutWord) -> LayoutWord {
        var result = left
        if left.end == right.start { result.end = right.end } else { result = joined(left, dropping: 0, right) }
        result.box = left.box.union(right.box)
        return result
    }

    /// The size that most characters have is found from these counts: characters by twice their size.
    func countSizes(into counts: inout [Int: Int]) {
        var run: (size: Int, count: Int) = (0, 0)
        for word in words {
            let size = Int((word.size * 2).rounded())
            if size != run.size {
                if run.count > 0 { counts[run.size, default: 0] += run.count }
                run = (size, 0)
            }
            run.count += word.count
        }
        if run.count > 0 { counts[run.size, default: 0] += run.count }
    }

    private func lastDirection(beside word: PDFWord) -> TextDirection {
        guard let last = words.last, last.direction != .right, styles[Int(last.style)] == word.style else {
            return .right
        }
        let box = last.direction.frame(word.box, width: width, height: height)
        let isOnLine = abs((box.y0 + box.y1) / 2 - last.centerY) < 0.3 * word.style.size
        return isOnLine ? last.direction : .right
    }
}

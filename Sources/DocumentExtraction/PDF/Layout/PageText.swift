// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The words of one page in flat arrays: all that layout looks at.
struct PageText: Sendable {
    /// From 1.
    let number: Int
    let width: Double
    let height: Double
    private(set) var words: [LayoutWord] = []
    /// The characters of all words, one after the other.
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var styles: [PDFWord.Style] = []
    private(set) var links: [String] = []

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
        words.append(
            LayoutWord(
                box: direction.frame(word.box, width: width, height: height),
                start: Int32(start),
                end: Int32(scalars.count),
                size: word.style.size,
                style: place(of: word.style),
                link: word.link.map { place(of: $0) } ?? -1,
                order: Int32(words.count),
                traits: traits(of: word, scalars[start...]),
                direction: direction
            )
        )
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
        for word in words { counts[Int((word.size * 2).rounded()), default: 0] += word.count }
    }

    private func lastDirection(beside word: PDFWord) -> TextDirection {
        guard let last = words.last, last.direction != .right, styles[Int(last.style)] == word.style else {
            return .right
        }
        let box = last.direction.frame(word.box, width: width, height: height)
        let isOnLine = abs((box.y0 + box.y1) / 2 - last.centerY) < 0.3 * word.style.size
        return isOnLine ? last.direction : .right
    }

    private mutating func place(of style: PDFWord.Style) -> Int32 {
        if let last = words.last, styles[Int(last.style)] == style { return last.style }
        if let index = styles.firstIndex(of: style) { return Int32(index) }
        styles.append(style)
        return Int32(styles.count - 1)
    }

    private mutating func place(of link: String) -> Int32 {
        if let index = links.lastIndex(of: link) { return Int32(index) }
        links.append(link)
        return Int32(links.count - 1)
    }

    private func traits(of word: PDFWord, _ characters: ArraySlice<Unicode.Scalar>) -> LayoutWord.Traits {
        var traits: LayoutWord.Traits = []
        if word.style.bold { traits.insert(.bold) }
        if word.isGlued { traits.insert(.glued) }
        if word.endsInSoftHyphen { traits.insert(.softHyphen) }
        if characters.count == 1, Bullets.isBullet(word.text) { traits.insert(.bullet) }
        if characters.contains(where: Letters.isNumber) { traits.insert(.number) }
        if characters.contains(where: Letters.isRightToLeft) { traits.insert(.rightToLeft) }
        if DateLook.matches(characters) { traits.insert(.date) }
        return traits
    }
}

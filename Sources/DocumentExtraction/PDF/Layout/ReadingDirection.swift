// SPDX-License-Identifier: GPL-3.0-or-later

/// Brings words that stand from left to right on a line to the order in which they are read, where some run from right
/// to left: a plain form of the Unicode bidirectional algorithm on whole words (UAX 9, rules L1 and L2).
enum ReadingDirection {
    /// The cells of a line in reading order; it runs from right to left where most of its letters do.
    static func logical(_ cells: [[LayoutWord]], in text: PageText) -> [[LayoutWord]] {
        var (left, right) = (0, 0)
        for word in cells.joined() {
            if word.traits.contains(.rightToLeft) { right += word.count } else { left += letters(word, in: text) }
        }
        guard right > left else { return cells.map { runsReversed($0) { $0.traits.contains(.rightToLeft) } } }
        return cells.reversed().map { cell in
            runsReversed(cell.reversed()) { !$0.traits.contains(.rightToLeft) }
        }
    }

    private static func letters(_ word: LayoutWord, in text: PageText) -> Int {
        text.characters(word).count(where: Letters.isLetter)
    }

    /// The words, where each run of those that `belongs` names stands the other way round.
    private static func runsReversed(_ words: [LayoutWord], belongs: (LayoutWord) -> Bool) -> [LayoutWord] {
        var result: [LayoutWord] = []
        var run: [LayoutWord] = []
        for word in words {
            if belongs(word) {
                run.append(word)
            } else {
                result += run.reversed()
                run = []
                result.append(word)
            }
        }
        return result + run.reversed()
    }
}

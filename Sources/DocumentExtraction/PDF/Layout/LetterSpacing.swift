// SPDX-License-Identifier: GPL-3.0-or-later

/// How far the letters of a line are set apart, which its words of two letters alone do not tell.
struct LetterSpacing {
    /// What letters of one look on one line share.
    struct Line: Equatable {
        var style: Int32
        var baseline: Double
    }

    private var line: Line?
    private var known: Double?
    /// Words that were cut into their letters before a longer one told that they are letter-spaced: the place of the first
    /// letter of each.
    private(set) var pairs: [Int] = []

    /// How far letters stand apart on `line`, as far as its words so far tell.
    func value(on line: Line) -> Double? { self.line == line ? known : nil }

    /// Takes in a word of `line` whose letters are `spacing` apart.
    mutating func learn(_ spacing: Double, on line: Line) {
        start(line)
        known = spacing
    }

    /// Takes in that the word at `place` of the page was cut into two letters.
    mutating func cutPair(at place: Int, on line: Line) {
        start(line)
        pairs.append(place)
    }

    /// Forgets the pairs, which have been put right.
    mutating func forgetPairs() { pairs = [] }

    private mutating func start(_ line: Line) {
        guard self.line != line else { return }
        self.line = line
        known = nil
        pairs = []
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Words put to rows by their height, rows from top to bottom, words from left to right.
struct Rows: Sendable {
    /// All words, row after row.
    private(set) var words: [LayoutWord]
    private(set) var rows: [Row]

    /// Where the words of a row stand in `words`, and what they have in common.
    struct Row: Sendable {
        var range: Range<Int>
        var box: Box
        /// That of its longest word: signs and superscripts beside it do not count.
        var baseline: Double
        var size: Double
    }

    var count: Int { rows.count }

    /// The words of a row.
    subscript(row: Int) -> ArraySlice<LayoutWord> { words[rows[row].range] }

    /// The words of rows that follow one another.
    subscript(rows range: Range<Int>) -> ArraySlice<LayoutWord> {
        guard let first = rows[range].first, let last = rows[range].last else { return [] }
        return words[first.range.lowerBound..<last.range.upperBound]
    }

    /// Puts `words`, in any order, to rows.
    init(_ words: some Collection<LayoutWord>) {
        let sorted = Self.byHeight(words)
        var seeds: [Seed] = []
        var places: [Int] = []
        places.reserveCapacity(sorted.count)
        for word in sorted {
            // Only the lowest rows can still take a word, as words come in order of height.
            if let index = seeds.indices.suffix(3).last(where: { seeds[$0].takes(word) }) {
                seeds[index].append(word)
                places.append(index)
            } else {
                seeds.append(Seed(word))
                places.append(seeds.count - 1)
            }
        }
        (self.words, rows) = Self.gather(sorted, places: places, seeds: seeds)
    }

    private static func byHeight(_ words: some Collection<LayoutWord>) -> [LayoutWord] {
        let words = Array(words)
        var keys: [(center: Double, place: Int32)] = []
        keys.reserveCapacity(words.count)
        for (place, word) in words.enumerated() { keys.append((word.centerY, Int32(place))) }
        keys.sort { $0.center < $1.center }
        return keys.map { words[Int($0.place)] }
    }

    private static func gather(_ words: [LayoutWord], places: [Int], seeds: [Seed]) -> ([LayoutWord], [Row]) {
        var next = 0
        var rows: [Row] = []
        rows.reserveCapacity(seeds.count)
        for seed in seeds {
            rows.append(
                Row(range: next..<(next + seed.count), box: seed.box, baseline: seed.baseline, size: seed.longest.size)
            )
            next += seed.count
        }
        guard let first = words.first else { return ([], []) }
        var result = [LayoutWord](repeating: first, count: words.count)
        var filled = [Int](repeating: 0, count: seeds.count)
        for (number, place) in places.enumerated() {
            let word = words[number]
            // Sorted in by their left edge: rows are short, and most words come from left to right.
            var index = rows[place].range.lowerBound + filled[place]
            while index > rows[place].range.lowerBound, result[index - 1].box.x0 > word.box.x0 {
                result[index] = result[index - 1]
                index -= 1
            }
            result[index] = word
            filled[place] += 1
        }
        return (result, rows)
    }

    /// A row that grows.
    private struct Seed {
        /// The height that new words are compared with: that of the first word, so that rows do not creep.
        let center: Double
        let height: Double
        var longest: LayoutWord
        var baseline: Double
        var box: Box
        var count = 1

        init(_ word: LayoutWord) {
            center = word.centerY
            height = word.box.height
            longest = word
            baseline = word.baseline
            box = word.box
        }

        func takes(_ word: LayoutWord) -> Bool {
            let other = word.box.height
            let (small, large) = (min(height, other), max(height, other))
            // A heading beside body text shares the line where the baselines agree, else where the middles do.
            return abs(center - word.centerY) <= 0.42 * small
                || (abs(word.baseline - baseline) <= 0.15 * small && large <= 2 * small)
        }

        mutating func append(_ word: LayoutWord) {
            if word.count > longest.count {
                longest = word
                baseline = word.baseline
            }
            box = box.union(word.box)
            count += 1
        }
    }
}

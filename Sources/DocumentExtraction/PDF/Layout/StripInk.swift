// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Which vertical strips of a region the words of each row touch: a bit for each strip, row after row.
struct StripInk {
    private static let bits = 64

    private let first: Double
    private let step: Double
    private let strips: Int
    private let rowCount: Int
    /// Machine words for each row.
    private let chunks: Int
    private var ink: [UInt64]

    /// Strips every `step` points within `width` points from `first` on; words take half of `gap` more on either side,
    /// overhanging ones as much as their column.
    init(_ rows: Rows, from first: Double, width: Double, step: Double, gap: Double, overhangs: Overhangs) {
        self.first = first
        self.step = step
        strips = max(0, Int((width / step).rounded(.up)))
        rowCount = rows.count
        chunks = strips / Self.bits + 1
        ink = [UInt64](repeating: 0, count: rowCount * chunks)
        for (index, row) in rows.rows.enumerated() {
            for place in row.range {
                let box = rows.words[place].box
                let end = overhangs.edges[place] ?? box.x1
                let from = Int(((box.x0 - gap / 2 - first) / step).rounded(.down)) + 1
                let to = Int(((end + gap / 2 - first) / step).rounded(.up)) - 1
                fill(max(0, from), min(strips - 1, to), row: index)
            }
        }
    }

    /// Where a strip stands.
    func x(of strip: Int) -> Double { first + step * Double(strip) }

    private mutating func fill(_ low: Int, _ high: Int, row: Int) {
        guard low <= high else { return }
        let (start, end) = (row * chunks + low / Self.bits, row * chunks + high / Self.bits)
        let head = UInt64.max << UInt64(low % Self.bits)
        let tail = UInt64.max >> UInt64(Self.bits - 1 - high % Self.bits)
        if start == end {
            ink[start] |= head & tail
            return
        }
        ink[start] |= head
        for chunk in start + 1..<end { ink[chunk] = .max }
        ink[end] |= tail
    }

    /// The strips that some `count` rows on end leave free.
    ///
    /// What is free at two neighbouring strips is free between them: of strips that the same rows touch, only the first
    /// is given.
    func stripsWithRun(of count: Int) -> [Int] {
        guard rowCount >= count else { return [] }
        var result: [Int] = []
        for chunk in 0..<chunks {
            var hasRun: UInt64 = 0
            var differs: UInt64 = 0
            for row in 0..<rowCount {
                let here = ink[row * chunks + chunk]
                let before = chunk > 0 ? ink[row * chunks + chunk - 1] >> UInt64(Self.bits - 1) : 0
                differs |= here ^ (here << 1 | before)
                guard row + count <= rowCount else { continue }
                var touched = here
                for next in row + 1..<row + count { touched |= ink[next * chunks + chunk] }
                hasRun |= ~touched
            }
            if chunk == 0 { differs |= 1 }
            var left = hasRun & differs
            while left != 0 {
                let strip = chunk * Self.bits + left.trailingZeroBitCount
                if strip < strips { result.append(strip) }
                left &= left - 1
            }
        }
        return result
    }

    /// The runs of at least `count` rows that leave `strip` free.
    func freeRuns(of strip: Int, atLeast count: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        let (chunk, bit) = (strip / Self.bits, UInt64(strip % Self.bits))
        for row in 0...rowCount {
            if row < rowCount, ink[row * chunks + chunk] >> bit & 1 == 0 { continue }
            if row - start >= count { runs.append(start..<row) }
            start = row + 1
        }
        return runs
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// How the content stream visits the two sides of a gutter: what tells columns from a table, and which of them is read
/// first.
struct ColumnVisits {
    /// How often the stream goes from one side to the other.
    let changes: Int
    /// Rows of the side that has fewer.
    private let rows: Int
    private let startsLeft: Bool
    private let em: Double
    /// Each stay on a side, in the order of the stream.
    private let stays: [Stay]

    /// Words of one side that the stream paints without going to the other.
    private struct Stay {
        let isLeft: Bool
        var words: [LayoutWord]
        var start: Double { words.first?.baseline ?? 0 }
        var top: Double { words.reduce(.infinity) { min($0, $1.baseline) } }
        var bottom: Double { words.reduce(-.infinity) { max($0, $1.baseline) } }
    }

    init(left: [LayoutWord], right: [LayoutWord], rows: Int) {
        self.rows = rows
        let visits = (left.map { (word: $0, isLeft: true) } + right.map { (word: $0, isLeft: false) })
            .sorted { $0.word.order < $1.word.order }
        var stays: [Stay] = []
        for visit in visits {
            if stays.last?.isLeft != visit.isLeft { stays.append(Stay(isLeft: visit.isLeft, words: [])) }
            stays[stays.count - 1].words.append(visit.word)
        }
        self.stays = stays
        changes = max(0, stays.count - 1)
        em = visits.first?.word.size ?? 10
        startsLeft = Self.middle(left) < Self.middle(right)
    }

    /// The share of rows at which the stream stays in its column, from 0 to 1: 1 where it reads one side to its end and
    /// then the other.
    var score: Double { rows > 0 ? max(0, 1 - Double(max(0, changes - 1)) / Double(rows)) : 1 }

    /// Which side is read first; `nil` where the stream jumps too often to tell.
    var readsLeftFirst: Bool? { score >= 0.9 ? startsLeft : nil }

    /// Whether the stream goes row by row through a table: to and fro, the sides' stays starting at equal heights.
    var isTable: Bool {
        guard changes >= 5 else { return false }
        var (pairs, aligned) = (0, 0)
        for (one, next) in zip(stays, stays.dropFirst()) where one.isLeft {
            pairs += 1
            if abs(one.start - next.start) < 0.5 * em { aligned += 1 }
        }
        return aligned * 5 >= pairs * 4
    }

    /// The stays one below the other, where the stream goes down the page from band to band; `nil` of anything else.
    ///
    /// Each band has a left and a right part: a table of long cells between text, or one pair of columns below another.
    /// Columns that are painted line by line go down like that too; their stays are as short as the rows.
    var bands: [[LayoutWord]]? {
        guard changes >= 3, stays.count * 10 <= rows * 7 else { return nil }
        for (one, next) in zip(stays, stays.dropFirst()) {
            let isBelow = one.isLeft ? next.top >= one.top - 0.5 * em : next.top > one.bottom + 0.5 * em
            guard isBelow else { return nil }
        }
        // Nor may a left part go on beside the right part of the next band.
        for (one, next) in zip(stays, stays.dropFirst(2)) where next.top <= one.bottom { return nil }
        return stays.map(\.words)
    }

    private static func middle(_ words: [LayoutWord]) -> Int32 { words.map(\.order).sorted().middle ?? 0 }
}

extension Array {
    /// The element in the middle.
    fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}

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
    /// Where each stay on a side starts, in the order of the stream.
    private let starts: [(isLeft: Bool, y: Double)]

    init(left: [LayoutWord], right: [LayoutWord], rows: Int) {
        self.rows = rows
        let visits = (left.map { (word: $0, isLeft: true) } + right.map { (word: $0, isLeft: false) })
            .sorted { $0.word.order < $1.word.order }
        var starts: [(isLeft: Bool, y: Double)] = []
        for visit in visits where starts.last?.isLeft != visit.isLeft {
            starts.append((visit.isLeft, visit.word.baseline))
        }
        self.starts = starts
        changes = max(0, starts.count - 1)
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
        for (one, next) in zip(starts, starts.dropFirst()) where one.isLeft {
            pairs += 1
            if abs(one.y - next.y) < 0.5 * em { aligned += 1 }
        }
        return aligned * 5 >= pairs * 4
    }

    private static func middle(_ words: [LayoutWord]) -> Int32 { words.map(\.order).sorted().middle ?? 0 }
}

extension Array {
    /// The element in the middle.
    fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}

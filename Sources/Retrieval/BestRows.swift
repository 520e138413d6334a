// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows with the greatest scores among those that are offered in ascending order; of equal scores the first.
struct BestRows {
    private let limit: Int
    private var held: [(row: Int, score: Float)] = []
    /// What a further row must be above.
    private var least = -Float.infinity

    init(limit: Int) { self.limit = limit }

    mutating func offer(_ row: Int, _ score: Float) {
        guard score > least, limit > 0 else { return }
        held.append((row, score))
        // Sorted only when twice as many are held: few pass after that.
        if held.count >= 2 * limit + 64 { cut() }
    }

    /// Best first.
    var rows: [(row: Int, score: Float)] {
        var copy = self
        copy.cut()
        return copy.held
    }

    private mutating func cut() {
        held.sort { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
        guard held.count >= limit, let last = held.prefix(limit).last else { return }
        held.removeSubrange(limit...)
        least = last.score
    }
}

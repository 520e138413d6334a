// SPDX-License-Identifier: GPL-3.0-or-later

/// Chooses members of a list that score high and are not all alike.
///
/// Maximal marginal relevance (Carbonell and Goldstein, 1998): one after the other, the member with the highest
/// `share × score − (1 − share) × 100 × likeness`, where likeness is that to the nearest one chosen already.
struct VariedChoice {
    /// What the score counts for; 1 chooses by score alone.
    let share: Double

    /// Up to `count` of `pool`, which stands in the order of scores; the first is always chosen.
    ///
    /// Of equals the one that stands first in the pool.
    func choose(
        _ count: Int,
        from pool: [Int],
        tenths: (Int) -> UInt16,
        likeness: (Int, Int) -> Double
    ) -> [Int] {
        guard share < 1, pool.count > count else { return Array(pool.prefix(count)) }
        var rest = pool
        var nearest = Array(repeating: 0.0, count: pool.count)
        var chosen: [Int] = []
        while chosen.count < count, !rest.isEmpty {
            var best = (index: 0, value: -Double.infinity)
            for index in rest.indices {
                let value = share * Double(tenths(rest[index])) / 10 - (1 - share) * 100 * nearest[index]
                if value > best.value { best = (index, value) }
            }
            let member = rest.remove(at: best.index)
            nearest.remove(at: best.index)
            for index in rest.indices { nearest[index] = max(nearest[index], likeness(rest[index], member)) }
            chosen.append(member)
        }
        return chosen
    }

    /// What two sorted sets have in common of what they hold, from 0 to 1; two empty ones have nothing.
    static func likeness(_ left: [TermID], _ right: [TermID]) -> Double {
        let shared = Terms.overlap(left, right)
        return shared == 0 ? 0 : Double(shared) / Double(left.count + right.count - shared)
    }

    /// How unlike the members of a list are on average, from 0 to 1; `nil` for fewer than two.
    static func variety(of members: [Int], likeness: (Int, Int) -> Double) -> Double? {
        guard members.count > 1 else { return nil }
        var (sum, pairs) = (0.0, 0)
        for (index, left) in members.enumerated() {
            for right in members[(index + 1)...] {
                sum += 1 - likeness(left, right)
                pairs += 1
            }
        }
        return sum / Double(pairs)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives clusters the names of those of the run before that they continue.
enum ClusterLabels {
    /// The farthest that a centre may have moved and be the same, in standard deviations.
    private static let reach = 1.0

    /// Labels `C1`, `C2`, … for `centres`, and the highest number ever given.
    ///
    /// Pairs of centres, old and new, are made so that the distances come to the least in all; a centre without a pair, or
    /// too far from it, gets a number that was never used.
    static func labels(
        _ centres: [[Double]],
        previous: [(label: String, centre: [Double])],
        used: Int
    ) -> (labels: [String], used: Int) {
        let pairs = bestPairs(centres, previous.map(\.centre))
        var used = used
        let labels = centres.indices.map { index -> String in
            if let other = pairs[index] { return previous[other].label }
            used += 1
            return "C\(used)"
        }
        return (labels, used)
    }

    /// For each new centre the old one, or `nil`: the pairs within reach whose squared distances come to the least, a centre
    /// left alone counting as one at the edge of reach.
    private static func bestPairs(_ centres: [[Double]], _ others: [[Double]]) -> [Int?] {
        var best: [Int: (cost: Double, pairs: [Int?])] = [:]
        func solve(_ index: Int, _ taken: Int) -> (cost: Double, pairs: [Int?]) {
            guard index < centres.count else { return (0, []) }
            let key = index << 32 | taken
            if let known = best[key] { return known }
            let alone = solve(index + 1, taken)
            var result = (cost: alone.cost + reach * reach, pairs: [nil] + alone.pairs)
            for other in others.indices where taken & 1 << other == 0 {
                let distance = KMeans.distance(centres[index], others[other])
                guard distance <= reach * reach else { continue }
                let rest = solve(index + 1, taken | 1 << other)
                if rest.cost + distance < result.cost { result = (rest.cost + distance, [other] + rest.pairs) }
            }
            best[key] = result
            return result
        }
        return solve(0, 0).pairs
    }
}

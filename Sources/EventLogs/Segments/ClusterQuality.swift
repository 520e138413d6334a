// SPDX-License-Identifier: GPL-3.0-or-later

/// How good a grouping is.
enum ClusterQuality {
    /// The mean silhouette of points in groups (Rousseeuw 1987).
    ///
    /// Near 1 where points lie much nearer to their own group than to the next one, 0 where they lie between. A point alone
    /// in its group counts as 0.
    static func silhouette(_ points: [[Double]], _ groups: [Int]) -> Double {
        let count = (groups.max() ?? 0) + 1
        guard count > 1 else { return 0 }
        var sizes = [Double](repeating: 0, count: count)
        for group in groups { sizes[group] += 1 }
        var total = 0.0
        for index in points.indices {
            var sums = [Double](repeating: 0, count: count)
            for other in points.indices {
                sums[groups[other]] += KMeans.distance(points[index], points[other]).squareRoot()
            }
            let own = groups[index]
            guard sizes[own] > 1 else { continue }
            let inside = sums[own] / (sizes[own] - 1)
            let next = sums.indices.filter { $0 != own && sizes[$0] > 0 }.map { sums[$0] / sizes[$0] }.min() ?? 0
            let larger = max(inside, next)
            total += larger > 0 ? (next - inside) / larger : 0
        }
        return points.isEmpty ? 0 : total / Double(points.count)
    }

    /// How far two groupings of the same things agree (Hubert and Arabie 1985): 1 for the same, about 0 for chance.
    static func adjustedRandIndex(_ left: [Int], _ right: [Int]) -> Double {
        var cells: [[Int]: Int] = [:]
        var (rows, columns): ([Int: Int], [Int: Int]) = ([:], [:])
        for (first, second) in zip(left, right) {
            cells[[first, second], default: 0] += 1
            rows[first, default: 0] += 1
            columns[second, default: 0] += 1
        }
        func pairs(_ counts: some Sequence<Int>) -> Double { counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 } }
        let all = pairs([left.count])
        let (both, first, second) = (pairs(cells.values), pairs(rows.values), pairs(columns.values))
        guard all > 0 else { return 1 }
        let expected = first * second / all
        let most = (first + second) / 2
        return most == expected ? 1 : (both - expected) / (most - expected)
    }
}

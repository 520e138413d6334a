// SPDX-License-Identifier: GPL-3.0-or-later

/// Points in groups around centres (Lloyd 1982, begun by k-means++ of Arthur and Vassilvitskii 2007).
struct KMeans {
    /// A point for each group.
    private(set) var centres: [[Double]]
    /// The sum of squared distances to the nearest centre.
    private(set) var inertia = Double.infinity

    private static let rounds = 100
    private static let starts = 5

    /// The best of several starts; points that are fewer than `k` different ones give fewer centres.
    init(_ points: [[Double]], k: Int, random: inout FixedRandom, starts: Int = KMeans.starts) {
        centres = []
        for _ in 0..<starts {
            var trial = KMeans(centres: Self.spread(points, k, &random))
            trial.settle(points)
            if trial.inertia < inertia { self = trial }
        }
    }

    private init(centres: [[Double]]) { self.centres = centres }

    /// The group of each point.
    func groups(of points: [[Double]]) -> [Int] { points.map { nearest($0).group } }

    private func nearest(_ point: [Double]) -> (group: Int, distance: Double) {
        var best = (group: 0, distance: Double.infinity)
        for (group, centre) in centres.enumerated() {
            let distance = Self.distance(point, centre)
            if distance < best.distance { best = (group, distance) }
        }
        return best
    }

    /// The square of the distance.
    static func distance(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for feature in left.indices { sum += (left[feature] - right[feature]) * (left[feature] - right[feature]) }
        return sum
    }

    /// Centres that lie far apart: each is a point, taken with a chance that grows with its distance from those before.
    private static func spread(_ points: [[Double]], _ k: Int, _ random: inout FixedRandom) -> [[Double]] {
        var centres = [points[random.below(points.count)]]
        var distances = points.map { distance($0, centres[0]) }
        while centres.count < k {
            let total = distances.reduce(0, +)
            guard total > 0 else { break }
            var left = random.fraction() * total
            var chosen = points.count - 1
            for (index, distance) in distances.enumerated() {
                left -= distance
                if left < 0 {
                    chosen = index
                    break
                }
            }
            let centre = points[chosen]
            centres.append(centre)
            for index in points.indices { distances[index] = min(distances[index], distance(points[index], centre)) }
        }
        return centres
    }

    private mutating func settle(_ points: [[Double]]) {
        for _ in 0..<Self.rounds {
            var sums = centres.map { $0.map { _ in 0.0 } }
            var counts = [Int](repeating: 0, count: centres.count)
            var total = 0.0
            for point in points {
                let (group, distance) = nearest(point)
                total += distance
                counts[group] += 1
                for feature in point.indices { sums[group][feature] += point[feature] }
            }
            let isSettled = inertia - total <= 1e-9 * total
            inertia = total
            // A centre without points stays where it is.
            for group in centres.indices where counts[group] > 0 {
                centres[group] = sums[group].map { $0 / Double(counts[group]) }
            }
            if isSettled { return }
        }
    }
}

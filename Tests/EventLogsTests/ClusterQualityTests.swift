// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import EventLogs

@Suite("How good a grouping is")
struct ClusterQualityTests {
    private let points: [[Double]] = [[0, 0], [0, 1], [1, 0], [5, 5], [6, 5], [5, 7]]

    @Test("the silhouette is that of scikit-learn, a point alone counting as 0")
    func silhouette() {
        #expect(abs(ClusterQuality.silhouette(points, [0, 0, 0, 1, 1, 1]) - 0.804892) < 1e-6)
        #expect(abs(ClusterQuality.silhouette(points, [0, 0, 1, 1, 1, 2]) + 0.019157) < 1e-6)
        #expect(ClusterQuality.silhouette(points, [0, 0, 0, 0, 0, 0]) == 0)
    }

    @Test("the adjusted Rand index is that of scikit-learn, whatever the groups are called")
    func agreement() {
        #expect(abs(ClusterQuality.adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1]) - 0.571429) < 1e-6)
        #expect(abs(ClusterQuality.adjustedRandIndex([0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1]) + 0.363636) < 1e-6)
        #expect(ClusterQuality.adjustedRandIndex([0, 0, 1, 1], [7, 7, 3, 3]) == 1)
        #expect(ClusterQuality.adjustedRandIndex([0, 0, 0], [0, 0, 0]) == 1)
    }

    @Test("k-means finds the groups that are there, the same ones each time")
    func kMeans() {
        var random = FixedRandom(seed: 1)
        let fit = KMeans(points, k: 2, random: &random)
        let groups = fit.groups(of: points)
        #expect(ClusterQuality.adjustedRandIndex(groups, [0, 0, 0, 1, 1, 1]) == 1)
        // 2/3 + 2/3 around (1/3, 1/3), 2/3 + 8/3 around (16/3, 17/3).
        #expect(abs(fit.inertia - 14.0 / 3) < 1e-9)
        var again = FixedRandom(seed: 1)
        #expect(KMeans(points, k: 2, random: &again).centres == fit.centres)
        var few = FixedRandom(seed: 1)
        #expect(KMeans([[1], [1], [2]], k: 3, random: &few).centres.count == 2)
    }

    @Test("labels go to the nearest old centres so that all distances together are least")
    func labels() {
        let old = [("C1", [0.0, 0, 0]), ("C2", [0.9, 0, 0])].map { (label: $0.0, centre: $0.1) }
        // The first new centre is nearer to C2, but then the second one would have nobody.
        let (labels, used) = ClusterLabels.labels([[0.5, 0, 0], [1.4, 0, 0], [9, 9, 9]], previous: old, used: 5)
        #expect(labels == ["C1", "C2", "C6"] && used == 6)
    }
}

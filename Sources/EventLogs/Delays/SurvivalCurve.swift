// SPDX-License-Identifier: GPL-3.0-or-later

/// How the share of passages that still go on falls with time, estimated with those that have not ended yet.
///
/// Without a prior this is the product-limit estimate of Kaplan and Meier (1958) with Greenwood's variance (1926). With a
/// prior it is the mean of a beta process (Hjort 1990): as if `weight` passages that follow the prior were watched
/// besides. At each time t with d ends among Y watched, and prior hazard h₀ and survival S₀,
/// h = (c·h₀ + d) / (c + Y) with c = weight·S₀(t−), and S is the product of 1 − h.
package struct SurvivalCurve: Sendable, Equatable {
    /// One length of time at which something ended.
    package struct Point: Sendable, Equatable {
        /// Seconds.
        package var time: Int64
        /// Passages watched until then.
        package var atRisk: Int
        /// Of them, those that ended then.
        package var closed: Int
        /// The share that goes on longer.
        package var survival: Double
        /// The sum in Greenwood's formula: variance of `survival` by its square; infinite where nothing is left.
        package var variance: Double
    }

    package private(set) var points: [Point] = []
    /// Passages, and how many of them ended.
    package let count: Int
    package let closed: Int
    /// Passages of the prior that were added.
    package let priorWeight: Double

    /// Points of a prior at the most: more are merged, so that many groups cost no more than their own passages.
    private static let priorPoints = 1000

    /// A curve of these passages.
    package init(_ passages: [Duration]) { self.init(passages, prior: nil, weight: 0) }

    /// A curve of these passages and, `weight` passages strong, of `prior`.
    package init(_ passages: [Duration], prior: SurvivalCurve?, weight: Double) {
        count = passages.count
        closed = passages.count { $0.isClosed }
        priorWeight = prior == nil ? 0 : weight
        let steps = prior.map(Self.hazards) ?? []
        let times = Self.table(passages)
        var (own, other) = (0, 0)
        var (survival, variance, priorSurvival) = (1.0, 0.0, 1.0)
        var atRisk = count
        while own < times.count || other < steps.count {
            let time = min(own < times.count ? times[own].time : .max, other < steps.count ? steps[other].time : .max)
            var (ended, left) = (0, 0)
            if own < times.count, times[own].time == time {
                (ended, left) = (times[own].closed, times[own].censored)
                own += 1
            }
            let weightNow = priorWeight * priorSurvival
            var priorHazard = 0.0
            if other < steps.count, steps[other].time == time {
                priorHazard = steps[other].hazard
                priorSurvival *= 1 - priorHazard
                other += 1
            }
            let ends = weightNow * priorHazard + Double(ended)
            let watched = weightNow + Double(atRisk)
            if ends > 0, watched > 0 {
                let hazard = min(1, ends / watched)
                survival = hazard > 1 - 1e-12 ? 0 : survival * (1 - hazard)
                variance = survival > 0 ? variance + ends / (watched * (watched - ends)) : .infinity
                points.append(
                    Point(time: time, atRisk: atRisk, closed: ended, survival: survival, variance: variance)
                )
            }
            atRisk -= ended + left
        }
    }

    /// How long a passage took, or has taken so far.
    package struct Duration: Sendable, Equatable {
        package var seconds: Int64
        package var isClosed: Bool

        package init(_ seconds: Int64, isClosed: Bool) {
            self.seconds = seconds
            self.isClosed = isClosed
        }
    }

    /// Ends and passages still open by time; those open at a time were watched at it.
    private static func table(_ passages: [Duration]) -> [(time: Int64, closed: Int, censored: Int)] {
        var table: [(time: Int64, closed: Int, censored: Int)] = []
        for passage in passages.sorted(by: { $0.seconds < $1.seconds }) {
            if table.last?.time != passage.seconds { table.append((passage.seconds, 0, 0)) }
            if passage.isClosed { table[table.count - 1].closed += 1 } else { table[table.count - 1].censored += 1 }
        }
        return table
    }

    /// The hazards of a prior, merged to at most `priorPoints` times.
    private static func hazards(_ prior: SurvivalCurve) -> [(time: Int64, hazard: Double)] {
        var steps: [(time: Int64, hazard: Double)] = []
        var before = 1.0
        let stride = (prior.points.count + priorPoints - 1) / priorPoints
        for (index, point) in prior.points.enumerated() {
            guard stride <= 1 || index % stride == stride - 1 || index == prior.points.count - 1 else { continue }
            steps.append((point.time, before > 0 ? 1 - point.survival / before : 1))
            before = point.survival
        }
        return steps
    }
}

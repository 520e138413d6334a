// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials

#if canImport(Glibc)
    private import Glibc
#endif

/// What a curve says of lengths of time.
extension SurvivalCurve {
    /// What is lost of a share to arithmetic.
    private static let slack = 1e-9
    /// The quantile of the normal distribution for 95% on both sides together.
    private static let normal95 = 1.959_963_984_540_054

    /// The share that goes on longer than `time` seconds.
    package func survival(at time: Int64) -> Double {
        let place = firstPoint { $0.time > time }
        return place == 0 ? 1 : points[place - 1].survival
    }

    /// The time in seconds by which the share `part` of those still going on after `elapsed` has ended, counted from
    /// `elapsed`; `nil` where the curve does not fall so far.
    ///
    /// The smallest time x with S(elapsed + x) ≤ (1 − part)·S(elapsed).
    package func quantile(_ part: Double, given elapsed: Int64? = nil) -> Int64? {
        let left = elapsed.map(survival) ?? 1
        guard left > Self.slack else { return nil }
        let target = (1 - part) * left + Self.slack
        let place = firstPoint { $0.survival <= target }
        return place < points.count ? points[place].time - (elapsed ?? 0) : nil
    }

    /// Between which times the quantile lies in 95 of 100 such samples; `nil` for a side that the curve does not tell.
    ///
    /// Where the 95% limits of the curve pass 1 − `part` (Brookmeyer and Crowley 1982).
    package func limits(_ part: Double) -> (low: Int64?, high: Int64?) {
        let target = 1 - part + Self.slack
        var low: Int64?
        for point in points {
            let band = Self.band(point)
            if low == nil, band.low <= target { low = point.time }
            if band.high <= target { return (low, point.time) }
        }
        return (low, nil)
    }

    /// The 95% limits of the share at a point, on the scale of its logarithm.
    ///
    /// On the log-log scale the limits of a curve with a prior are of no use at its beginning, where parts of passages end.
    package static func band(_ point: Point) -> (low: Double, high: Double) {
        guard point.survival > 0, point.variance.isFinite else { return (point.survival, point.survival) }
        let spread = normal95 * point.variance.squareRoot()
        return (point.survival * exp(-spread), min(1, point.survival * exp(spread)))
    }

    /// The first point for which `holds`, which then holds for all after it; the number of points where none does.
    private func firstPoint(_ holds: (Point) -> Bool) -> Int {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(points[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether any passage, or the prior, ended later than after `time` seconds.
    package func hasEnds(after time: Int64) -> Bool { points.last.map { $0.time > time } ?? false }

    /// Passages still watched after `time` seconds.
    package func atRisk(after time: Int64) -> Int {
        let place = firstPoint { $0.time > time }
        return place < points.count ? points[place].atRisk : 0
    }

    /// At most one point for each hundredth that the share falls by.
    package var thinned: [Point] {
        var kept: [Point] = []
        for (index, point) in points.enumerated() {
            let isLast = index == points.count - 1
            if isLast || (kept.last?.survival ?? 1) - point.survival >= 0.01 { kept.append(point) }
        }
        return kept
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials

#if canImport(Glibc)
    private import Glibc
#endif

/// Brings the measures of persons to one scale: log(1 + x), outliers cut at 1.5 interquartile ranges beyond the
/// quartiles, then mean 0 and standard deviation 1.
struct FeatureScale {
    static let count = 3

    private var low = [Double](repeating: 0, count: count)
    private var high = [Double](repeating: 0, count: count)
    private var mean = [Double](repeating: 0, count: count)
    private var deviation = [Double](repeating: 0, count: count)

    init(_ persons: [PersonMeasures]) {
        for feature in 0..<Self.count {
            let values = persons.map { log1p($0.values[feature]) }.sorted()
            let (first, third) = (values[values.count / 4], values[values.count * 3 / 4])
            // Where most are equal, what differs is no outlier.
            let reach = third > first ? 1.5 * (third - first) : .infinity
            (low[feature], high[feature]) = (first - reach, third + reach)
            let cut = values.map { min(max($0, low[feature]), high[feature]) }
            mean[feature] = cut.reduce(0, +) / Double(cut.count)
            let squares = cut.map { ($0 - mean[feature]) * ($0 - mean[feature]) }.reduce(0, +)
            deviation[feature] = (squares / Double(cut.count)).squareRoot()
        }
    }

    /// Whether any measure differs between persons.
    var hasSpread: Bool { deviation.contains { $0 > 1e-9 } }

    /// A point of the scale.
    func point(_ values: [Double]) -> [Double] {
        (0..<Self.count).map { feature in
            let value = min(max(log1p(values[feature]), low[feature]), high[feature])
            return deviation[feature] > 1e-9 ? (value - mean[feature]) / deviation[feature] : 0
        }
    }

    /// The measures at a point.
    func values(_ point: [Double]) -> [Double] {
        (0..<Self.count).map { feature in
            ((expm1(point[feature] * deviation[feature] + mean[feature])) * 10_000).rounded() / 10_000
        }
    }
}

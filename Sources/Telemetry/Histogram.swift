// SPDX-License-Identifier: GPL-3.0-or-later

/// How often a measure fell below each of some bounds.
package struct Histogram: Sendable, Equatable {
    /// From a thousandth of a second to ten minutes: looking something up, reading a page, asking a model.
    package static let seconds = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600]

    private let bounds: [Double]
    private var counts: [Int]
    package private(set) var sum = 0.0

    package init(bounds: [Double] = Histogram.seconds) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    package var count: Int { counts.reduce(0, +) }

    package mutating func observe(_ value: Double) {
        guard value.isFinite else { return }
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }

    /// The count up to each bound, with the bound as it is written; the last is `+Inf`.
    var cumulative: [(bound: String, count: Int)] {
        var total = 0
        return zip(bounds.map(MetricText.number) + ["+Inf"], counts).map { bound, count in
            total += count
            return (bound, total)
        }
    }
}

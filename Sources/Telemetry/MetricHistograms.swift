// SPDX-License-Identifier: GPL-3.0-or-later

/// Histograms by labels, so many at the most; what comes then goes to `other`.
package struct MetricHistograms: Sendable {
    private var values: [MetricLabels: Histogram] = [:]
    private let bounds: [Double]
    private let most: Int

    package init(bounds: [Double] = Histogram.seconds, most: Int = 200) {
        self.bounds = bounds
        self.most = most
    }

    package mutating func observe(_ labels: MetricLabels, _ value: Double) {
        values[labels.limited(to: most, in: values), default: Histogram(bounds: bounds)].observe(value)
    }

    package subscript(labels: MetricLabels) -> Histogram? { values[labels] }

    var sorted: [(MetricLabels, Histogram)] { values.sorted { $0.key < $1.key } }
}

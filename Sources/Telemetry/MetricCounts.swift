// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts by labels, which only grow.
///
/// So many sets of labels at the most: what comes then is counted under `other`, so that no fault fills the memory.
package struct MetricCounts: Sendable {
    private var values: [MetricLabels: Double] = [:]
    private let most: Int

    package init(most: Int = 1000) { self.most = most }

    package mutating func add(_ labels: MetricLabels, _ amount: Double = 1) {
        values[labels.limited(to: most, in: values), default: 0] += amount
    }

    package subscript(labels: MetricLabels) -> Double { values[labels] ?? 0 }

    /// In an order that does not change from scrape to scrape.
    var sorted: [(MetricLabels, Double)] { values.sorted { $0.key < $1.key } }
}

extension MetricLabels: Comparable {
    package static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.pairs.lexicographicallyPrecedes(right.pairs) { ($0.name, $0.value) < ($1.name, $1.value) }
    }
}

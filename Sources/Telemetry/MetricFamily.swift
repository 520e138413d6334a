// SPDX-License-Identifier: GPL-3.0-or-later

/// One metric with all its samples, as a scrape shows it.
package struct MetricFamily: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// Letters, digits and underscores; a counter ends in `_total`, a measure in its unit: `_seconds`, `_bytes`.
    package var name: String
    package var kind: Kind
    /// One sentence in English.
    package var help: String
    package var samples: [Sample]

    /// One line of the text.
    package struct Sample: Sendable {
        /// What a histogram adds to the name: `_bucket`, `_sum`, `_count`.
        package var suffix = ""
        package var labels: MetricLabels
        package var value: Double
    }

    package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [(MetricLabels, Double)]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples.map { Sample(labels: $0.0, value: $0.1) }
    }

    /// One number without labels.
    package init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.init(name, kind, help, [(MetricLabels(), value)])
    }

    /// The counts of `counts`.
    package init(_ name: String, _ help: String, _ counts: MetricCounts) {
        self.init(name, .counter, help, counts.sorted)
    }

    /// The histograms of `histograms`, each by its labels.
    package init(_ name: String, _ help: String, _ histograms: MetricHistograms) {
        self.init(name, .histogram, help, [])
        samples = histograms.sorted.flatMap { labels, histogram in
            histogram.cumulative.map { bound, count in
                Sample(suffix: "_bucket", labels: labels.adding("le", bound), value: Double(count))
            } + [
                Sample(suffix: "_sum", labels: labels, value: histogram.sum),
                Sample(suffix: "_count", labels: labels, value: Double(histogram.count)),
            ]
        }
    }
}

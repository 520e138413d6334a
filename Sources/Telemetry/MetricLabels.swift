// SPDX-License-Identifier: GPL-3.0-or-later

/// What tells the samples of one metric apart, in the order in which it is written.
///
/// Values are words of settings, pipelines and the catalogue of errors: never the name of a file or of a person.
package struct MetricLabels: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package struct Pair: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    package var pairs: [Pair]

    package init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { Pair(name: $0.0, value: $0.1) }
    }

    /// These and one more.
    package func adding(_ name: String, _ value: String) -> MetricLabels {
        var labels = self
        labels.pairs.append(Pair(name: name, value: value))
        return labels
    }

    /// These where they are among `known` or there are less than `most`, else the same names with `other` for each.
    func limited<Value>(to most: Int, in known: [MetricLabels: Value]) -> MetricLabels {
        guard known.count >= most, known[self] == nil else { return self }
        var labels = self
        for index in labels.pairs.indices { labels.pairs[index].value = "other" }
        return labels
    }
}

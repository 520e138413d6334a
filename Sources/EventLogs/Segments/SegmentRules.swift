// SPDX-License-Identifier: GPL-3.0-or-later

/// The bounds that tell segments apart: two for each measure, at a third and two thirds of the persons.
///
/// A value falls on the lower side of a bound that it equals, so that equal persons are never parted. Frequency and
/// intensity make one activity: their levels 1 to 3 are added, up to 3 is low, 4 medium, from 5 high.
package struct SegmentRules: Codable, Sendable, Equatable {
    /// Bounds in days since the last event.
    package var recency: [Double]
    /// Bounds in cases.
    package var frequency: [Double]
    /// Bounds in events a case.
    package var intensity: [Double]
    /// The shares of the persons in the three levels of each measure, when the bounds were drawn.
    package var shares: [[Double]]
    /// When the bounds were drawn.
    package var setAt: String
    /// Whether they are those of the run before.
    package var kept: Bool

    /// The part of the persons that may change levels before bounds are drawn anew.
    private static let drift = 0.1

    /// Bounds for these persons.
    init(_ persons: [PersonMeasures], at moment: String) {
        recency = Self.bounds(persons.map(\.recency))
        frequency = Self.bounds(persons.map(\.frequency))
        intensity = Self.bounds(persons.map(\.intensity))
        shares = []
        setAt = moment
        kept = false
        shares = levelShares(persons)
    }

    /// The bounds of the run before while they part the persons much as they did when they were drawn, else new ones.
    static func rules(_ persons: [PersonMeasures], at moment: String, previous: SegmentRules?) -> SegmentRules {
        guard var previous, previous.isSound else { return SegmentRules(persons, at: moment) }
        let moved = zip(previous.shares, previous.levelShares(persons)).map { old, new in
            zip(old, new).map { abs($0 - $1) }.reduce(0, +) / 2
        }
        guard moved.allSatisfy({ $0 <= drift }) else { return SegmentRules(persons, at: moment) }
        previous.kept = true
        return previous
    }

    private var isSound: Bool {
        shares.count == 3 && [recency, frequency, intensity].allSatisfy { $0.count == 2 && $0[0] <= $0[1] }
    }

    /// The smallest values that a third, and two thirds, do not exceed.
    private static func bounds(_ values: [Double]) -> [Double] {
        let sorted = values.sorted()
        return [1, 2].map { part in sorted[max(0, (sorted.count * part + 2) / 3 - 1)] }
    }

    /// 0, 1 or 2.
    private static func level(_ value: Double, _ bounds: [Double]) -> Int {
        value <= bounds[0] ? 0 : value <= bounds[1] ? 1 : 2
    }

    /// The shares of the three levels, for each measure.
    private func levelShares(_ persons: [PersonMeasures]) -> [[Double]] {
        let columns: [(KeyPath<PersonMeasures, Double>, [Double])] = [
            (\.recency, recency), (\.frequency, frequency), (\.intensity, intensity),
        ]
        return columns.map { value, bounds in
            var counts = [0.0, 0, 0]
            for person in persons { counts[Self.level(person[keyPath: value], bounds)] += 1 }
            return counts.map { Days.share($0 / Double(persons.count)) }
        }
    }

    /// The segment of these three numbers.
    func cell(recency value: Double, frequency: Double, intensity: Double) -> SegmentCell {
        let sum = Self.level(frequency, self.frequency) + Self.level(intensity, self.intensity) + 2
        return SegmentCell(
            recency: SegmentCell.Recency.allCases[Self.level(value, recency)],
            activity: sum <= 3 ? .low : sum == 4 ? .medium : .high
        )
    }

    private enum CodingKeys: String, CodingKey {
        case recency, frequency, intensity, shares, kept
        case setAt = "set_at"
    }
}

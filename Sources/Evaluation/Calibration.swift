// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether values of confidence 0.9 are right nine times in ten: ten bins of confidence with what came true.
package struct Calibration: Sendable, Equatable {
    /// From low to high; all ten, empty ones too.
    package private(set) var bins: [Bin]

    /// Values whose confidence lies from `from` up to, but not at, `to`; the last bin holds 1 too.
    package struct Bin: Sendable, Equatable {
        package var from: Double
        package var to: Double
        package var count = 0
        package var right = 0
        fileprivate var sum = 0.0

        /// Mean confidence; 0 for an empty bin.
        package var confidence: Double { count == 0 ? 0 : sum / Double(count) }
        /// Share of right values; 0 for an empty bin.
        package var accuracy: Double { count == 0 ? 0 : Double(right) / Double(count) }
    }

    package init(_ values: some Sequence<JudgedConfidence>) {
        bins = (0..<10).map { Bin(from: Double($0) / 10, to: Double($0 + 1) / 10) }
        for value in values {
            // Tenths that binary fractions miss by a hair belong to the bin that they begin.
            let place = min(9, max(0, Int(value.confidence * 10 + 1e-9)))
            bins[place].count += 1
            bins[place].sum += value.confidence
            if value.isRight { bins[place].right += 1 }
        }
    }

    package var count: Int { bins.reduce(0) { $0 + $1.count } }

    /// The expected calibration error: the mean distance of confidence and accuracy, each bin by its number of values.
    package var expectedError: Double {
        guard count > 0 else { return 0 }
        return bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) } / Double(count)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// The direction of a text in whole numbers, so that closeness is the same on every machine.
package struct MeaningVector: Sendable, Equatable {
    /// Ascending, without repeats.
    let indices: [UInt32]
    let values: [Int32]

    /// What a component of 1 becomes.
    private static let unit: Float = 16_384

    /// Takes the components of a vector of length 1, in ascending order of their indices.
    package init(indices: [UInt32], values: [Float]) {
        self.indices = indices
        self.values = values.map { Int32(($0 * Self.unit).rounded()) }
    }

    /// Takes all components of a vector of length 1.
    package init(dense values: [Float]) {
        indices = []
        self.values = values.map { Int32(($0 * Self.unit).rounded()) }
    }

    /// Of a text that has no vector.
    static let none = MeaningVector(dense: [])

    var isDense: Bool { indices.isEmpty && !values.isEmpty }

    package var isEmpty: Bool { values.isEmpty }

    /// The cosine in thousandths, from 0.
    package func closeness(to other: MeaningVector) -> Int {
        var sum: Int64 = 0
        guard !indices.isEmpty else {
            guard other.indices.isEmpty, values.count == other.values.count else { return 0 }
            for (own, its) in zip(values, other.values) { sum += Int64(own) * Int64(its) }
            return Self.thousandths(sum)
        }
        var (left, right) = (0, 0)
        indices.withUnsafeBufferPointer { first in
            other.indices.withUnsafeBufferPointer { second in
                while left < first.count, right < second.count {
                    let (own, its) = (first[left], second[right])
                    if own == its { sum += Int64(values[left]) * Int64(other.values[right]) }
                    left += own <= its ? 1 : 0
                    right += its <= own ? 1 : 0
                }
            }
        }
        return Self.thousandths(sum)
    }

    /// The cosine in thousandths, from 0, of a sum of products of components.
    static func thousandths(_ sum: Int64) -> Int {
        let whole = Int64(unit) * Int64(unit)
        return Int(max(0, min(1000, sum * 1000 / whole)))
    }
}

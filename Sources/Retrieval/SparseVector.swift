// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// A vector that names only its components that are not zero.
package struct SparseVector: Sendable, Equatable {
    /// Ascending, without repeats.
    package private(set) var indices: [UInt32]
    /// One for each index.
    package private(set) var values: [Float]

    /// Takes components in any order; those of one index are added up, zeros dropped.
    package init(_ components: [UInt32: Float]) {
        let kept = components.filter { $0.value != 0 && $0.value.isFinite }.sorted { $0.key < $1.key }
        indices = kept.map(\.key)
        values = kept.map(\.value)
    }

    /// Takes components in their order, without repeats or zeros.
    init(ascending indices: [UInt32], values: [Float]) { self.init(indices: indices, values: values) }

    private init(indices: [UInt32], values: [Float]) {
        self.indices = indices
        self.values = values
    }

    /// Length 1; the zero vector stays as it is.
    package var normalized: SparseVector {
        let length = values.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return self }
        return SparseVector(indices: indices, values: values.map { $0 / length })
    }

    /// What the steps of weighted rows are multiplied by for their cosine with this vector, weighted too.
    ///
    /// Components beyond the weights are dropped.
    func weighted(twiceBy weights: [Float]) -> SparseVector {
        var once = SparseVector([:])
        for (index, value) in zip(indices, values) where Int(index) < weights.count {
            once.indices.append(index)
            once.values.append(value * weights[Int(index)])
        }
        var twice = once.normalized
        for position in twice.indices.indices { twice.values[position] *= weights[Int(twice.indices[position])] }
        return twice
    }

    /// The inner product, which for vectors of length 1 is the cosine.
    package func dot(_ other: SparseVector) -> Float {
        var sum: Float = 0
        var left = 0
        var right = 0
        while left < indices.count, right < other.indices.count {
            if indices[left] == other.indices[right] {
                sum += values[left] * other.values[right]
                left += 1
                right += 1
            } else if indices[left] < other.indices[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return sum
    }

    // MARK: Stored form

    /// Version 1: the byte 1, the largest magnitude as a little-endian Float32, then the count and the gaps between
    /// indices as LEB128, then the values as signed bytes, 127 being the largest magnitude.
    package var encoded: Data {
        let scale = values.reduce(Float(0)) { max($0, abs($1)) }
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(10 + 4 * indices.count)
        withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        Self.append(UInt32(indices.count), to: &bytes)
        var last: UInt32 = 0
        for index in indices {
            Self.append(index - last, to: &bytes)
            last = index
        }
        for value in values {
            let step = scale > 0 ? (value / scale * 127).rounded() : 0
            bytes.append(UInt8(bitPattern: Int8(max(-127, min(127, step)))))
        }
        return Data(bytes)
    }

    /// Reads the stored form; `nil` for bytes that are none.
    package init?(encoded data: Data) {
        guard let stored = SparseSteps(encoded: data) else { return nil }
        indices = stored.indices
        values = stored.steps.map { Float($0) / 127 * stored.scale }
    }

    private static func append(_ value: UInt32, to data: inout [UInt8]) {
        var value = value
        while value >= 0x80 {
            data.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        data.append(UInt8(truncatingIfNeeded: value))
    }
}

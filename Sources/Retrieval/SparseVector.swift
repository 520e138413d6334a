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

    /// Each component times the weight at its index, then brought to length 1.
    ///
    /// Components beyond the weights are dropped.
    func weighted(by weights: [Float]) -> SparseVector {
        var kept = SparseVector([:])
        for (index, value) in zip(indices, values) where Int(index) < weights.count {
            kept.indices.append(index)
            kept.values.append(value * weights[Int(index)])
        }
        return kept.normalized
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
        var data = Data([1])
        withUnsafeBytes(of: scale.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        Self.append(UInt32(indices.count), to: &data)
        var last: UInt32 = 0
        for index in indices {
            Self.append(index - last, to: &data)
            last = index
        }
        for value in values {
            let step = scale > 0 ? (value / scale * 127).rounded() : 0
            data.append(UInt8(bitPattern: Int8(max(-127, min(127, step)))))
        }
        return data
    }

    /// Reads the stored form; `nil` for bytes that are none.
    package init?(encoded data: Data) {
        var reader = ByteReader(data)
        guard reader.byte() == 1, let bits = reader.word(), let count = reader.leb128(), Int(count) <= data.count else {
            return nil
        }
        let scale = Float(bitPattern: bits)
        var indices: [UInt32] = []
        indices.reserveCapacity(Int(count))
        var last: UInt32 = 0
        for position in 0..<count {
            guard let gap = reader.leb128(), position == 0 || gap > 0 else { return nil }
            let (index, overflow) = last.addingReportingOverflow(gap)
            guard !overflow else { return nil }
            indices.append(index)
            last = index
        }
        guard scale.isFinite, reader.remaining == Int(count) else { return nil }
        values = reader.rest().map { Float(Int8(bitPattern: $0)) / 127 * scale }
        self.indices = indices
    }

    private static func append(_ value: UInt32, to data: inout Data) {
        var value = value
        while value >= 0x80 {
            data.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        data.append(UInt8(truncatingIfNeeded: value))
    }
}

/// Reads a stored vector byte by byte, never beyond its end.
private struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ data: Data) { bytes = Array(data) }

    var remaining: Int { bytes.count - position }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        position += 1
        return bytes[position - 1]
    }

    mutating func word() -> UInt32? {
        guard remaining >= 4 else { return nil }
        position += 4
        return bytes[(position - 4)..<position].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func leb128() -> UInt32? {
        var value: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 35, by: 7) {
            guard let next = byte() else { return nil }
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return value }
        }
        return nil
    }

    mutating func rest() -> ArraySlice<UInt8> {
        defer { position = bytes.count }
        return bytes[position...]
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// The stored form of a sparse vector, read as it is: values as whole numbers of steps.
struct SparseSteps: Equatable {
    /// Ascending, without repeats.
    private(set) var indices: [UInt32] = []
    /// One for each index.
    private(set) var steps: [Int8] = []
    /// 127 steps.
    private(set) var scale: Float = 0

    /// `nil` for bytes that are none; see `SparseVector.encoded`.
    init?(encoded data: Data) {
        let isWhole = data.withUnsafeBytes { read($0) }
        if !isWhole { return nil }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 6, bytes[0] == 1 else { return false }
        scale = Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        var position = 5
        guard scale.isFinite, let count = Self.number(bytes, &position), Int(count) <= bytes.count else { return false }
        indices.reserveCapacity(Int(count))
        var last: UInt32 = 0
        for item in 0..<count {
            guard let gap = Self.number(bytes, &position), item == 0 || gap > 0 else { return false }
            let (index, overflow) = last.addingReportingOverflow(gap)
            guard !overflow else { return false }
            indices.append(index)
            last = index
        }
        guard bytes.count - position == Int(count) else { return false }
        steps = bytes[position...].map { Int8(bitPattern: $0) }
        return true
    }

    /// An unsigned LEB128 of at most five bytes.
    private static func number(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32? {
        var value: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 35, by: 7) {
            guard position < bytes.count else { return nil }
            let next = bytes[position]
            position += 1
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return value }
        }
        return nil
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writes DEFLATE (RFC 1951) of one text repeated without end, in a single block of the fixed codes: bombs, in short.
struct RepeatDeflate {
    private var bytes = Data()
    private var pending: UInt64 = 0
    private var count: UInt64 = 0

    /// `head`, then `unit` (of 1 to 258 bytes) until about `size` bytes are reached, then `tail`.
    static func data(head: String = "", unit: String, size: Int, tail: String = "") -> Data {
        var writer = RepeatDeflate()
        writer.put(bits: 0b011, 3)
        writer.put(literals: head)
        writer.put(literals: unit)
        let distance = unit.utf8.count
        let (code, extra, width) = distanceCode(distance)
        // Whole units only: what follows them starts a new one.
        let matches = max(1, size / (258 * distance)) * distance
        for _ in 0..<matches {
            writer.put(huffman: 0b1100_0101, 8)
            writer.put(huffman: code, 5)
            writer.put(bits: extra, width)
        }
        writer.put(literals: tail)
        writer.put(huffman: 0, 7)
        writer.put(bits: 0, 7)
        return writer.bytes
    }

    /// The same with the header and footer of zlib (RFC 1950), whose checksum is wrong.
    static func zlib(head: String = "", unit: String, size: Int, tail: String = "") -> Data {
        Data([0x78, 0x9C]) + data(head: head, unit: unit, size: size, tail: tail) + Data(count: 4)
    }

    private static func distanceCode(_ distance: Int) -> (code: UInt64, extra: UInt64, width: UInt64) {
        let value = distance - 1
        guard value >= 4 else { return (UInt64(value), 0, 0) }
        let width = Int.bitWidth - value.leadingZeroBitCount - 2
        return (UInt64(2 * width + (value >> width)), UInt64(value & ((1 << width) - 1)), UInt64(width))
    }

    private mutating func put(literals text: String) {
        for byte in text.utf8 {
            let value = UInt64(byte)
            if value < 144 { put(huffman: 0x30 + value, 8) } else { put(huffman: 0x190 + value - 144, 9) }
        }
    }

    /// Codes of Huffman start with their highest bit.
    private mutating func put(huffman code: UInt64, _ width: UInt64) {
        for shift in stride(from: Int(width) - 1, through: 0, by: -1) { put(bits: (code >> UInt64(shift)) & 1, 1) }
    }

    /// Other numbers start with their lowest bit.
    private mutating func put(bits: UInt64, _ width: UInt64) {
        pending |= bits << count
        count += width
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A zlib stream (RFC 1950) of one deflate block with the fixed codes (RFC 1951) in which runs of a byte are packed.
struct ZlibStream {
    private var bytes: [UInt8] = [0x78, 0x01]
    private var bits: UInt64 = 0
    private var bitCount = 0

    static func pack(_ data: [UInt8]) -> [UInt8] {
        var stream = ZlibStream()
        stream.put(0b011, count: 3)
        stream.deflate(data)
        stream.putSymbol(256)
        stream.flush()
        let sum = adler(data)
        stream.bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
        return stream.bytes
    }

    private mutating func deflate(_ data: [UInt8]) {
        var index = 0
        while index < data.count {
            var run = 0
            if index > 0 {
                let value = data[index - 1]
                while run < 258, index + run < data.count, data[index + run] == value { run += 1 }
            }
            if run >= 3 {
                putRun(run)
                index += run
            } else {
                putSymbol(Int(data[index]))
                index += 1
            }
        }
    }

    /// The last byte `length` times more: a match at distance 1.
    private mutating func putRun(_ length: Int) {
        let index = Self.lengths.lastIndex { $0.base <= length } ?? 0
        putSymbol(257 + index)
        put(UInt64(length - Self.lengths[index].base), count: Self.lengths[index].extra)
        put(0, count: 5)
    }

    private mutating func putSymbol(_ symbol: Int) {
        switch symbol {
        case 0..<144: putCode(0x30 + symbol, count: 8)
        case 144..<256: putCode(0x190 + symbol - 144, count: 9)
        case 256..<280: putCode(symbol - 256, count: 7)
        default: putCode(0xC0 + symbol - 280, count: 8)
        }
    }

    /// Codes go out from their highest bit, all else from the lowest.
    private mutating func putCode(_ code: Int, count: Int) {
        var reversed: UInt64 = 0
        for bit in 0..<count where code & (1 << bit) != 0 { reversed |= 1 << (count - 1 - bit) }
        put(reversed, count: count)
    }

    private mutating func put(_ value: UInt64, count: Int) {
        bits |= value << bitCount
        bitCount += count
        while bitCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }

    private mutating func flush() { if bitCount > 0 { put(0, count: 8 - bitCount) } }

    private static func adler(_ data: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in data {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }

    /// The lengths that symbols from 257 begin with, and the bits that follow.
    private static let lengths: [(base: Int, extra: Int)] = {
        var lengths: [(base: Int, extra: Int)] = (3...10).map { ($0, 0) }
        var base = 11
        for extra in 1...5 {
            for _ in 0..<4 {
                lengths.append((base, extra))
                base += 1 << extra
            }
        }
        lengths[lengths.count - 1] = (lengths[lengths.count - 1].base, 5)
        lengths.append((258, 0))
        return lengths
    }()
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// 64 MB of spaces as a gzip stream of 64 KB, written by hand: a run costs deflate's fixed code 13 bits for 258 bytes.
enum GzipBomb {
    static let data: Data = {
        var bits = BitWriter()
        // One last block with the fixed codes.
        bits.write(1, count: 1)
        bits.write(1, count: 2)
        bits.writeCode(0x30 + 0x20, count: 8)
        for _ in 0..<(64 << 20) / 258 {
            // Length 258 at distance 1.
            bits.writeCode(0b1100_0101, count: 8)
            bits.writeCode(0, count: 5)
        }
        bits.writeCode(0, count: 7)
        return Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + bits.finished + Data(count: 8)
    }()

    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var current: UInt8 = 0
        private var used = 0

        /// Least significant bit first.
        mutating func write(_ value: Int, count: Int) {
            for bit in 0..<count { append((value >> bit) & 1) }
        }

        /// Codes go most significant bit first.
        mutating func writeCode(_ value: Int, count: Int) {
            for bit in (0..<count).reversed() { append((value >> bit) & 1) }
        }

        private mutating func append(_ bit: Int) {
            current |= UInt8(bit) << used
            used += 1
            if used == 8 {
                bytes.append(current)
                current = 0
                used = 0
            }
        }

        var finished: Data { Data(used > 0 ? bytes + [current] : bytes) }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every machine and in every run, which
/// Swift's own hashing is not.
///
/// No defence against an adversary.
enum StableHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of the UTF-8 of `text`, going on from `state`.
    static func hash(_ text: String, state: UInt64 = seed) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in bytes.reduce(state) { step($0, $1) } }
    }

    /// One more byte.
    @inline(__always)
    static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// Spreads the bits, so that the low ones depend on all.
    static func mixed(_ hash: UInt64) -> UInt64 {
        var value = hash
        value ^= value >> 33
        value &*= 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 33
        return value
    }
}

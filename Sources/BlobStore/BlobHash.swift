// SPDX-License-Identifier: GPL-3.0-or-later

/// A SHA-256 in 32 bytes, for sets of a million of them.
package struct BlobHash: Hashable, Sendable {
    private let words: SIMD4<UInt64>

    /// Reads 64 hexadecimal digits; `nil` for anything else.
    package init?(_ text: String) {
        var words = SIMD4<UInt64>()
        guard text.utf8.count == 64 else { return nil }
        for (index, digit) in text.utf8.enumerated() {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x57
            default: return nil
            }
            words[index / 16] = words[index / 16] << 4 | UInt64(value)
        }
        self.words = words
    }

    /// The 64 lower-case digits.
    package var text: String {
        (0..<4).map { index in
            let digits = String(words[index], radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}

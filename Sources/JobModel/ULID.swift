// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// A 128-bit identifier that sorts by the millisecond it was made in.
///
/// 48 bits of Unix time in milliseconds, then 80 random bits, written as 26 characters of Crockford's base 32
/// (https://github.com/ulid/spec). Two identifiers of the same millisecond sort at random.
package struct ULID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 26 upper-case characters.
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Makes an identifier for `date` with random bits from `generator`.
    package init(date: Date = Date(), using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        var bytes = [UInt8](repeating: 0, count: 26)
        for index in 0..<10 {
            bytes[index] = Self.alphabet[Int((milliseconds >> UInt64(45 - 5 * index)) & 31)]
        }
        // Two draws for 16 characters of 5 bits: the system's generator is asked by a call to the kernel each.
        for start in [10, 18] {
            let bits: UInt64 = generator.next()
            for offset in 0..<8 { bytes[start + offset] = Self.alphabet[Int((bits >> UInt64(5 * offset)) & 31)] }
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Makes an identifier for `date` with the system's random bits.
    package init(date: Date = Date()) {
        var generator = SystemRandomNumberGenerator()
        self.init(date: date, using: &generator)
    }

    /// Reads 26 characters of Crockford's base 32 in either case; `nil` for anything else.
    package init?(_ string: String) {
        let upper = string.uppercased()
        guard upper.utf8.count == 26, upper.utf8.allSatisfy(Self.alphabet.contains),
            upper.first.map({ $0 <= "7" }) == true
        else { return nil }
        text = upper
    }

    /// The last 8 characters in lower case, as used in folder names.
    package var short: String { String(text.suffix(8)).lowercased() }

    package var description: String { text }

    package static func < (left: ULID, right: ULID) -> Bool { left.text < right.text }
}

extension ULID: Codable {
    package init(from decoder: any Decoder) throws {
        let string = try decoder.singleValueContainer().decode(String.self)
        guard let value = ULID(string) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a ULID: \(string)")
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

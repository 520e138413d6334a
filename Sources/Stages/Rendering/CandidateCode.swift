// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import FoundationEssentials
private import JobModel
private import Matching
package import ProfileModel

/// What stands in the place of a candidate's name: `K7M2-9QXD`.
///
/// The same person has the same code in every document, as far as mail address, telephone number or name tell; without
/// the secret nobody can find out which name belongs to a code.
package struct CandidateCode: Sendable, Equatable {
    package let text: String

    /// The code of whoever `profile` is of.
    package init(of profile: Profile, secret: Data) throws {
        let key = PersonIdentity(profile, asOf: "").keys.first
        let identity = try key.map { Data($0.utf8) } ?? CanonicalJSON.compact(profile)
        text = Self.text(of: Self.digest(of: identity, secret: secret))
    }

    /// A code that no other document has.
    package init(random generator: inout some RandomNumberGenerator) {
        text = Self.text(of: UInt64.random(in: .min ... .max, using: &generator))
    }

    /// HMAC (RFC 2104) with SHA-256, the inner digest in hexadecimal; its first 64 bits.
    private static func digest(of identity: Data, secret: Data) -> UInt64 {
        func padded(_ byte: UInt8) -> Data {
            var block = Data(secret.prefix(64))
            block.append(Data(count: 64 - block.count))
            return Data(block.map { $0 ^ byte })
        }
        let inner = SHA256.hex(padded(0x36) + identity)
        return UInt64(SHA256.hex(padded(0x5C) + Data(inner.utf8)).prefix(16), radix: 16) ?? 0
    }

    /// Forty bits in Crockford's base 32, which has no letters that look like digits.
    private static func text(of number: UInt64) -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let letters = (0..<8).map { digits[Int(number >> (UInt64($0) * 5) & 31)] }
        return String(letters[..<4]) + "-" + String(letters[4...])
    }
}

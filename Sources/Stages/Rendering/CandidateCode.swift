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

    /// The first 64 bits of what only who has the secret can make of the identity.
    private static func digest(of identity: Data, secret: Data) -> UInt64 {
        HMAC.sha256(identity, key: secret).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Forty bits in Crockford's base 32, which has no letters that look like digits.
    private static func text(of number: UInt64) -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let letters = (0..<8).map { digits[Int(number >> (UInt64($0) * 5) & 31)] }
        return String(letters[..<4]) + "-" + String(letters[4...])
    }
}

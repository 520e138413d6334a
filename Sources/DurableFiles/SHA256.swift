// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls
package import FoundationEssentials
import JobModel

/// SHA-256, as in FIPS 180-4.
///
/// A value: a copy continues on its own.
package struct SHA256: Sendable {
    private var hash = csystem_sha256()

    package init() { csystem_sha256_start(&hash) }

    /// Takes in more bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        csystem_sha256_update(&hash, base, bytes.count)
    }

    /// The 32 bytes of the digest of all bytes so far.
    package var digest: [UInt8] {
        var copy = hash
        var digest = [UInt8](repeating: 0, count: 32)
        csystem_sha256_finish(&copy, &digest)
        return digest
    }

    /// The 64 lower-case hexadecimal digits of the same.
    package var hex: String { HexDigits.lower(digest) }

    /// The digest of these bytes.
    package static func digest(_ data: some ContiguousBytes) -> [UInt8] {
        var hash = SHA256()
        data.withUnsafeBytes { hash.update($0) }
        return hash.digest
    }

    /// The digest of these bytes in hexadecimal.
    package static func hex(_ data: some ContiguousBytes) -> String { HexDigits.lower(digest(data)) }
}

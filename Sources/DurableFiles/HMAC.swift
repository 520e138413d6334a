// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// HMAC with SHA-256 (RFC 2104).
package enum HMAC {
    private static let block = 64

    /// The 32 bytes that only who has the key can make of the text.
    package static func sha256(_ text: Data, key: Data) -> Data {
        let short = key.count > block ? SHA256.digest(key) : Array(key)
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = SHA256.digest(padded.map { $0 ^ 0x36 } + text)
        return Data(SHA256.digest(padded.map { $0 ^ 0x5C } + inner))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import FoundationEssentials

/// HMAC with SHA-256 (RFC 2104).
package enum HMAC {
    private static let block = 64

    package static func sha256(_ text: Data, key: Data) -> Data {
        let short = key.count > block ? digest(key) : key
        let padded = short + Data(repeating: 0, count: block - short.count)
        let inner = digest(Data(padded.map { $0 ^ 0x36 }) + text)
        return digest(Data(padded.map { $0 ^ 0x5C }) + inner)
    }

    private static func digest(_ data: Data) -> Data {
        let digits = Array(SHA256.hex(data).utf8)
        return Data(stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) })
    }

    private static func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
}

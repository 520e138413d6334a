// SPDX-License-Identifier: GPL-3.0-or-later

/// Bytes as hexadecimal digits, two for each.
package enum HexDigits {
    private static let small = Array("0123456789abcdef".utf8)
    private static let large = Array("0123456789ABCDEF".utf8)

    /// As digests are written: `0f`.
    package static func lower(_ bytes: some Sequence<UInt8>) -> String { text(bytes, small) }

    /// As RFC 3986 and quoted-printable have them: `0F`.
    package static func upper(_ bytes: some Sequence<UInt8>) -> String { text(bytes, large) }

    private static func text(_ bytes: some Sequence<UInt8>, _ digits: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

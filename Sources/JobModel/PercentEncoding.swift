// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts as parts of addresses (RFC 3986, 2.1).
package enum PercentEncoding {
    /// The text with every byte as `%XX` but unreserved characters and the ASCII characters of `plain`.
    package static func encoded(_ text: String, keeping plain: String = "") -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) || plain.utf8.contains(byte) {
                result.append(byte)
            } else {
                result += [0x25] + HexDigits.upper([byte]).utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Letters, digits and `-._~`, which stand for themselves anywhere (RFC 3986, 2.3).
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}

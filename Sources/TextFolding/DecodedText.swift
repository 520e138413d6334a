// SPDX-License-Identifier: GPL-3.0-or-later

/// The bytes of a text file as UTF-8, and what they were.
package struct DecodedText: Sendable {
    package let bytes: [UInt8]
    /// `utf-8`, `utf-16` or `windows-1252`.
    package let encoding: String

    /// Takes UTF-8 with or without a byte order mark, UTF-16 with one, and else Windows-1252, which holds Latin-1.
    ///
    /// `nil` for what is no text.
    package init?(_ data: [UInt8]) {
        let head = Array(data.prefix(3))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            bytes = Self.fromUTF16(Array(data.dropFirst(2)), isLittle: head[0] == 0xFF)
            encoding = "utf-16"
        } else {
            let content = head == [0xEF, 0xBB, 0xBF] ? Array(data.dropFirst(3)) : data
            let (valid, invalid) = Self.sequences(content)
            if invalid > valid {
                bytes = Self.fromWindows(content)
                encoding = "windows-1252"
            } else {
                // A few broken characters do not make all others wrong.
                bytes = invalid == 0 ? content : Array(String(decoding: content, as: UTF8.self).utf8)
                encoding = "utf-8"
            }
        }
        if bytes.contains(0) { return nil }
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// How many characters beyond ASCII are right in UTF-8, and how many bytes are of none.
    private static func sequences(_ bytes: [UInt8]) -> (valid: Int, invalid: Int) {
        var (valid, invalid, index) = (0, 0, 0)
        bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    index += 1
                    continue
                }
                let length =
                    byte >= 0xF0 && byte < 0xF5
                    ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 0
                let isWhole =
                    length > 0 && index + length <= bytes.count
                    && (index + 1..<index + length).allSatisfy { bytes[$0] & 0xC0 == 0x80 }
                if isWhole { valid += 1 } else { invalid += 1 }
                index += isWhole ? length : 1
            }
        }
        return (valid, invalid)
    }

    private static func fromUTF16(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func fromWindows(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            let code = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
            switch code {
            case ..<0x80: result.append(byte)
            case ..<0x800: result += [0xC0 | UInt8(code >> 6), 0x80 | UInt8(code & 0x3F)]
            default:
                result += [0xE0 | UInt8(code >> 12), 0x80 | UInt8(code >> 6 & 0x3F), 0x80 | UInt8(code & 0x3F)]
            }
        }
        return result
    }

    /// What Windows-1252 has at 80 to 9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}

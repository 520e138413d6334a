// SPDX-License-Identifier: GPL-3.0-or-later

/// Text as the bytes that it is kept in, read without making characters of it.
enum UTF8Text {
    /// The scalar at `position` and its length in bytes; no scalar and length 1 where the bytes are not UTF-8.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int
    ) -> (scalar: Unicode.Scalar?, length: Int) {
        let lead = bytes[position]
        return lead < 0x80 ? (Unicode.Scalar(lead), 1) : decodeLong(bytes, at: position)
    }

    private static func decodeLong(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int
    ) -> (scalar: Unicode.Scalar?, length: Int) {
        let lead = bytes[position]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, position + length <= bytes.count else { return (nil, 1) }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[position + offset]
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) } ?? (nil, 1)
    }

    /// A letter, or a mark on one.
    @inline(__always)
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80, 0xD7, 0xF7: false
        // Nothing but letters: most of what French adds to ASCII.
        case 0xC0...0x24F: true
        default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

extension ByteSink where Self: ~Copyable {
    /// Appends a text as a JSON string, quotes included, as `CanonicalJSON` writes it.
    package mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            var start = 0
            for index in bytes.indices where Self.isSpecial(bytes[index]) {
                append(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
                append(escaped: bytes[index])
                start = index + 1
            }
            append(bytes: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
        append(UInt8(ascii: "\""))
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        default:
            append("\\u00")
            for half in [byte >> 4, byte & 15] {
                append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10)
            }
        }
    }
}

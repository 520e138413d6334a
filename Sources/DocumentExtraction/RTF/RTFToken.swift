// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// The pieces that RTF is made of (Rich Text Format Specification 1.9.1, "RTF syntax").
enum RTFToken: Equatable {
    case open
    case close
    /// A control word with its parameter, as in `\b0`.
    case word(String, Int?)
    /// A control symbol, as in `\~`.
    case symbol(UInt8)
    /// A byte of text in the code page of its font: plain or `\'hh`.
    case byte(UInt8)
}

/// Cuts RTF into tokens.
struct RTFScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ data: Data) { bytes = [UInt8](data) }

    /// Whether the last byte other than white space closes a group.
    var endsWithBrace: Bool { bytes.last { $0 > 0x20 } == 0x7D }

    /// The next token, or `nil` at the end.
    mutating func next() -> RTFToken? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x7B: return .open
            case 0x7D: return .close
            case 0x5C: return control()
            case 0x0A, 0x0D, 0x00: continue
            default: return .byte(byte)
            }
        }
        return nil
    }

    /// Whether these bytes come next, white space aside.
    func isNext(_ text: String) -> Bool { bytes[index...].drop { $0 <= 0x20 }.starts(with: text.utf8) }

    /// Skips the raw bytes of `\binN`.
    mutating func skip(_ count: Int) { index = min(bytes.count, index + max(0, min(count, bytes.count))) }

    private mutating func control() -> RTFToken? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        guard Self.isLetter(first) else {
            index += 1
            if first == 0x27 { return .byte(hexadecimal()) }
            // A line break behind a backslash is a paragraph.
            return first == 0x0A || first == 0x0D ? .word("par", nil) : .symbol(first)
        }
        let start = index
        while index < bytes.count, Self.isLetter(bytes[index]), index - start < 32 { index += 1 }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        let parameter = number()
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return .word(name, parameter)
    }

    private mutating func number() -> Int? {
        let start = index
        if index < bytes.count, bytes[index] == 0x2D { index += 1 }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 11 { index += 1 }
        let value = Int(String(decoding: bytes[start..<index], as: UTF8.self))
        if value == nil { index = start }
        return value
    }

    private mutating func hexadecimal() -> UInt8 {
        let digits = bytes[index..<min(index + 2, bytes.count)]
        index += digits.count
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0x3F
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}

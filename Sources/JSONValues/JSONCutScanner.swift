// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks over a JSON text byte by byte and remembers the last place where it may be cut.
///
/// It knows brackets and strings only; whether the rest is JSON is for the parser to say.
struct JSONCutScanner {
    /// A place after a whole value, and what was open there.
    private(set) var cut: (offset: Int, open: [UInt8])?
    /// The outermost value has ended.
    private(set) var isComplete = false
    private var open: [UInt8] = []
    private var isInString = false
    private var isEscaped = false
    /// In an object: a colon came, so a value and no name is next.
    private var isAfterColon = false
    /// A number or a word has begun.
    private var isInWord = false

    mutating func take(_ byte: UInt8, at offset: Int) {
        if isInString { return takeInString(byte, at: offset) }
        if isInWord, Self.endsWords(byte) {
            isInWord = false
            endValue(before: offset)
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            open.append(byte)
            isAfterColon = false
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            _ = open.popLast()
            isAfterColon = true
            endValue(before: offset + 1)
            isComplete = open.isEmpty
        case UInt8(ascii: ":"): isAfterColon = true
        case UInt8(ascii: ","): isAfterColon = false
        case 0x20, 0x09, 0x0A, 0x0D: break
        default: isInWord = true
        }
    }

    private mutating func takeInString(_ byte: UInt8, at offset: Int) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            endValue(before: offset + 1)
        }
    }

    private mutating func endValue(before offset: Int) {
        let isName = open.last == UInt8(ascii: "{") && !isAfterColon
        // Inside an entry of a list only the whole entry counts.
        guard !isName, !open.dropLast().contains(UInt8(ascii: "[")) else { return }
        cut = (offset, open)
    }

    private static func endsWords(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}

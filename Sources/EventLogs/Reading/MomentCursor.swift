// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through the characters of a date.
struct MomentCursor {
    /// A number and how many digits it was written with.
    struct Number {
        var value: Int
        var digits: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }
    private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Digits up to nine; `nil` where none stands, or more.
    mutating func number() -> Number? {
        let begin = index
        var value = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            if index - begin == 9 { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index == begin ? nil : Number(value: value, digits: index - begin)
    }

    /// Steps over `byte`; false where it does not stand.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// The character between the numbers of a date.
    mutating func mark() -> UInt8? {
        guard byte == 0x2F || byte == 0x2D || byte == 0x2E else { return nil }
        index += 1
        return bytes[index - 1]
    }

    /// The same, where a number follows.
    mutating func numericMark() -> UInt8? {
        guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index + 1]) else { return nil }
        return mark()
    }

    /// Steps over spaces, and over the characters named.
    mutating func skipBlanks(and others: [UInt8] = []) {
        while index < bytes.count {
            if bytes[index] == 0x20 || others.contains(bytes[index]) {
                index += 1
            } else if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                index += 2
            } else {
                return
            }
        }
    }

    /// Letters, accented ones among them.
    mutating func word() -> String? {
        let begin = index
        while index < bytes.count, bytes[index] >= 0x80 || (0x41...0x5A).contains(bytes[index] & 0xDF) {
            if bytes[index] == 0xC2 { break }
            index += 1
        }
        guard index > begin else { return nil }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[begin..<index]), as: UTF8.self)
    }

    /// Steps over `er`, `st`, `nd`, `rd` or `th`.
    mutating func skipOrdinal() {
        let pair = index + 2 <= bytes.count ? [bytes[index] | 0x20, bytes[index + 1] | 0x20] : []
        if ["er", "st", "nd", "rd", "th"].contains(where: { Array($0.utf8) == pair }) { index += 2 }
    }

    /// Steps over what stands between date and time; true after a `T`.
    mutating func skipBeforeTime() -> Bool {
        if skip(0x54) || skip(0x74) { return true }
        skipBlanks(and: [0x2C])
        // `à`, `at`
        if byte == 0xC3, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { index += 2 }
        if byte == 0x61, index + 1 < bytes.count, bytes[index + 1] == 0x74 { index += 2 }
        skipBlanks()
        return false
    }

    /// True after `PM`, false after `AM`, `nil` where neither stands.
    mutating func halfOfDay() -> Bool? {
        let letter = byte | 0x20
        guard letter == 0x61 || letter == 0x70, index + 1 < bytes.count, bytes[index + 1] | 0x20 == 0x6D else {
            return nil
        }
        index += 2
        return letter == 0x70
    }

    /// How many seconds the zone is ahead of UTC: `Z`, `UTC`, `+01`, `+0100`, `+01:00`; 0 where none stands.
    mutating func zone() -> Int64? {
        skipBlanks()
        if isAtEnd || skip(0x5A) || skip(0x7A) { return 0 }
        if let word = word() { return word == "UTC" || word == "GMT" ? 0 : nil }
        let sign: Int64 = skip(0x2D) ? -1 : 1
        guard sign == -1 || skip(0x2B), let first = number() else { return nil }
        if first.digits == 4 { return sign * Int64(first.value / 100 * 3600 + first.value % 100 * 60) }
        guard first.digits == 2 else { return nil }
        let minutes = skip(0x3A) ? number()?.value : 0
        return minutes.map { sign * Int64(first.value * 3600 + $0 * 60) }
    }
}

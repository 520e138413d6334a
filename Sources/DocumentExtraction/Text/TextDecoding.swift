// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// From bytes of unknown encoding to text.
enum TextDecoding {
    /// The text of `data`, or `nil` when it is no text at all.
    ///
    /// Tried in turn: byte order marks, UTF-8, UTF-16 without mark, then Windows-1252 or Latin-9, which are told apart
    /// by the bytes that only one of them uses.
    static func decode(_ data: Data) -> String? {
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return accepted(utf8(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) { return accepted(utf16(bytes.dropFirst(2), bigEndian: false)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return accepted(utf16(bytes.dropFirst(2), bigEndian: true)) }
        if let bigEndian = markless(bytes) { return accepted(utf16(bytes[...], bigEndian: bigEndian)) }
        guard !bytes.contains(0) else { return nil }
        if let text = utf8(bytes[...]) { return accepted(text) }
        return accepted(westernPage(of: bytes).decode(bytes))
    }

    /// The text of a file that names its own encoding.
    ///
    /// A byte order mark and bytes that are valid UTF-8 beyond ASCII are believed before the name: files are converted
    /// by programs that leave it as it was.
    static func decode(_ data: Data, declared: CodePage?) -> String? {
        let bytes = [UInt8](data)
        guard let declared, !bytes.starts(with: [0xEF, 0xBB, 0xBF]), !bytes.starts(with: [0xFF, 0xFE]),
            !bytes.starts(with: [0xFE, 0xFF]), markless(bytes) == nil, !bytes.contains(0)
        else { return decode(data) }
        // ISO-2022-JP and its kin are ASCII to UTF-8.
        let isSevenBit = bytes.allSatisfy { $0 < 0x80 }
        if !isSevenBit || !bytes.contains(0x1B), let text = String(validating: bytes, as: UTF8.self) {
            return accepted(text)
        }
        return accepted(declared.decode(bytes)) ?? decode(data)
    }

    /// Valid UTF-8, where a character cut off at the very end is forgiven in text that holds whole ones.
    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        for cut in 1...3 where bytes.count > cut {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) {
                let isCut = bytes.suffix(cut).allSatisfy { $0 >= 0x80 } && text.utf8.contains { $0 >= 0x80 }
                return isCut ? text : nil
            }
        }
        return nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The byte order of UTF-16 without a mark: Latin text has its zero bytes all on one side.
    private static func markless(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 8 else { return nil }
        let sample = bytes.prefix(2048)
        let even = stride(from: 0, to: sample.count, by: 2).count { sample[$0] == 0 }
        let odd = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
        let half = sample.count / 2
        if odd * 10 > half * 7, even * 10 < half { return false }
        if even * 10 > half * 7, odd * 10 < half { return true }
        return nil
    }

    /// The page of bytes in Windows-1252 or Latin-9.
    private static func westernPage(of bytes: [UInt8]) -> CodePage {
        bytes.contains { (0x80...0x9F).contains($0) } || !usesLatin9(bytes) ? .western : .latin9
    }

    /// Whether the bytes where Latin-9 has € Š š Ž ž Œ œ Ÿ, and Windows-1252 signs and fractions, stand among letters.
    private static func usesLatin9(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { index in
            guard latin9.contains(bytes[index]) else { return false }
            if bytes[index] == 0xA4 { return true }
            return index + 1 < bytes.count && isLetter(bytes[index + 1])
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xC0
    }

    /// `text` when it looks written: at most one control character in a hundred.
    private static func accepted(_ text: String?) -> String? {
        guard let text else { return nil }
        var controls = 0
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            let isControl = scalar.value < 0x20 && !(0x07...0x0D).contains(scalar.value) && scalar.value != 0x1B
            if isControl || scalar.value == 0x7F || scalar == "\u{FFFD}" { controls += 1 }
        }
        return controls * 100 <= count ? text : nil
    }

    /// The bytes from 0xA0 on that are other characters in Latin-9 than in Windows-1252.
    private static let latin9: Set<UInt8> = [0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE]
}

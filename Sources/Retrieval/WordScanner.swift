// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the words of a text, the same way for the index, for queries and for embeddings.
///
/// A word is a run of letters, digits and combining marks, with `+` and `#` directly behind (`C++`, `C#`). Elided
/// French articles and pronouns (`l'`, `qu'`, …) and English clitics (`'s`, `'ll`, …) are no words.
enum WordScanner {
    /// The words of `text` as they stand there.
    static func words(in text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            ranges(in: bytes).map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
        }
    }

    /// The byte ranges of the words in `bytes`, in order.
    ///
    /// Invalid UTF-8 separates words.
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        var afterApostrophe = false
        while position < bytes.count {
            let start = position
            position = endOfWord(in: bytes, from: start)
            guard position > start else {
                let (scalar, length) = UTF8Text.decode(bytes, at: position)
                afterApostrophe = found.last?.upperBound == position && isApostrophe(scalar)
                position += length
                continue
            }
            let beforeApostrophe = position < bytes.count && isApostrophe(UTF8Text.decode(bytes, at: position).scalar)
            let word = bytes[start..<position]
            let isElision = beforeApostrophe && matches(word, anyOf: elisions)
            let isClitic = afterApostrophe && matches(word, anyOf: clitics)
            if !isElision && !isClitic { found.append(start..<position) }
            afterApostrophe = false
        }
        return found
    }

    private static func endOfWord(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                guard
                    isASCIIWord(byte) || (position > start && (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")))
                else { break }
                position += 1
            } else {
                let (scalar, length) = UTF8Text.decode(bytes, at: position)
                guard let scalar, isWord(scalar) else { break }
                position += length
            }
        }
        return position
    }

    /// Letters and digits.
    @inline(__always)
    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        // The difference wraps round below the first of each range.
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\u{2BC}" { return false }
        return UTF8Text.isLetter(scalar) || scalar.properties.numericType != nil
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}"
    }

    private static func matches(_ word: Slice<UnsafeBufferPointer<UInt8>>, anyOf list: [[UInt8]]) -> Bool {
        guard word.count <= 7 else { return false }
        return list.contains { candidate in
            candidate.count == word.count && zip(candidate, word).allSatisfy { $0 == $1 | 0x20 }
        }
    }

    private static let elisions = ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
        .map { Array($0.utf8) }
    private static let clitics = ["s", "t", "d", "m", "ll", "re", "ve"].map { Array($0.utf8) }
}

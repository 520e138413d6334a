// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// Text in the fields of messages: encoded words (RFC 2047) and, beside the standard, bytes beyond ASCII.
enum EncodedWords {
    /// The text of a field's value; words that cannot be read stay as they are.
    static func decode(_ value: ArraySlice<UInt8>) -> String {
        var result = ""
        /// Words of one encoding, joined before they are read: some programs cut inside a character.
        var open: (page: CodePage, bytes: [UInt8])?
        func flush() {
            if let word = open { result += word.page.decode(word.bytes) ?? "" }
            open = nil
        }
        var position = value.startIndex
        while let start = next(in: value, from: position) {
            guard let word = word(in: value, at: start) else {
                flush()
                result += plain(value[position..<start + 2])
                position = start + 2
                continue
            }
            // White space between two encoded words is no part of the text.
            let between = value[position..<start]
            if open == nil || !between.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                flush()
                result += plain(between)
            }
            if let known = open, known.page == word.page {
                open?.bytes += word.bytes
            } else {
                flush()
                open = (word.page, word.bytes)
            }
            position = word.end
        }
        flush()
        return result + plain(value[position...])
    }

    /// Where the next `=?` is.
    private static func next(in value: ArraySlice<UInt8>, from position: Int) -> Int? {
        var rest = value[position...]
        while let start = rest.firstIndex(of: 0x3D) {
            guard start + 1 < value.endIndex else { return nil }
            if value[start + 1] == 0x3F { return start }
            rest = value[(start + 1)...]
        }
        return nil
    }

    /// `=?charset*language?B or Q?text?=` at `start`.
    private static func word(in value: ArraySlice<UInt8>, at start: Int) -> (page: CodePage, bytes: [UInt8], end: Int)?
    {
        let text = value[(start + 2)...]
        guard let first = text.prefix(80).firstIndex(of: 0x3F), first + 2 < value.endIndex, value[first + 2] == 0x3F,
            let page = CodePage(
                label: String(decoding: text[..<first].prefix { $0 != 0x2A }, as: UTF8.self)
            )
        else { return nil }
        let content = value[(first + 3)...].prefix(4096)
        guard
            let end = content.indices.first(where: {
                content[$0] == 0x3F && $0 + 1 < value.endIndex && value[$0 + 1] == 0x3D
            })
        else { return nil }
        switch value[first + 1] | 0x20 {
        case 0x62: return (page, TransferEncoding.base64(content[..<end]), end + 2)
        case 0x71:
            let spaced = content[..<end].map { $0 == 0x5F ? UInt8(0x20) : $0 }
            return (page, TransferEncoding.quoted(spaced[...], isText: false), end + 2)
        default: return nil
        }
    }

    /// Bytes that are no encoded word: ASCII, UTF-8 (RFC 6532), or whatever older programs wrote.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        if bytes.isEmpty { return "" }
        return TextDecoding.decode(Data(bytes)) ?? String(decoding: bytes, as: UTF8.self)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A field such as `text/plain; charset=utf-8; name*0*=utf-8''CV%20; name*1=Jean.pdf` (RFC 2045, RFC 2231).
struct MailParameters {
    /// In lower case, without parameters: `text/plain`, `attachment`.
    let value: String
    private var parameters: [String: String] = [:]

    init(_ bytes: ArraySlice<UInt8>) {
        var scanner = Scanner(rest: bytes)
        value = String(decoding: scanner.token { $0 == 0x3B || $0 == 0x20 || $0 == 0x09 || $0 == 0x28 }, as: UTF8.self)
            .lowercased()
        var pieces: [String: [(number: Int, isEncoded: Bool, value: [UInt8])]] = [:]
        for _ in 0..<200 {
            guard scanner.skipToParameter() else { break }
            let name = String(
                decoding: scanner.token { [0x3D, 0x3B, 0x20, 0x09].contains($0) },
                as: UTF8.self
            ).lowercased()
            guard scanner.skip(0x3D) else { continue }
            let value = scanner.value()
            let parts = name.split(separator: "*", omittingEmptySubsequences: false)
            guard let base = parts.first, !base.isEmpty else { continue }
            if parts.count == 1 {
                // The longer form stands before this one wherever it comes.
                if parameters[name] == nil { parameters[name] = EncodedWords.decode(value[...]) }
                continue
            }
            let number = Int(parts[1]) ?? 0
            pieces[String(base), default: []].append((number, parts.last == "", value))
        }
        for (name, pieces) in pieces { parameters[name] = Self.joined(pieces.sorted { $0.number < $1.number }) }
    }

    /// The value of a parameter, its name in lower case.
    subscript(_ name: String) -> String? { parameters[name] }

    /// Continuations in their order; the first of them may name the encoding of those with escapes.
    private static func joined(_ pieces: [(number: Int, isEncoded: Bool, value: [UInt8])]) -> String {
        var page = CodePage.western
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            guard piece.isEncoded else {
                bytes += piece.value
                continue
            }
            var text = piece.value[...]
            if index == 0, let first = text.firstIndex(of: 0x27),
                let second = text[(first + 1)...].firstIndex(of: 0x27)
            {
                page = CodePage(label: String(decoding: text[..<first], as: UTF8.self)) ?? page
                text = text[(second + 1)...]
            }
            bytes += unescaped(text)
        }
        return page.decode(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// `%41` as `A`.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == 0x25, index + 2 < text.endIndex, let high = TransferEncoding.digit(text[index + 1]),
                let low = TransferEncoding.digit(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// Goes over the bytes of a field.
    private struct Scanner {
        var rest: ArraySlice<UInt8>

        mutating func token(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
            let token = rest.prefix { !isEnd($0) }
            rest = rest[token.endIndex...]
            return token
        }

        mutating func skip(_ byte: UInt8) -> Bool {
            skipSpaces()
            guard rest.first == byte else { return false }
            rest = rest.dropFirst()
            return true
        }

        mutating func skipSpaces() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }

        /// Moves behind the next semicolon; `false` at the end.
        mutating func skipToParameter() -> Bool {
            _ = token { $0 == 0x3B }
            guard skip(0x3B) else { return false }
            skipSpaces()
            return !rest.isEmpty
        }

        /// A quoted string without its quotes, or all up to the next semicolon.
        mutating func value() -> [UInt8] {
            skipSpaces()
            guard rest.first == 0x22 else {
                let bare = token { $0 == 0x3B }
                return Array(bare.dropLast(bare.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count))
            }
            var result: [UInt8] = []
            rest = rest.dropFirst()
            while let byte = rest.popFirst() {
                if byte == 0x22 { break }
                // Paths of Windows stand here unescaped: only what must be escaped is.
                if byte == 0x5C, let next = rest.first, next == 0x22 || next == 0x5C {
                    result.append(next)
                    rest = rest.dropFirst()
                } else {
                    result.append(byte)
                }
            }
            return result
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// A recursive-descent reader of RFC 8259.
struct JSONParser {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var position = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func parseDocument() throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        let value = try parseValue(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw mistake(.trailing) }
        return value
    }

    private mutating func parseValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard depth <= maximumDepth else { throw mistake(.depth(maximumDepth)) }
        guard let byte = peek else { throw truncated() }
        switch byte {
        case UInt8(ascii: "{"): return try parseObject(depth: depth)
        case UInt8(ascii: "["): return try parseArray(depth: depth)
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", as: .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", as: .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        default: throw mistake(.value)
        }
    }

    private mutating func parseObject(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        position += 1
        var object = JSONObject()
        skipSpace()
        if try consume("}") { return .object(object) }
        while true {
            skipSpace()
            guard let byte = peek else { throw truncated() }
            guard byte == UInt8(ascii: "\"") else { throw mistake(.name) }
            let start = position
            let key = try parseString()
            guard object[key] == nil else {
                throw JSONSyntaxError(.twice(key), offset: start)
            }
            skipSpace()
            guard try consume(":") else { throw mistake(.colon) }
            skipSpace()
            object[key] = try parseValue(depth: depth + 1)
            skipSpace()
            if try consume("}") { return .object(object) }
            guard try consume(",") else { throw mistake(.commaOrBrace) }
        }
    }

    private mutating func parseArray(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        position += 1
        var items: [JSONValue] = []
        skipSpace()
        if try consume("]") { return .array(items) }
        while true {
            skipSpace()
            items.append(try parseValue(depth: depth + 1))
            skipSpace()
            if try consume("]") { return .array(items) }
            guard try consume(",") else { throw mistake(.commaOrBracket) }
        }
    }

    private mutating func parseWord(_ word: StaticString, as value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard let byte = peek else { throw truncated() }
            guard byte == word.utf8Start[index] else { throw mistake(.word) }
            position += 1
        }
        return value
    }

    // MARK: Numbers

    private mutating func parseNumber() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") {
            position += 1
        } else {
            try skipDigits()
        }
        var isInteger = true
        if peek == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try skipDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isInteger = false
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw mistake(.range) }
        return .number(number)
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        guard let byte = peek else { throw truncated() }
        guard byte.isDigit else { throw mistake(.digit) }
        while let byte = peek, byte.isDigit { position += 1 }
    }

    // MARK: Strings

    private mutating func parseString() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        var unescaped: [UInt8] = []
        var runStart = position
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                unescaped += bytes[runStart..<position]
                position += 1
                guard let text = String(validating: unescaped, as: UTF8.self) else {
                    throw JSONSyntaxError(.encoding, offset: start)
                }
                return text
            case UInt8(ascii: "\\"):
                unescaped += bytes[runStart..<position]
                position += 1
                unescaped += Array(String(try parseEscape()).utf8)
                runStart = position
            case 0..<0x20:
                throw mistake(.control)
            default:
                position += 1
            }
        }
        throw truncated()
    }

    private mutating func parseEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let byte = peek else { throw truncated() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try parseUnicodeEscape()
        default: throw mistake(.escape)
        }
    }

    private mutating func parseUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try parseHex()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00 else { throw mistake(.surrogate) }
        for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
            guard let byte = peek else { throw truncated() }
            guard byte == expected else { throw mistake(.surrogate) }
            position += 1
        }
        let second = try parseHex()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw mistake(.surrogate) }
        return scalar
    }

    private mutating func parseHex() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw truncated() }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw mistake(.hexadecimal)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    // MARK: Small steps

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// Steps over `character` if it is next; throws at the end of the text.
    private mutating func consume(_ character: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
        guard let byte = peek else { throw truncated() }
        guard byte == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func mistake(_ mistake: JSONSyntaxError.Mistake) -> JSONSyntaxError {
        JSONSyntaxError(mistake, offset: position)
    }

    private func truncated() -> JSONSyntaxError { mistake(.end) }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

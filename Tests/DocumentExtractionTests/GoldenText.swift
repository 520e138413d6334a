// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a document tree as pandoc writes it (`native`), comments and descriptions of pictures apart.
struct GoldenText {
    private(set) var text = ""
    private(set) var aside = ""
    private var tokens: [Token] = []

    private enum Token: Equatable {
        case string(String)
        case name(String)
        case sign(Character)
    }

    init(_ native: String) {
        tokens = Self.tokens(native)
        walk(0..<tokens.count, isAside: false)
    }

    private mutating func walk(_ range: Range<Int>, isAside: Bool) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard case .name(let name) = tokens[index] else {
                index += 1
                continue
            }
            switch name {
            case "Str": index = add(stringAt: index + 1, isAside: isAside)
            case "Math": index = add(stringAt: index + 2, isAside: isAside)
            case "Code", "CodeBlock": index = add(stringAt: end(of: index + 1) + 1, isAside: isAside)
            case "Span", "Image":
                let attributes = end(of: index + 1)
                let isComment = tokens[index...min(attributes, range.upperBound - 1)].contains(.string("comment-start"))
                guard name == "Image" || isComment else { fallthrough }
                let content = end(of: attributes + 1)
                aside += " "
                walk((attributes + 1)..<content, isAside: true)
                aside += " "
                index = content + 1
            default:
                if isAside { aside += " " } else { text += " " }
                index += 1
            }
        }
    }

    private mutating func add(stringAt index: Int, isAside: Bool) -> Int {
        if index < tokens.count, case .string(let value) = tokens[index] {
            if isAside { aside += value } else { text += value }
        }
        return index + 1
    }

    /// Where the bracket that opens at `start` closes.
    private func end(of start: Int) -> Int {
        var depth = 0
        for index in start..<tokens.count {
            if case .sign(let sign) = tokens[index] {
                if "[({".contains(sign) { depth += 1 }
                if "])}".contains(sign) { depth -= 1 }
            }
            if depth == 0 { return index }
        }
        return tokens.count - 1
    }

    private static func tokens(_ native: String) -> [Token] {
        var result: [Token] = []
        var rest = Substring(native)
        while let character = rest.popFirst() {
            if character == "\"" {
                result.append(.string(string(&rest)))
            } else if character.isLetter {
                result.append(.name(String(character) + rest.prefix { $0.isLetter }))
                rest = rest.drop { $0.isLetter }
            } else if "[](){}".contains(character) {
                result.append(.sign(character))
            }
        }
        return result
    }

    /// A Haskell string up to its closing quote: `\233` is a scalar, `\&` nothing.
    private static func string(_ rest: inout Substring) -> String {
        var result = ""
        while let character = rest.popFirst(), character != "\"" {
            guard character == "\\", let escaped = rest.popFirst() else {
                result.append(character)
                continue
            }
            if escaped.isNumber {
                let digits = String(escaped) + rest.prefix { $0.isNumber }
                rest = rest.drop { $0.isNumber }
                if let scalar = UInt32(digits).flatMap(Unicode.Scalar.init) { result.unicodeScalars.append(scalar) }
            } else if escaped != "&" {
                result.append(escaped == "n" || escaped == "t" ? " " : escaped)
            }
        }
        return result
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// XML or HTML as a flat list of its tags and the text between them.
struct TaggedText {
    enum Token: Equatable {
        case start(name: String, attributes: [String])
        case empty(name: String, attributes: [String])
        case end(name: String)
        /// Text, comments, declarations: taken as they are.
        case other(String)
    }

    var tokens: [Token] = []

    /// Cuts text into tokens; what is no tag counts as text.
    init(_ text: String) {
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            if open > rest.startIndex { tokens.append(.other(String(rest[..<open]))) }
            rest = rest[open...]
            guard let close = rest.firstIndex(of: ">") else { break }
            tokens.append(Self.token(rest[...close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { tokens.append(.other(String(rest))) }
    }

    private static func token(_ tag: Substring) -> Token {
        let inner = tag.dropFirst().dropLast()
        guard let first = inner.first, first != "?", first != "!" else { return .other(String(tag)) }
        if first == "/" { return .end(name: String(inner.dropFirst())) }
        let isEmpty = inner.last == "/"
        let words = words(of: isEmpty ? inner.dropLast() : inner)
        guard let name = words.first else { return .other(String(tag)) }
        let attributes = Array(words.dropFirst())
        return isEmpty ? .empty(name: name, attributes: attributes) : .start(name: name, attributes: attributes)
    }

    /// Name and attributes, cut at blanks outside of quotes.
    private static func words(of text: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil }
                word.append(character)
            } else if character == "\"" || character == "'" {
                quote = character
                word.append(character)
            } else if character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    var text: String {
        var text = ""
        for token in tokens {
            switch token {
            case .start(let name, let attributes): text += "<" + ([name] + attributes).joined(separator: " ") + ">"
            case .empty(let name, let attributes): text += "<" + ([name] + attributes).joined(separator: " ") + "/>"
            case .end(let name): text += "</\(name)>"
            case .other(let other): text += other
            }
        }
        return text
    }

    /// The range from the tag at `index` to its end tag, or that tag alone.
    func element(at index: Int) -> Range<Int> {
        guard case .start = tokens[index] else { return index..<index + 1 }
        var depth = 0
        for position in index..<tokens.count {
            switch tokens[position] {
            case .start: depth += 1
            case .end:
                depth -= 1
                if depth == 0 { return index..<position + 1 }
            default: continue
            }
        }
        return index..<index + 1
    }
}

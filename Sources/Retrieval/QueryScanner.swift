// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts what a person typed into its parts; what these mean is `SearchQuery`'s matter.
struct QueryScanner {
    enum Part: Equatable {
        /// What stands between spaces and quotation marks.
        case token(String)
        case phrase(String)
        /// `name:` with its values as they stand; none where nothing follows.
        case field(SearchField, name: String, values: [SearchFilter.Value])
    }

    private var rest: Substring
    /// Whether a quotation mark was never closed.
    private(set) var hasOpenQuote = false

    init(_ text: String) { rest = Substring(text) }

    /// The next part and whether `-` stands before it; `nil` at the end.
    mutating func next() -> (part: Part, isExcluded: Bool)? {
        rest = rest.drop(while: \.isWhitespace)
        guard let first = rest.first else { return nil }
        let isExcluded = first == "-" && rest.dropFirst().first.map { !$0.isWhitespace } == true
        if isExcluded { rest.removeFirst() }
        if let phrase = quoted() { return (.phrase(phrase), isExcluded) }
        let start = rest
        let token = unquoted()
        guard let colon = token.firstIndex(of: ":"), let field = SearchField(name: String(token[..<colon])) else {
            return (.token(String(token)), isExcluded)
        }
        // What stands behind the colon is read again, as values.
        rest = start[token.index(after: colon)...]
        return (.field(field, name: String(token[..<colon]), values: values()), isExcluded)
    }

    /// Values behind a colon, with commas between.
    private mutating func values() -> [SearchFilter.Value] {
        var values: [SearchFilter.Value] = []
        while true {
            if let phrase = quoted() {
                values.append(SearchFilter.Value(text: phrase))
            } else {
                let word = unquoted(until: ",")
                let isPrefix = word.hasSuffix("*")
                values.append(SearchFilter.Value(text: String(isPrefix ? word.dropLast() : word), isPrefix: isPrefix))
            }
            guard rest.first == ",", rest.dropFirst().first.map({ !$0.isWhitespace }) == true else { break }
            rest.removeFirst()
        }
        if rest.first == "," { rest.removeFirst() }
        return values
    }

    private mutating func quoted() -> String? {
        guard let opening = rest.first, let closing = Self.quotes[opening] else { return nil }
        rest.removeFirst()
        let phrase = rest.prefix { $0 != closing }
        rest = rest.dropFirst(phrase.count)
        if rest.isEmpty { hasOpenQuote = true } else { rest.removeFirst() }
        return String(phrase)
    }

    private mutating func unquoted(until end: Character? = nil) -> Substring {
        let token = rest.prefix { !$0.isWhitespace && Self.quotes[$0] == nil && $0 != end }
        rest = rest.dropFirst(token.count)
        return token
    }

    private static let quotes: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "„": "”"]
}

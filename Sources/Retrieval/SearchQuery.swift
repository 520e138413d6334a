// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// What a person typed into a search: words, `"exact phrases"`, `prefix*` and `-excluded` ones.
///
/// Nothing of the text reaches FTS5 but its words, each quoted by us: operators, quotes and brackets have no power there.
struct SearchQuery: Equatable {
    /// Any of them may match.
    var words: [String] = []
    /// Any of them may match, as the beginning of a word.
    var prefixes: [String] = []
    /// All of them must match, word for word but for case and accents.
    var phrases: [String] = []
    /// None of them may match.
    var excluded: [String] = []

    /// Words behind this many are left out: a whole document is compared by its embedding instead.
    static let mostWords = 64
    private static let mostGrams = 256

    init(_ text: String) {
        var rest = Substring(TextCleaning.clean(text))
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isExcluded = first == "-" && rest.dropFirst().first.map { !$0.isWhitespace } == true
            if isExcluded { rest.removeFirst() }
            if let opening = rest.first, let closing = Self.quotes[opening] {
                rest.removeFirst()
                let phrase = rest.prefix { $0 != closing }
                rest = rest.dropFirst(phrase.count + 1)
                add(phrase: phrase, isExcluded: isExcluded)
            } else {
                let token = rest.prefix { !$0.isWhitespace && Self.quotes[$0] == nil }
                rest = rest.dropFirst(token.count)
                add(token: token, isExcluded: isExcluded)
            }
        }
        words = Array(words.prefix(Self.mostWords))
    }

    /// A query of the words of `text` alone, which is nothing that a person typed: no sign of it has any power.
    init(words text: String) {
        words = Array(WordScanner.words(in: TextCleaning.clean(text)).prefix(Self.mostWords))
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { words.isEmpty && prefixes.isEmpty && phrases.isEmpty }

    /// Whether the query says what must or must not stand in a hit.
    var hasConditions: Bool { !phrases.isEmpty || !excluded.isEmpty }

    /// The words and phrases as one text, to be embedded.
    var plainText: String { (phrases + words + prefixes).joined(separator: " ") }

    /// The FTS5 expression, or `nil` for an empty query.
    ///
    /// With `grams`, words also match by their character 4-grams.
    func expression(_ language: SearchLanguage, grams: Bool) -> String? {
        guard !isEmpty else { return nil }
        let kept = words.filter { !StopWords.contain($0, language: language) }
        let effective = kept.isEmpty && prefixes.isEmpty && phrases.isEmpty ? words : kept
        let mark = IndexMark.language(language)
        var anyOf = effective.map { Self.quote(mark, $0) } + prefixes.map { Self.quote(mark, $0) + " *" }
        if grams { anyOf += Self.grams(of: effective).map { Self.quote(IndexMark.gram, $0) } }
        let allOf = phrases.map { Self.quote(IndexMark.exact, $0) }
        var expression: String
        if allOf.isEmpty {
            expression = "(" + anyOf.joined(separator: " OR ") + ")"
        } else {
            // The phrases alone decide what is found; the words still count for the rank.
            let required = "(" + allOf.joined(separator: " AND ") + ")"
            expression = anyOf.isEmpty ? required : "(\(required) AND (\((anyOf + allOf).joined(separator: " OR "))))"
        }
        if !excluded.isEmpty {
            expression += " NOT (" + excluded.map { Self.quote(IndexMark.exact, $0) }.joined(separator: " OR ") + ")"
        }
        return expression
    }

    private static let quotes: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "„": "”"]

    private mutating func add(phrase: Substring, isExcluded: Bool) {
        let words = WordScanner.words(in: String(phrase)).joined(separator: " ")
        guard !words.isEmpty else { return }
        if isExcluded { excluded.append(words) } else { phrases.append(words) }
    }

    private mutating func add(token: Substring, isExcluded: Bool) {
        let found = WordScanner.words(in: String(token))
        guard let last = found.last else { return }
        if isExcluded {
            excluded.append(found.joined(separator: " "))
        } else if token.hasSuffix("*") {
            words += found.dropLast()
            prefixes.append(last)
        } else {
            words += found
        }
    }

    private static func grams(of words: [String]) -> [String] {
        var seen: Set<String> = []
        var grams: [String] = []
        for word in words {
            let folded = Folding.fold(String(word.prefix(TermAnalyzer.longestWord)))
            for gram in TermAnalyzer.grams(ofWord: folded) where seen.insert(gram).inserted { grams.append(gram) }
        }
        return Array(grams.prefix(mostGrams))
    }

    /// `text` holds words and spaces alone, so that nothing in it needs escaping.
    private static func quote(_ mark: Unicode.Scalar, _ text: String) -> String { "\"\(mark)\(text)\"" }
}

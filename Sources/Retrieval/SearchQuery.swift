// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// What a person typed into a search: words, `"exact phrases"`, `prefix*`, `field:value` and `-excluded` ones.
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
    /// All of them must hold; they decide what is ranked, not how.
    var filters: [SearchFilter] = []
    /// What a person should know about how the text was understood.
    var hints: [SearchHint] = []

    /// Words behind this many are left out, and so are phrases and conditions: a whole document is compared by its
    /// embedding instead.
    static let mostWords = 64
    private static let mostGrams = 256

    init(_ text: String) {
        var scanner = QueryScanner(Self.visible(text))
        while let (part, isExcluded) = scanner.next() {
            switch part {
            case .phrase(let phrase): add(phrase: phrase, isExcluded: isExcluded)
            case .token(let token): add(token: token, isExcluded: isExcluded)
            case .field(let field, let name, let values):
                add(field: field, name: name, values: values, isExcluded: isExcluded)
            }
        }
        if scanner.hasOpenQuote { hints.append(.openQuote) }
        shorten()
        if isEmpty { hints.append(excluded.isEmpty ? .empty : .onlyExclusions) }
    }

    /// A query of the words of `text` alone, which is nothing that a person typed: no sign of it has any power.
    init(words text: String) {
        words = Array(WordScanner.words(in: TextCleaning.clean(text)).prefix(Self.mostWords))
    }

    /// Whether words or phrases rank what is found.
    var hasWords: Bool { !words.isEmpty || !prefixes.isEmpty || !phrases.isEmpty }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { !hasWords && filters.isEmpty }

    /// Whether the words themselves say what must or must not stand in a hit.
    var hasConditions: Bool { !phrases.isEmpty || !excluded.isEmpty }

    /// The words and phrases as one text, to be embedded.
    var plainText: String { (phrases + words + prefixes).joined(separator: " ") }

    /// What ranks where conditions alone were given: the words of the values that are asked for.
    ///
    /// They find nothing that the conditions do not.
    var ranking: SearchQuery {
        guard !hasWords else { return self }
        var query = self
        let values = filters.filter { !$0.isExcluded }.flatMap(\.values)
        query.words = values.filter { !$0.isPrefix }.flatMap { WordScanner.words(in: $0.text) }
        query.prefixes = values.filter(\.isPrefix).compactMap { WordScanner.words(in: $0.text).last }
        query.shorten()
        return query
    }

    // MARK: The full-text expression

    /// The FTS5 expression, or `nil` where no word is to be looked for.
    ///
    /// With `grams`, words also match by their character 4-grams, and count more where they stand side by side as here.
    func expression(_ language: SearchLanguage, grams: Bool) -> String? {
        guard hasWords else { return nil }
        let effective = telling(language)
        let mark = IndexMark.language(language)
        var anyOf = effective.map { Self.quote(mark, $0) } + prefixes.map { Self.quote(mark, $0) + " *" }
        if grams {
            anyOf += Self.grams(of: effective).map { Self.quote(IndexMark.gram, $0) }
            let pairs = zip(words, words.dropFirst()).filter { effective.contains($0) || effective.contains($1) }
            anyOf += pairs.map { Self.quote(mark, $0 + " " + $1) }
        }
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

    /// The stop words of the query as an expression of their own, or `nil` where it has none beside other words.
    ///
    /// They find nothing, but of what was found those that share them are better: questions are asked in kindred words.
    func stopWords(_ language: SearchLanguage) -> String? {
        let effective = Set(telling(language))
        let others = words.filter { !effective.contains($0) }
        let mark = IndexMark.language(language)
        return others.isEmpty ? nil : others.map { Self.quote(mark, $0) }.joined(separator: " OR ")
    }

    /// The words that are no stop words; all of them where there is nothing else.
    func telling(_ language: SearchLanguage) -> [String] {
        let kept = words.filter { !StopWords.contain($0, language: language) }
        return kept.isEmpty && prefixes.isEmpty && phrases.isEmpty ? words : kept
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

    // MARK: Reading

    /// `text` without our marks, and without the signs of writing direction that come along with copied text.
    private static func visible(_ text: String) -> String {
        let clean = TextCleaning.clean(text)
        guard clean.unicodeScalars.contains(where: { $0.properties.generalCategory == .format }) else { return clean }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: clean.unicodeScalars.lazy.filter { $0.properties.generalCategory != .format })
        return String(view)
    }

    private mutating func add(phrase: String, isExcluded: Bool) {
        let words = WordScanner.words(in: phrase).joined(separator: " ")
        guard !words.isEmpty else { return }
        if isExcluded { excluded.append(words) } else { phrases.append(words) }
    }

    private mutating func add(token: String, isExcluded: Bool) {
        if let name = Self.unknownField(in: token) {
            hints.append(.unknownField(name, nearest: SearchField.nearest(to: name)))
        }
        let found = WordScanner.words(in: token)
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

    private mutating func add(field: SearchField, name: String, values: [SearchFilter.Value], isExcluded: Bool) {
        let known = values.filter { EntryField(field, $0.text) != nil }
        if known.isEmpty {
            hints.append(.missingValue(name))
        } else {
            filters.append(SearchFilter(field: field, values: known, isExcluded: isExcluded, name: name))
        }
    }

    /// The word before a colon that looks as if a field was meant; addresses and times do not.
    private static func unknownField(in token: String) -> String? {
        guard let colon = token.firstIndex(of: ":") else { return nil }
        let name = token[..<colon]
        let value = token[token.index(after: colon)...]
        guard let first = value.first, first != "/", name.count > 1, name.allSatisfy(\.isLetter) else { return nil }
        return String(name)
    }

    private mutating func shorten() {
        let most = Self.mostWords
        let counts = [words.count, prefixes.count, phrases.count, excluded.count, filters.count]
        guard counts.contains(where: { $0 > most }) else { return }
        words = Array(words.prefix(most))
        prefixes = Array(prefixes.prefix(most))
        phrases = Array(phrases.prefix(most))
        excluded = Array(excluded.prefix(most))
        filters = Array(filters.prefix(most))
        hints.append(.tooLong(most))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// What to look for, and where.
package struct SearchRequest: Sendable {
    /// Words, `"exact phrases"`, `prefix*`, `field:value` and `-excluded` ones.
    package var query: String
    /// Conditions that must hold besides, each as in the query: `skill:swift`.
    package var filters: [String]
    /// The names of the collections; hits of all of them are ranked together.
    package var collections: [String]
    /// Most hits.
    package var limit: Int
    /// The language of the query, `fr` or `en`; `nil` to look for the stems of both.
    package var language: String?
    /// Other spellings of what fields hold.
    package var vocabulary: any FieldVocabulary

    package init(
        _ query: String,
        filters: [String] = [],
        in collections: [String],
        limit: Int = 10,
        language: String? = nil,
        vocabulary: any FieldVocabulary = PlainVocabulary()
    ) {
        self.query = query
        self.filters = filters
        self.collections = collections
        self.limit = limit
        self.language = language
        self.vocabulary = vocabulary
    }

    /// What a filter fails to be, told by its number: not a single `field:value`.
    package var wrongFilters: [String] {
        filters.filter { text in
            let query = SearchQuery(text)
            return query.filters.isEmpty || query.hasWords || !query.excluded.isEmpty
        }
    }

    /// `text` as one phrase or as the value of one field, where spaces stand in it and no quotation marks.
    package static func quoted(_ text: String) -> String {
        guard text.contains(where: \.isWhitespace), !text.contains(where: { "\"«»“”„".contains($0) }) else {
            return text
        }
        let sign = text.hasPrefix("-") ? "-" : ""
        let rest = text.dropFirst(sign.count)
        guard let colon = rest.firstIndex(of: ":"), SearchField(name: String(rest[..<colon])) != nil else {
            return "\(sign)\"\(rest)\""
        }
        return "\(sign)\(rest[...colon])\"\(rest[rest.index(after: colon)...])\""
    }

    /// The query with the conditions of `filters`.
    var parsed: SearchQuery {
        var parsed = SearchQuery(query)
        parsed.filters += filters.flatMap { SearchQuery($0).filters }
        if !parsed.filters.isEmpty { parsed.hints.removeAll { $0 == .empty || $0 == .onlyExclusions } }
        return parsed
    }
}

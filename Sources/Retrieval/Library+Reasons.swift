// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// Why a search found nothing, as far as its conditions tell.
extension Library {
    static func reasons(
        _ search: RankedSearch,
        request: SearchRequest,
        query: SearchQuery,
        in db: Database
    ) throws -> [SearchHint] {
        guard !search.places.isEmpty else { return [] }
        let unmet = try query.filters.filter { filter in
            try !search.places.contains { try isMet([filter], in: $0, request.vocabulary, db) }
        }
        if !unmet.isEmpty { return unmet.map { .noneMeets($0.written) } }
        if !query.filters.isEmpty {
            let someMeetAll = try search.places.contains { try isMet(query.filters, in: $0, request.vocabulary, db) }
            if !someMeetAll { return [.noneMeetsAll] }
            let count = try search.places.reduce(0) { try $0 + entries(with: query, search.language, in: $1, db) }
            if count > 0 { return [.onlyWithoutConditions(count)] }
        }
        return query.phrases.isEmpty ? [] : [.noPhrase]
    }

    private static func isMet(
        _ filters: [SearchFilter],
        in place: RankedSearch.Place,
        _ vocabulary: any FieldVocabulary,
        _ db: Database
    ) throws -> Bool {
        let condition = condition(filters, collection: place.id, vocabulary: vocabulary)
        let sql = "SELECT 1 FROM entries e WHERE \(condition.sql) LIMIT 1"
        return try Bool.fetchOne(db, sql: sql, arguments: condition.arguments) == true
    }

    /// How many entries have the words, whatever they are besides.
    private static func entries(
        with query: SearchQuery,
        _ language: SearchLanguage,
        in place: RankedSearch.Place,
        _ db: Database
    ) throws -> Int {
        guard let expression = query.expression(language, grams: false) else { return 0 }
        let table = textTable(place.id)
        let sql = """
            SELECT count(DISTINCT k.entry_id) FROM \(table) t JOIN chunks k ON k.id = t.rowid WHERE t.\(table) MATCH ?
            """
        return try Int.fetchOne(db, sql: sql, arguments: [expression]) ?? 0
    }
}

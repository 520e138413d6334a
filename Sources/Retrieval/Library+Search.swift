// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

extension Library {
    /// The entries of a collection that best answer `query`, best first, each with its best passage.
    package func search(
        _ query: String,
        in collection: String,
        limit: Int = 10,
        language: String? = nil
    ) async throws -> [SearchHit] {
        try await find(SearchRequest(query, in: [collection], limit: limit, language: language)).hits
    }

    /// The entries that best answer a request, best first, each with its best passage.
    ///
    /// Words match by stem, by spelling and by their 4-grams; `"exact phrase"`, `prefix*`, `field:value` and `-excluded` do
    /// what they say. Conditions on fields leave entries before anything is ranked, so that as many come as there are, up
    /// to the limit. BM25 and the likeness of vectors are joined by the library's weights for the language. Conditions
    /// without words give all that they leave. No hits for an empty query or a collection that does not exist; never an
    /// error for what was typed.
    package func find(_ request: SearchRequest) async throws -> SearchAnswer {
        let query = request.parsed
        guard request.limit > 0, !query.isEmpty else { return SearchAnswer(hits: [], hints: query.hints) }
        let language = SearchLanguage(tag: request.language)
        let ranking = query.ranking
        let vectors = try await queryVectors(of: ranking, language: language, in: request.collections)
        let found: (hits: [SearchHit], hints: [SearchHint]) = try await read { [self] db in
            var search = RankedSearch(query: ranking, language: language, vectors: vectors)
            search.entries = max(Self.legEntries, request.limit)
            for name in request.collections {
                guard let id = try Self.collectionID(name, in: db) else { continue }
                let condition =
                    query.filters.isEmpty
                    ? nil : Self.condition(query.filters, collection: id, vocabulary: request.vocabulary)
                search.places.append(.init(id: id, name: name, condition: condition))
            }
            let scores = try self.scores(search, in: db)
            var best = try Self.bestPassages(scores, of: search, limit: request.limit, in: db)
            if !query.hasWords { best += try Self.unranked(search, beside: best, limit: request.limit, in: db) }
            return (
                try best.map { try Self.hit($0, of: search, in: db) },
                best.isEmpty ? try Self.reasons(search, request: request, query: query, in: db) : []
            )
        }
        return SearchAnswer(hits: found.hits, hints: query.hints + found.hints)
    }

    /// What is looked for and where, once the text of the query is understood.
    struct RankedSearch: Sendable {
        struct Place: Sendable {
            var id: Int64
            var name: String
            var condition: Condition?
        }

        var query: SearchQuery
        var language: SearchLanguage
        /// The query in each space that serves, by the space's identity.
        var vectors: [String: Embedding.Vector]
        var places: [Place] = []
        /// How many entries each leg brings.
        var entries = Library.legEntries
    }

    /// What words and vectors say of the passages, by row.
    func scores(_ search: RankedSearch, in db: Database) throws -> [Int64: Double] {
        let share = try share(of: search, in: db)
        var search = search
        // What does not count need not be looked at.
        if share >= 1 { search.vectors = [:] }
        let (lexical, vectors) = try legs(of: search, in: db)
        return Fusion.combine([(weight: share, scores: lexical), (weight: 1 - share, scores: vectors)])
    }

    /// BM25 and cosines by row, of all places together.
    func legs(
        of search: RankedSearch,
        in db: Database
    ) throws -> (lexical: [Int64: Double], vectors: [Int64: Double]) {
        guard let expression = search.query.expression(search.language, grams: true) else { return ([:], [:]) }
        var lexical: [Int64: Double] = [:]
        for place in search.places {
            let found = try Self.lexicalScores(expression, in: place, entries: search.entries, db)
            lexical.merge(found) { first, _ in first }
            if let stopWords = search.query.stopWords(search.language) {
                let more = try Self.scores(stopWords, of: Array(found.keys), in: place, db)
                lexical.merge(more, uniquingKeysWith: +)
            }
        }
        var nearest: [Int64: Double] = [:]
        for place in search.places where !search.vectors.isEmpty {
            let found = try vectorScores(search, lexical: lexical, in: place, db)
            nearest.merge(found) { first, _ in first }
        }
        return (lexical, nearest)
    }

    /// How much a word in the headings counts against one in the text, where the heading stands once more.
    private static let headingWeight = 2.0

    /// BM25 of the passages of the best `entries` entries.
    private static func lexicalScores(
        _ expression: String,
        in place: RankedSearch.Place,
        entries: Int,
        _ db: Database
    ) throws -> [Int64: Double] {
        let table = textTable(place.id)
        // bm25() is the lower the better. The plus keeps SQLite from asking the full-text index once for every row.
        var sql = "SELECT rowid, -bm25(\(table), \(headingWeight), 1.0) AS score FROM \(table) WHERE \(table) MATCH ?"
        var arguments: StatementArguments = [expression]
        if let condition = place.condition {
            sql +=
                " AND +rowid IN (SELECT k.id FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE \(condition.sql))"
            arguments += condition.arguments
        }
        let cursor = try Row.fetchCursor(db, sql: sql + " ORDER BY score DESC, rowid", arguments: arguments)
        let entry = try db.cachedStatement(sql: "SELECT entry_id FROM chunks WHERE id = ?")
        var seen: Set<String> = []
        var scores: [Int64: Double] = [:]
        while seen.count < entries, let row = try cursor.next() {
            let passage: Int64 = row["rowid"]
            if let entry = try String.fetchOne(entry, arguments: [passage]) { seen.insert(entry) }
            scores[passage] = row["score"]
        }
        return scores
    }

    /// BM25 of these passages alone; those without a match are left out.
    private static func scores(
        _ expression: String,
        of passages: [Int64],
        in place: RankedSearch.Place,
        _ db: Database
    ) throws -> [Int64: Double] {
        let table = textTable(place.id)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT rowid, -bm25(\(table), \(headingWeight), 1.0) AS score FROM \(table)
                WHERE \(table) MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
                """,
            arguments: [expression, "[" + passages.map(String.init).joined(separator: ",") + "]"]
        )
        return Dictionary(rows.map { ($0["rowid"], $0["score"]) }) { first, _ in first }
    }

    /// A cosine below this says nothing by itself: such a passage counts only where the words found it too.
    private static let leastCosine = 0.1

    private func vectorScores(
        _ search: RankedSearch,
        lexical: [Int64: Double],
        in place: RankedSearch.Place,
        _ db: Database
    ) throws -> [Int64: Double] {
        guard let index = try index(of: place.id, in: db),
            let vector = search.vectors[index.generation.space.identity]
        else { return [:] }
        let allowed = try place.condition.map { try Self.rows(where: $0, in: db) }
        let nearest = index.nearest(vector, limit: search.entries, allowed: allowed).filter { row, cosine in
            lexical[row] != nil || (!search.query.hasConditions && cosine >= Self.leastCosine)
        }
        return Dictionary(nearest.map { ($0.row, $0.cosine) }) { first, _ in first }
    }
}

extension Library.RankedSearch {
    /// The language of the query as far as it is known, for the weights of the legs.
    var spoken: SearchLanguage { language == .any ? SearchLanguage(guessedFrom: query.plainText) : language }

    /// Whether a model says how alike texts are, and not only counted words.
    var hasModel: Bool { vectors.keys.contains { $0 != LexicalEmbedder.space.identity } }
}

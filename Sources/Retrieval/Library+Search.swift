// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel
import Synchronization

extension Library {
    /// The entries of a collection that best answer `query`, best first, each with its best passage.
    ///
    /// Words match by stem, by spelling and by their 4-grams; `"exact phrase"`, `prefix*` and `-excluded` do what they
    /// say. BM25 and the likeness of vectors are joined 0.7 to 0.3. Without `language` (`fr`, `en`) the stems of both
    /// are looked for. No hits for an empty query or a collection that does not exist; never an error for what was typed.
    package func search(
        _ query: String,
        in collection: String,
        limit: Int = 10,
        language: String? = nil
    ) async throws -> [SearchHit] {
        let parsed = SearchQuery(query)
        let language = SearchLanguage(tag: language)
        guard limit > 0, let expression = parsed.expression(language, grams: true) else { return [] }
        let vector = try? await embedder.embed([parsed.plainText], language: language).first
        return try await read { [self] db in
            guard let id = try Self.collectionID(collection, in: db) else { return [] }
            let scores = try self.scores(expression, vector: vector, query: parsed, collection: id, in: db)
            let best = try Self.bestPassages(scores, limit: limit, in: db)
            let shown = parsed.expression(language, grams: false)
            return try best.map { row, score in
                try Self.hit(row, score: score, collection: (id, collection), expressions: [shown, expression], in: db)
            }
        }
    }

    /// What words and vectors say of the passages of a collection, by row.
    func scores(
        _ expression: String,
        vector: SparseVector?,
        query: SearchQuery,
        collection: Int64,
        in db: Database
    ) throws -> [Int64: Double] {
        let lexical = try Self.lexicalScores(expression, collection: collection, in: db)
        var legs = [(weight: Self.lexicalWeight, scores: lexical)]
        if let vector {
            let nearest = try vectorScores(vector, query: query, lexical: lexical, collection: collection, in: db)
            legs.append((Self.vectorWeight, nearest))
        }
        return Fusion.combine(legs)
    }

    /// How much a word in the headings counts against one in the text, where the heading stands once more.
    private static let headingWeight = 2.0

    private static func lexicalScores(_ expression: String, collection: Int64, in db: Database) throws -> [Int64:
        Double]
    {
        // bm25() is the lower the better.
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT rowid, -bm25(\(textTable(collection)), \(headingWeight), 1.0) AS score FROM \(textTable(collection))
                WHERE \(textTable(collection)) MATCH ? ORDER BY score DESC, rowid LIMIT ?
                """,
            arguments: [expression, legLimit]
        )
        return Dictionary(rows.map { ($0["rowid"], $0["score"]) }) { first, _ in first }
    }

    /// A cosine below this says nothing by itself: such a passage counts only where the words found it too.
    private static let leastCosine = 0.1

    private func vectorScores(
        _ vector: SparseVector,
        query: SearchQuery,
        lexical: [Int64: Double],
        collection: Int64,
        in db: Database
    ) throws -> [Int64: Double] {
        guard let index = try index(of: collection, in: db) else { return [:] }
        let nearest = index.nearest(vector, limit: Self.legLimit).filter { row, cosine in
            lexical[row] != nil || (!query.hasConditions && cosine >= Self.leastCosine)
        }
        return Dictionary(nearest.map { ($0.row, $0.cosine) }) { first, _ in first }
    }

    /// The collection's vectors, from memory if they are those of the present revision; `nil` if another embedder made them.
    private func index(of collection: Int64, in db: Database) throws -> VectorIndex? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT revision, embedder, dimension FROM collections WHERE id = ?",
            arguments: [collection]
        )
        guard let row, row["embedder"] == embedder.identity else { return nil }
        let revision: Int = row["revision"]
        if let known = indexes.withLock({ $0[collection] }), known.revision == revision { return known }
        let cursor = try Row.fetchCursor(
            db,
            sql: "SELECT k.id, k.vector FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE e.collection_id = ?",
            arguments: [collection]
        )
        var vectors: [(row: Int64, vector: SparseVector)] = []
        while let row = try cursor.next() {
            if let vector = SparseVector(encoded: row["vector"]) { vectors.append((row["id"], vector)) }
        }
        let index = VectorIndex(
            revision: revision,
            dimension: row["dimension"],
            usesWeights: embedder.usesCollectionWeights,
            vectors: vectors
        )
        indexes.withLock { $0[collection] = index }
        return index
    }

    /// The best passage of each entry, best first, `limit` entries at most.
    private static func bestPassages(
        _ scores: [Int64: Double],
        limit: Int,
        in db: Database
    ) throws -> [(row: Int64, score: Double)] {
        let ranked = scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        var seen: Set<String> = []
        var best: [(Int64, Double)] = []
        for (row, score) in ranked where best.count < limit {
            let entry = try String.fetchOne(db, sql: "SELECT entry_id FROM chunks WHERE id = ?", arguments: [row])
            if let entry, seen.insert(entry).inserted { best.append((row, score)) }
        }
        return best
    }

    private static func hit(
        _ row: Int64,
        score: Double,
        collection: (id: Int64, name: String),
        expressions: [String?],
        in db: Database
    ) throws -> SearchHit {
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT e.id, e.source, e.title, k.heading, k.places FROM chunks k JOIN entries e ON e.id = k.entry_id
                WHERE k.id = ?
                """,
            arguments: [row]
        )
        guard let found else { throw GreffierError(.stageDefect, detail: "a passage vanished during a search") }
        let snippet = Snippet(marked: try markedText(row, collection: collection.id, expressions: expressions, in: db))
        let places = PlaceCoding.places(found["places"])
        let place = places.indices.contains(snippet.lineIndex) ? places[snippet.lineIndex] : places.first
        return SearchHit(
            entry: found["id"],
            collection: collection.name,
            source: found["source"],
            title: found["title"],
            score: (score * 10_000).rounded() / 10_000,
            heading: found["heading"],
            snippet: snippet.text,
            highlights: snippet.highlights,
            page: place?.page,
            line: place?.line ?? 1
        )
    }

    /// The passage's text with marks around what the first matching expression matches; without marks if none does.
    private static func markedText(
        _ row: Int64,
        collection: Int64,
        expressions: [String?],
        in db: Database
    ) throws -> String {
        let table = textTable(collection)
        for case let expression? in expressions {
            let marked = try String.fetchOne(
                db,
                sql: "SELECT highlight(\(table), 1, ?, ?) FROM \(table) WHERE \(table) MATCH ? AND rowid = ?",
                arguments: [
                    String(Character(IndexMark.matchStart)), String(Character(IndexMark.matchEnd)), expression, row,
                ]
            )
            if let marked, marked.unicodeScalars.contains(IndexMark.matchStart) { return marked }
        }
        return try String.fetchOne(db, sql: "SELECT body FROM \(table) WHERE rowid = ?", arguments: [row]) ?? ""
    }
}

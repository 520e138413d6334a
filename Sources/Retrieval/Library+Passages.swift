// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

extension Library {
    /// The passages of a collection that have most to do with `text`, best first; several of one entry may be among them.
    ///
    /// Ranked as a search ranks. Only the words of `text` count, the first 64 of them: quotes, `*` and `-` have no power, so
    /// that it may come out of a document. None for a text without words or a collection that does not exist.
    package func passages(
        about text: String,
        in collection: String,
        limit: Int = 5
    ) async throws -> [FoundPassage] {
        let query = SearchQuery(words: text)
        guard limit > 0, query.hasWords else { return [] }
        let vectors = try await queryVectors(of: query, language: .any, in: [collection])
        return try await read { [self] db in
            guard let id = try Self.collectionID(collection, in: db) else { return [] }
            var search = RankedSearch(query: query, language: .any, vectors: vectors)
            search.places = [.init(id: id, name: collection)]
            let scores = try self.scores(search, in: db)
            return try scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
                .prefix(limit).map { try Self.passage($0.key, score: $0.value, collection: id, in: db) }
        }
    }

    private static func passage(
        _ row: Int64,
        score: Double,
        collection: Int64,
        in db: Database
    ) throws -> FoundPassage {
        let sql = """
            SELECT e.id, e.source, e.title, k.heading, k.places, t.body
            FROM chunks k JOIN entries e ON e.id = k.entry_id JOIN \(textTable(collection)) t ON t.rowid = k.id
            WHERE k.id = ?
            """
        guard let found = try Row.fetchOne(db, sql: sql, arguments: [row]) else {
            throw GreffierError(.stageDefect, detail: "a passage vanished during a search")
        }
        let place = PlaceCoding.places(found["places"]).first
        return FoundPassage(
            entry: found["id"],
            source: found["source"],
            title: found["title"],
            heading: found["heading"],
            text: TextCleaning.clean(found["body"]),
            page: place?.page,
            line: place?.line ?? 1,
            score: (score * 10_000).rounded() / 10_000
        )
    }
}

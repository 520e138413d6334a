// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel

/// How entries go from one library to another with their passages and vectors.
extension Library {
    /// The space of the vectors that serve a collection; `nil` where there are none.
    package func servingSpace(of collection: String) async throws -> VectorSpace? {
        try await read { db in
            guard let id = try Self.collectionID(collection, in: db) else { return nil }
            return try Generation.find(.serving, of: id, in: db)?.space
        }
    }

    /// The next `most` entries behind the id `after`, by id; their vectors are those of `space`.
    package func exported(
        from collection: String,
        after: String = "",
        most: Int = 100,
        space: VectorSpace?
    ) async throws -> [ExportedEntry] {
        try await read { db in
            guard let id = try Self.collectionID(collection, in: db) else { return [] }
            let serving = try Generation.find(.serving, of: id, in: db)
            let generation = serving?.space == space ? serving?.id : nil
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT * FROM entries WHERE collection_id = ? AND id > ? ORDER BY id LIMIT ?",
                arguments: [id, after, most]
            )
            return try rows.map { try Self.exported($0, collection: id, generation: generation, in: db) }
        }
    }

    private static func exported(
        _ row: Row,
        collection: Int64,
        generation: Int64?,
        in db: Database
    ) throws -> ExportedEntry {
        let id: String = row["id"]
        let passages = try Row.fetchAll(
            db,
            sql: """
                SELECT k.chunk_id, k.heading, k.tokens, k.places, t.body, v.data
                FROM chunks k JOIN \(textTable(collection)) t ON t.rowid = k.id
                LEFT JOIN vectors v ON v.chunk = k.id AND v.generation = ?
                WHERE k.entry_id = ? ORDER BY k.ordinal
                """,
            arguments: [generation ?? 0, id]
        )
        let fields = try Row.fetchAll(
            db,
            sql: "SELECT field, value FROM entry_fields WHERE entry_id = ? ORDER BY field, value",
            arguments: [id]
        )
        let keys = try String.fetchAll(
            db,
            sql: "SELECT key FROM identity_keys WHERE entry_id = ? ORDER BY key",
            arguments: [id]
        )
        return ExportedEntry(
            id: id,
            inputSHA256: row["input_sha256"],
            source: row["source"],
            run: row["run"],
            language: row["language"],
            artifactSHA256: row["artifact_sha256"],
            title: row["title"],
            addedAt: row["added_at"],
            updatedAt: row["updated_at"],
            status: row["status"],
            validUntil: row["valid_until"],
            documentDate: row["document_date"],
            data: row["data"],
            fields: fields.map { .init(field: $0["field"], value: $0["value"]) },
            identityKeys: keys,
            passages: passages.map { row in
                ExportedEntry.Passage(
                    id: row["chunk_id"],
                    heading: row["heading"],
                    text: TextCleaning.clean(row["body"]),
                    tokens: row["tokens"],
                    places: row["places"],
                    vector: row["data"]
                )
            }
        )
    }

    /// Puts entries of another library into a collection, those of the same original files in place of what is there.
    ///
    /// Vectors come along where `space` is what serves here, or where nothing serves yet and the embedder of this library
    /// makes such; others are made again later. Who a candidate is is found out anew. Returns how many vectors came along.
    package func take(_ entries: [ExportedEntry], space: VectorSpace?, into collection: String) async throws -> Int {
        let now = Timestamp.text(clock.now())
        let own = try? await embedder.space()
        return try await write { db in
            let id = try Self.ensureCollection(collection, now: now, in: db)
            let serving = try Generation.find(.serving, of: id, in: db)
            var generation: Generation?
            if let space, space == (serving?.space ?? own) {
                generation = try Generation.target(for: space, of: id, now: now, in: db)
            }
            var vectors = 0
            for entry in entries { vectors += try Self.take(entry, into: id, generation, in: db) }
            try Self.touch(id, now: now, in: db)
            return vectors
        }
    }

    private static func take(
        _ entry: ExportedEntry,
        into collection: Int64,
        _ generation: Generation?,
        in db: Database
    ) throws -> Int {
        let present = try String.fetchOne(
            db,
            sql: "SELECT id FROM entries WHERE collection_id = ? AND input_sha256 = ?",
            arguments: [collection, entry.inputSHA256]
        )
        if let present {
            try removeChunks(of: present, keeping: [], collection: collection, in: db)
            try db.execute(sql: "DELETE FROM entries WHERE id = ?", arguments: [present])
        }
        let isTaken = try Bool.fetchOne(db, sql: "SELECT 1 FROM entries WHERE id = ?", arguments: [entry.id]) == true
        let id = present ?? (isTaken ? ULID().text : entry.id)
        try insert(entry, as: id, collection: collection, in: db)
        let chunks = entry.passages.map { passage in
            Chunk(
                id: passage.id,
                heading: TextCleaning.clean(passage.heading),
                text: TextCleaning.clean(passage.text),
                places: PlaceCoding.places(passage.places),
                tokens: passage.tokens
            )
        }
        let place = ChunkPlace(entry: id, collection: collection, language: SearchLanguage(tag: entry.language))
        let added = try bring(chunks, to: place, keeping: [], in: db)
        guard let generation else { return 0 }
        let byID = Dictionary(entry.passages.map { ($0.id, $0.vector) }) { first, _ in first }
        let vectors = added.compactMap { row, id in (byID[id] ?? nil).map { (row: row, data: $0) } }
        try generation.keep(encoded: vectors, in: db)
        return vectors.count
    }

    private static func insert(_ entry: ExportedEntry, as id: String, collection: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO entries (id, collection_id, input_sha256, source, run, language, artifact_sha256, data, title,
                    added_at, updated_at, status, valid_until, document_date)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, collection, entry.inputSHA256, entry.source, entry.run, entry.language, entry.artifactSHA256,
                entry.data, entry.title, entry.addedAt, entry.updatedAt, entry.status, entry.validUntil,
                entry.documentDate,
            ]
        )
        for field in entry.fields {
            try db.execute(
                sql: "INSERT OR IGNORE INTO entry_fields (field, value, entry_id) VALUES (?, ?, ?)",
                arguments: [field.field, field.value, id]
            )
        }
        for key in Set(entry.identityKeys) {
            try db.execute(sql: "INSERT INTO identity_keys (entry_id, key) VALUES (?, ?)", arguments: [id, key])
        }
    }
}

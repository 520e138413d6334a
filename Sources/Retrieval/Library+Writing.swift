// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import GRDB
import JobModel
import Synchronization

extension Library {
    /// Puts an entry into a collection, or brings the one of the same original file up to date; returns its id.
    ///
    /// May be repeated: with the same contents it changes nothing, not even the revision, and the entry keeps the file
    /// name that it first came under. Only passages that are new are embedded.
    package func upsert(_ entry: NewLibraryEntry, in collection: String) async throws -> String {
        let chunks = chunker.chunks(of: entry.lines)
        if let other = try await recordedEmbedder(of: collection), other != embedder.identity {
            try await rebuild(collection)
        }
        let known = try await present(entry.inputSHA256, in: collection)
        if let known, known.holds(entry, chunks) { return known.id }
        let language =
            entry.language.map { SearchLanguage(tag: $0) }
            ?? SearchLanguage(guessedFrom: entry.lines.map(\.text).joined(separator: "\n"))
        let reusable = known?.language == language ? known?.vectors ?? [:] : [:]
        let vectors = try await vectors(of: chunks, language: language, known: reusable)
        let now = clock.now()
        let embedder = embedder
        return try await write { db in
            let time = Timestamp.text(now)
            let id = try Self.ensureCollection(collection, embedder: embedder, now: time, in: db)
            let entryID = try Self.writeEntry(entry, language: language, collection: id, now: now, in: db)
            try Self.writeFields(entry.fields, of: entryID, in: db)
            try Self.removeChunks(of: entryID, collection: id, in: db)
            for (ordinal, chunk) in chunks.enumerated() {
                try Self.insert(
                    chunk,
                    vector: vectors[ordinal],
                    ordinal: ordinal,
                    entry: entryID,
                    collection: id,
                    language: language,
                    in: db
                )
            }
            try Self.touch(id, now: time, in: db)
            return entryID
        }
    }

    /// Takes an entry out of a collection with all that was indexed for it.
    ///
    /// Returns whether there was one.
    @discardableResult
    package func remove(_ entry: String, from collection: String) async throws -> Bool {
        let now = Timestamp.text(clock.now())
        return try await write { db in
            guard let id = try Self.collectionID(collection, in: db) else { return false }
            let found = try Bool.fetchOne(
                db,
                sql: "SELECT 1 FROM entries WHERE id = ? AND collection_id = ?",
                arguments: [entry, id]
            )
            guard found == true else { return false }
            try Self.removeChunks(of: entry, collection: id, in: db)
            try db.execute(sql: "DELETE FROM entries WHERE id = ?", arguments: [entry])
            try Self.touch(id, now: now, in: db)
            return true
        }
    }

    /// Takes a whole collection out.
    ///
    /// Returns whether there was one.
    @discardableResult
    package func removeCollection(_ name: String) async throws -> Bool {
        let removed: Int64? = try await write { db in
            guard let id = try Self.collectionID(name, in: db) else { return nil }
            try db.execute(sql: "DROP TABLE \(Self.textTable(id))")
            try db.execute(sql: "DELETE FROM collections WHERE id = ?", arguments: [id])
            return id
        }
        if let removed { indexes.withLock { $0[removed] = nil } }
        return removed != nil
    }

    /// Makes all vectors of a collection again with the present embedder.
    ///
    /// Searches go on with the old ones meanwhile.
    package func rebuild(_ collection: String) async throws {
        let stored = try await read { db in try Self.storedChunks(of: collection, in: db) }
        var vectors: [(Int64, Data)] = []
        for language in SearchLanguage.allCases {
            let group = stored.filter { $0.language == language }
            let embedded = try await embedder.embed(group.map(\.text), language: language)
            vectors += zip(group, embedded).map { ($0.row, $1.encoded) }
        }
        let encoded = vectors
        let embedder = embedder
        let now = Timestamp.text(clock.now())
        try await write { db in
            guard let id = try Self.collectionID(collection, in: db) else { return }
            for (row, vector) in encoded {
                try db.execute(sql: "UPDATE chunks SET vector = ? WHERE id = ?", arguments: [vector, row])
            }
            try db.execute(
                sql: "UPDATE collections SET embedder = ?, dimension = ? WHERE id = ?",
                arguments: [embedder.identity, embedder.dimension, id]
            )
            try Self.touch(id, now: now, in: db)
        }
    }

    // MARK: Parts

    /// What is in the collection for an original file already.
    private struct Present: Sendable {
        var id: String
        var artifactSHA256: String
        var title: String
        var language: SearchLanguage
        var chunkIDs: [String]
        var places: [String]
        var fields: Set<EntryField>
        var vectors: [String: Data]

        func holds(_ entry: NewLibraryEntry, _ chunks: [Chunk]) -> Bool {
            artifactSHA256 == entry.artifactSHA256 && title == entry.title && chunkIDs == chunks.map(\.id)
                && places == chunks.map { PlaceCoding.text($0.places) } && fields == Set(entry.fields)
                && (entry.language == nil || SearchLanguage(tag: entry.language) == language)
        }
    }

    private func recordedEmbedder(of collection: String) async throws -> String? {
        try await read { db in
            try String.fetchOne(db, sql: "SELECT embedder FROM collections WHERE name = ?", arguments: [collection])
        }
    }

    private func present(_ inputSHA256: String, in collection: String) async throws -> Present? {
        try await read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT e.id, e.artifact_sha256, e.title, e.language
                    FROM entries e JOIN collections c ON c.id = e.collection_id
                    WHERE c.name = ? AND e.input_sha256 = ?
                    """,
                arguments: [collection, inputSHA256]
            )
            guard let row else { return nil }
            let id: String = row["id"]
            let chunks = try Row.fetchAll(
                db,
                sql: "SELECT chunk_id, places, vector FROM chunks WHERE entry_id = ? ORDER BY ordinal",
                arguments: [id]
            )
            return Present(
                id: id,
                artifactSHA256: row["artifact_sha256"],
                title: row["title"],
                language: SearchLanguage(tag: row["language"]),
                chunkIDs: chunks.map { $0["chunk_id"] },
                places: chunks.map { $0["places"] },
                fields: try Self.fields(of: id, in: db),
                vectors: Dictionary(chunks.map { ($0["chunk_id"], $0["vector"]) }) { first, _ in first }
            )
        }
    }

    private func vectors(of chunks: [Chunk], language: SearchLanguage, known: [String: Data]) async throws -> [Data] {
        let missing = chunks.filter { known[$0.id] == nil }
        let embedded = try await embedder.embed(missing.map(Self.embeddedText), language: language)
        guard embedded.count == missing.count else {
            throw GreffierError(
                .stageDefect,
                detail: "\(embedder.identity) gave \(embedded.count) vectors for \(missing.count) texts"
            )
        }
        var all = known
        for (chunk, vector) in zip(missing, embedded) { all[chunk.id] = vector.encoded }
        return chunks.map { all[$0.id] ?? SparseVector([:]).encoded }
    }

    private static func embeddedText(_ chunk: Chunk) -> String { chunk.heading + "\n" + chunk.text }

    private static func writeEntry(
        _ entry: NewLibraryEntry,
        language: SearchLanguage,
        collection: Int64,
        now: Date,
        in db: Database
    ) throws -> String {
        let time = Timestamp.text(now)
        try db.execute(
            sql: """
                INSERT INTO entries (id, collection_id, input_sha256, source, run, language, artifact_sha256, data, title,
                    added_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (collection_id, input_sha256) DO UPDATE SET run = excluded.run, language = excluded.language,
                    artifact_sha256 = excluded.artifact_sha256, data = excluded.data, title = excluded.title,
                    updated_at = excluded.updated_at
                """,
            arguments: [
                ULID(date: now).text, collection, entry.inputSHA256, entry.source, entry.run.text,
                language == .any ? nil : language.rawValue, entry.artifactSHA256, entry.data, entry.title, time, time,
            ]
        )
        let id = try String.fetchOne(
            db,
            sql: "SELECT id FROM entries WHERE collection_id = ? AND input_sha256 = ?",
            arguments: [collection, entry.inputSHA256]
        )
        guard let id else {
            throw GreffierError(.stageDefect, detail: "an entry is missing right after it was written")
        }
        return id
    }

    private static func removeChunks(of entry: String, collection: Int64, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM \(textTable(collection)) WHERE rowid IN (SELECT id FROM chunks WHERE entry_id = ?)",
            arguments: [entry]
        )
        try db.execute(sql: "DELETE FROM chunks WHERE entry_id = ?", arguments: [entry])
    }

    private static func insert(
        _ chunk: Chunk,
        vector: Data,
        ordinal: Int,
        entry: String,
        collection: Int64,
        language: SearchLanguage,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO chunks (entry_id, ordinal, chunk_id, heading, tokens, places, vector) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [entry, ordinal, chunk.id, chunk.heading, chunk.tokens, PlaceCoding.text(chunk.places), vector]
        )
        let mark = String(Character(IndexMark.language(language)))
        try db.execute(
            sql: "INSERT INTO \(textTable(collection)) (rowid, heading, body) VALUES (?, ?, ?)",
            arguments: [db.lastInsertedRowID, mark + chunk.heading, mark + chunk.text]
        )
    }

    private struct StoredChunk: Sendable {
        var row: Int64
        var text: String
        var language: SearchLanguage
    }

    private static func storedChunks(of collection: String, in db: Database) throws -> [StoredChunk] {
        guard let id = try collectionID(collection, in: db) else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT k.id, t.heading, t.body, e.language FROM entries e JOIN chunks k ON k.entry_id = e.id
                JOIN \(textTable(id)) t ON t.rowid = k.id WHERE e.collection_id = ?
                """,
            arguments: [id]
        )
        return rows.map { row in
            let heading: String = row["heading"]
            let body: String = row["body"]
            return StoredChunk(
                row: row["id"],
                text: TextCleaning.clean(heading + "\n" + body),
                language: SearchLanguage(tag: row["language"])
            )
        }
    }
}

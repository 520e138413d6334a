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
    ///
    /// `chunker` cuts it in place of the library's own.
    package func upsert(
        _ entry: NewLibraryEntry,
        in collection: String,
        chunker: Chunker? = nil
    ) async throws -> String {
        let chunks = (chunker ?? self.chunker).chunks(of: entry.lines)
        let known = try await present(entry.inputSHA256, in: collection)
        if let known, known.holds(entry, chunks) { return known.id }
        let language =
            entry.language.map { SearchLanguage(tag: $0) }
            ?? SearchLanguage(guessedFrom: entry.lines.map(\.text).joined(separator: "\n"))
        let held = known?.language == language ? Set(known?.chunkIDs ?? []) : []
        let vectors = try await vectors(of: chunks.filter { !held.contains($0.id) }, language: language)
        let now = clock.now()
        return try await write { db in
            let time = Timestamp.text(now)
            let id = try Self.ensureCollection(collection, now: time, in: db)
            let entryID = try Self.writeEntry(entry, language: language, collection: id, now: now, in: db)
            try Self.writeFields(entry.fields, of: entryID, in: db)
            let place = ChunkPlace(entry: entryID, collection: id, language: language)
            let added = try Self.bring(chunks, to: place, keeping: held, in: db)
            if let vectors {
                let generation = try Generation.target(for: vectors.space, of: id, now: time, in: db)
                try generation.keep(added.compactMap { row, id in vectors.byChunk[id].map { (row, $0) } }, in: db)
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
            try Self.removeChunks(of: entry, keeping: [], collection: id, in: db)
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
            try db.execute(sql: "DELETE FROM fusion_shares WHERE collection = ?", arguments: [name])
            return id
        }
        if let removed { indexes.withLock { $0[removed] = nil } }
        return removed != nil
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

        func holds(_ entry: NewLibraryEntry, _ chunks: [Chunk]) -> Bool {
            artifactSHA256 == entry.artifactSHA256 && title == entry.title && chunkIDs == chunks.map(\.id)
                && places == chunks.map { PlaceCoding.text($0.places) } && fields == Set(entry.fields)
                && (entry.language == nil || SearchLanguage(tag: entry.language) == language)
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
                sql: "SELECT chunk_id, places FROM chunks WHERE entry_id = ? ORDER BY ordinal",
                arguments: [id]
            )
            return Present(
                id: id,
                artifactSHA256: row["artifact_sha256"],
                title: row["title"],
                language: SearchLanguage(tag: row["language"]),
                chunkIDs: chunks.map { $0["chunk_id"] },
                places: chunks.map { $0["places"] },
                fields: try Self.fields(of: id, in: db)
            )
        }
    }

    /// What an embedder made of some chunks, by their ids.
    private struct ChunkVectors: Sendable {
        var space: VectorSpace
        var byChunk: [String: Result<Embedding.Vector, any Error>]
    }

    /// The vectors of chunks that are new; `nil` where the embedder may keep us waiting: they are made behind our back.
    private func vectors(of chunks: [Chunk], language: SearchLanguage) async throws -> ChunkVectors? {
        guard embedder.answersAtOnce else { return nil }
        let made = try await embedder.embed(chunks.map { $0.heading + "\n" + $0.text }, language: language)
        guard made.vectors.count == chunks.count else {
            let counts = "\(made.vectors.count) vectors for \(chunks.count) texts"
            throw GreffierError(.stageDefect, detail: "\(made.space.identity) gave \(counts)")
        }
        let pairs = zip(chunks, made.vectors).map { ($0.id, $1.mapError { $0 as any Error }) }
        return ChunkVectors(space: made.space, byChunk: Dictionary(pairs) { first, _ in first })
    }

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
}

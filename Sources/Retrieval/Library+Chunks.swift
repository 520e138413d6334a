// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// The rows of passages: one in `chunks`, one of the same number in the full-text table.
extension Library {
    /// Where chunks are put.
    struct ChunkPlace: Sendable {
        var entry: String
        var collection: Int64
        var language: SearchLanguage
    }

    /// Makes these the chunks of an entry; returns the rows of those that were added with their ids.
    ///
    /// Those of `held` that are there stay as they are, with their vectors, and only move.
    static func bring(
        _ chunks: [Chunk],
        to place: ChunkPlace,
        keeping held: Set<String>,
        in db: Database
    ) throws -> [(row: Int64, id: String)] {
        try removeChunks(
            of: place.entry,
            keeping: held.intersection(chunks.map(\.id)),
            collection: place.collection,
            in: db
        )
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, chunk_id FROM chunks WHERE entry_id = ?",
            arguments: [place.entry]
        )
        let known = Dictionary(rows.map { ($0["chunk_id"] as String, $0["id"] as Int64) }) { first, _ in first }
        // Out of each other's way: no two chunks of an entry may have one number even for a moment.
        try db.execute(sql: "UPDATE chunks SET ordinal = -1 - ordinal WHERE entry_id = ?", arguments: [place.entry])
        var added: [(row: Int64, id: String)] = []
        for (ordinal, chunk) in chunks.enumerated() {
            if let row = known[chunk.id] {
                try db.execute(
                    sql: "UPDATE chunks SET ordinal = ?, places = ? WHERE id = ?",
                    arguments: [ordinal, PlaceCoding.text(chunk.places), row]
                )
            } else {
                added.append((try insert(chunk, ordinal: ordinal, to: place, in: db), chunk.id))
            }
        }
        return added
    }

    /// Takes the chunks of an entry away but for those of these ids.
    static func removeChunks(of entry: String, keeping held: Set<String>, collection: Int64, in db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, chunk_id FROM chunks WHERE entry_id = ?",
            arguments: [entry]
        )
        let text = try db.cachedStatement(sql: "DELETE FROM \(textTable(collection)) WHERE rowid = ?")
        let chunk = try db.cachedStatement(sql: "DELETE FROM chunks WHERE id = ?")
        for row in rows where !held.contains(row["chunk_id"]) {
            try text.execute(arguments: [row["id"] as Int64])
            try chunk.execute(arguments: [row["id"] as Int64])
        }
    }

    private static func insert(_ chunk: Chunk, ordinal: Int, to place: ChunkPlace, in db: Database) throws -> Int64 {
        let row = try db.cachedStatement(
            sql: "INSERT INTO chunks (entry_id, ordinal, chunk_id, heading, tokens, places) VALUES (?, ?, ?, ?, ?, ?)"
        )
        try row.execute(
            arguments: [place.entry, ordinal, chunk.id, chunk.heading, chunk.tokens, PlaceCoding.text(chunk.places)]
        )
        let id = db.lastInsertedRowID
        let mark = String(Character(IndexMark.language(place.language)))
        let text = try db.cachedStatement(
            sql: "INSERT INTO \(textTable(place.collection)) (rowid, heading, body) VALUES (?, ?, ?)"
        )
        try text.execute(arguments: [id, mark + chunk.heading, mark + chunk.text])
        return id
    }
}

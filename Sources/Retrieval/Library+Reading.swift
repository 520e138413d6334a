// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel

extension Library {
    /// All collections by name.
    package func collections() async throws -> [CollectionInfo] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT c.*,
                        (SELECT count(*) FROM entries e WHERE e.collection_id = c.id) AS entry_count,
                        (SELECT count(*) FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE e.collection_id = c.id)
                            AS chunk_count
                    FROM collections c ORDER BY c.name
                    """
            )
            return try rows.map { try Self.collection($0, in: db) }
        }
    }

    private static func collection(_ row: Row, in db: Database) throws -> CollectionInfo {
        func count(_ table: String, _ generation: Generation) throws -> Int {
            let sql = "SELECT count(*) FROM \(table) WHERE generation = ?"
            return try Int.fetchOne(db, sql: sql, arguments: [generation.id]) ?? 0
        }
        let serving = try Generation.find(.serving, of: row["id"], in: db)
        let building = try Generation.find(.building, of: row["id"], in: db)
        let chunks: Int = row["chunk_count"]
        return CollectionInfo(
            name: row["name"],
            entries: row["entry_count"],
            chunks: chunks,
            revision: row["revision"],
            embedder: serving?.space.identity ?? "",
            dimension: serving?.space.dimension ?? 0,
            withoutVector: try serving.map { chunks - (try count("vectors", $0)) } ?? chunks,
            rebuilding: try building.map { building in
                CollectionInfo.Rebuilding(
                    embedder: building.space.identity,
                    dimension: building.space.dimension,
                    done: try count("vectors", building) + count("unembedded", building)
                )
            },
            createdAt: date(row["created_at"]),
            updatedAt: date(row["updated_at"])
        )
    }

    /// All entries of a collection, in the order in which they came; none for a collection that does not exist.
    package func entries(in collection: String) async throws -> [LibraryEntry] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.*, c.name AS collection FROM entries e JOIN collections c ON c.id = e.collection_id
                    WHERE c.name = ? ORDER BY e.added_at, e.id
                    """,
                arguments: [collection]
            ).compactMap(Self.entry)
        }
    }

    /// The entry of this id, or `nil`.
    package func entry(_ id: String) async throws -> LibraryEntry? {
        try await read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT e.*, c.name AS collection FROM entries e JOIN collections c ON c.id = e.collection_id
                    WHERE e.id = ?
                    """,
                arguments: [id]
            ).flatMap(Self.entry)
        }
    }

    /// Rises with every change of a collection's contents; 0 for a collection that does not exist.
    package func revision(of collection: String) async throws -> Int {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT revision FROM collections WHERE name = ?", arguments: [collection]) ?? 0
        }
    }

    static func entry(_ row: Row) -> LibraryEntry? {
        guard let run = ULID(row["run"] as String) else { return nil }
        return LibraryEntry(
            id: row["id"],
            collection: row["collection"],
            inputSHA256: row["input_sha256"],
            source: row["source"],
            run: run,
            language: row["language"],
            artifactSHA256: row["artifact_sha256"],
            data: row["data"],
            title: row["title"],
            addedAt: date(row["added_at"]),
            updatedAt: date(row["updated_at"]),
            status: LibraryEntry.Status(rawValue: row["status"]) ?? .open,
            validUntil: row["valid_until"],
            documentDate: row["document_date"],
            person: row["person"]
        )
    }

    private static func date(_ text: String) -> Date { Timestamp.date(text) ?? Date(timeIntervalSince1970: 0) }
}

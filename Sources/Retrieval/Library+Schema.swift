// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

extension Library {
    /// What brings a file from each layout to the next, the first from nothing.
    ///
    /// The number of steps done stands in `PRAGMA user_version`. A step that was released never changes.
    static let steps = [
        firstLayout, peopleLayout, fieldsLayout, vectorsLayout, judgementsLayout, judgedDocumentsLayout, sharesLayout,
        meaningsLayout, secretLayout,
    ]

    /// The newest layout that this program knows.
    package static var layout: Int { steps.count }

    /// Brings an older or new file to the present layout, in one transaction.
    ///
    /// Throws `store.newer` for one of a later program.
    static func migrate(_ writer: some DatabaseWriter) throws {
        try writer.write { db in
            for step in steps.dropFirst(try checkVersion(db)) { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA user_version = \(steps.count)")
        }
    }

    /// Whether steps are missing.
    static func isOutdated(_ db: Database) throws -> Bool { try checkVersion(db) < steps.count }

    /// The file's layout.
    ///
    /// Throws `store.newer` for one that a later program wrote.
    static func checkVersion(_ db: Database) throws -> Int {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= layout else {
            throw GreffierError(.storeNewer, detail: "library.sqlite has layout \(found), this program knows \(layout)")
        }
        return found
    }

    private static let firstLayout = """
        CREATE TABLE collections (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
            embedder TEXT NOT NULL,
            dimension INTEGER NOT NULL CHECK (dimension > 0),
            revision INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        );
        CREATE TABLE entries (
            id TEXT PRIMARY KEY,
            collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
            input_sha256 TEXT NOT NULL,
            source TEXT NOT NULL,
            run TEXT NOT NULL,
            language TEXT,
            artifact_sha256 TEXT NOT NULL,
            data BLOB NOT NULL,
            title TEXT NOT NULL,
            added_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            UNIQUE (collection_id, input_sha256)
        );
        CREATE TABLE chunks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            chunk_id TEXT NOT NULL,
            heading TEXT NOT NULL,
            tokens INTEGER NOT NULL,
            places TEXT NOT NULL,
            vector BLOB NOT NULL,
            UNIQUE (entry_id, ordinal)
        );
        """

    /// The full-text table of one collection: its word statistics are those of that collection alone.
    static func textTable(_ collection: Int64) -> String { "text_\(collection)" }

    /// The collection's id, made with its full-text table where it is missing.
    static func ensureCollection(_ name: String, now: String, in db: Database) throws -> Int64 {
        if let id = try collectionID(name, in: db) { return id }
        try db.execute(
            sql: "INSERT INTO collections (name, created_at, updated_at) VALUES (?, ?, ?)",
            arguments: [name, now, now]
        )
        let id = db.lastInsertedRowID
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE \(textTable(id)) USING fts5(heading, body, tokenize = '\(BilingualTokenizer.name)')
                """
        )
        try setMerging(textTable(id), in: db)
        return id
    }

    /// Lets a full-text table merge eight segments at a time where SQLite merges four.
    ///
    /// Each term is written less often, and a search looks into a few segments more until they are compacted. Measured in
    /// docs/benchmarks.md.
    static func setMerging(_ table: String, in db: Database) throws {
        for (option, value) in [("automerge", 8), ("crisismerge", 32)] {
            try db.execute(sql: "INSERT INTO \(table)(\(table), rank) VALUES (?, ?)", arguments: [option, value])
        }
    }

    static func collectionID(_ name: String, in db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT id FROM collections WHERE name = ?", arguments: [name])
    }

    static func touch(_ collection: Int64, now: String, in db: Database) throws {
        try db.execute(
            sql: "UPDATE collections SET revision = revision + 1, updated_at = ? WHERE id = ?",
            arguments: [now, collection]
        )
    }
}

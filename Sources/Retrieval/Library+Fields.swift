// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// The values by which entries are found field by field.
extension Library {
    /// The names of files that older entries came under are found as far as SQL can fold them; the rest comes when an entry
    /// is indexed again.
    static let fieldsLayout = """
        CREATE TABLE entry_fields (
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            PRIMARY KEY (field, value, entry_id)
        ) WITHOUT ROWID;
        CREATE INDEX entry_fields_by_entry ON entry_fields(entry_id);
        INSERT INTO entry_fields (field, value, entry_id)
            SELECT 'source', lower(replace(replace(replace(source, '.', ' '), '-', ' '), '_', ' ')), id FROM entries;
        """

    /// Replaces the fields of an entry; the name of its file is always one.
    static func writeFields(_ fields: [EntryField], of entry: String, in db: Database) throws {
        try db.execute(sql: "DELETE FROM entry_fields WHERE entry_id = ?", arguments: [entry])
        let source = try String.fetchOne(db, sql: "SELECT source FROM entries WHERE id = ?", arguments: [entry])
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO entry_fields (field, value, entry_id) VALUES (?, ?, ?)"
        )
        for field in fields + [source.flatMap { EntryField(.source, $0) }].compactMap({ $0 }) {
            try statement.execute(arguments: [field.field.rawValue, field.value, entry])
        }
    }

    /// The fields of an entry but for the name of its file.
    static func fields(of entry: String, in db: Database) throws -> Set<EntryField> {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT field, value FROM entry_fields WHERE entry_id = ? AND field <> 'source'",
            arguments: [entry]
        )
        return Set(
            rows.compactMap { row in
                SearchField(rawValue: row["field"]).flatMap { EntryField($0, row["value"] as String) }
            }
        )
    }

    /// The entries of a collection that nothing but the name of their file was kept of, as an earlier version left them.
    package func entriesWithoutFields(in collection: String) async throws -> [LibraryEntry] {
        let sql = """
            c.name = ? AND NOT EXISTS (SELECT 1 FROM entry_fields f WHERE f.entry_id = e.id AND f.field <> 'source')
            """
        return try await read { db in try Self.fetch(sql, [collection], in: db) }
    }

    /// Keeps these fields of an entry in place of those that it has; does nothing for an entry that does not exist.
    package func keep(_ fields: [EntryField], of entry: String) async throws {
        let now = Timestamp.text(clock.now())
        try await write { db in
            let collection = try Int64.fetchOne(
                db,
                sql: "SELECT collection_id FROM entries WHERE id = ?",
                arguments: [entry]
            )
            guard let collection else { return }
            try Self.writeFields(fields, of: entry, in: db)
            try Self.touch(collection, now: now, in: db)
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// What of a collection takes part in matching.
extension Library {
    /// The entries that count on `day` (`YYYY-MM-DD`), in the order in which they came: those that are open, and of each
    /// person the newest document alone.
    package func ranked(in collection: String, on day: String) async throws -> [LibraryEntry] {
        Self.newest(of: try await entries(in: collection).filter { $0.isOpen(on: day) })
    }

    /// Of each person the entry with the latest document; of equals the one that came last.
    static func newest(of entries: [LibraryEntry]) -> [LibraryEntry] {
        var latest: [String: LibraryEntry] = [:]
        for entry in entries {
            guard let person = entry.person else { continue }
            if let other = latest[person], !other.isOlder(than: entry) { continue }
            latest[person] = entry
        }
        return entries.filter { entry in entry.person.map { latest[$0]?.id == entry.id } ?? true }
    }

    /// The entry of an original file in another collection than `other`, by the names of collections; `nil` without one.
    package func entry(ofFile sha256: String, besides other: String) async throws -> LibraryEntry? {
        try await read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT e.*, c.name AS collection FROM entries e JOIN collections c ON c.id = e.collection_id
                    WHERE e.input_sha256 = ? AND c.name <> ? ORDER BY c.name
                    """,
                arguments: [sha256, other]
            ).flatMap(Self.entry)
        }
    }

    /// Keeps what an entry stands for.
    ///
    /// Raises the revision only where that changes something. Does nothing for an entry that does not exist.
    package func describe(_ entry: String, as facts: EntryFacts) async throws {
        let now = Timestamp.text(clock.now())
        try await write { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT collection_id, status, valid_until, document_date FROM entries WHERE id = ?",
                arguments: [entry]
            )
            guard let row else { return }
            try Self.keep(facts.identityKeys ?? [], of: entry, in: db)
            let known: [String?] = [row["status"], row["valid_until"], row["document_date"]]
            guard known != [facts.status.rawValue, facts.validUntil, facts.documentDate] else { return }
            try db.execute(
                sql: "UPDATE entries SET status = ?, valid_until = ?, document_date = ? WHERE id = ?",
                arguments: [facts.status.rawValue, facts.validUntil, facts.documentDate, entry]
            )
            try Self.touch(row["collection_id"], now: now, in: db)
        }
    }

    private static func keep(_ keys: [String], of entry: String, in db: Database) throws {
        try db.execute(sql: "DELETE FROM identity_keys WHERE entry_id = ?", arguments: [entry])
        for key in Set(keys) {
            try db.execute(sql: "INSERT INTO identity_keys (entry_id, key) VALUES (?, ?)", arguments: [entry, key])
        }
    }
}

extension LibraryEntry {
    /// Whether the other document of the same person stands for them now.
    package func isOlder(than other: LibraryEntry) -> Bool {
        (documentDate ?? "", addedAt, id) < (other.documentDate ?? "", other.addedAt, other.id)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel

/// Whose the entries are.
extension Library {
    /// What tells of an entry how it and each of those that share a key with it go together.
    package typealias PersonJudge = @Sendable (LibraryEntry, [LibraryEntry]) -> [PersonLink]

    /// Entries with one key that are looked at for a new one, the newest first: what so many share, as the number of an
    /// agency, says little of a person.
    private static let mostOfKey = 50

    /// Finds out whose an entry is, among those with which it shares a key.
    ///
    /// In one transaction, so that of two that come at once the later sees the earlier. May be repeated.
    package func identify(_ entry: String, by judge: @escaping PersonJudge) async throws {
        let now = clock.now()
        try await write { db in
            guard let own = try Self.fetch("e.id = ?", [entry], in: db).first else { return }
            let before = try Self.cluster(around: [entry], in: db)
            try db.execute(sql: "DELETE FROM person_links WHERE first = ? OR second = ?", arguments: [entry, entry])
            for link in judge(own, try Self.sharers(of: own, in: db)) {
                let pair = PersonGroups.Pair(entry, link.other)
                try db.execute(
                    sql: "INSERT OR REPLACE INTO person_links (first, second, verdict, reason) VALUES (?, ?, ?, ?)",
                    arguments: [pair.first, pair.second, link.verdict.rawValue, link.reason]
                )
            }
            try Self.regroup(before.union([entry]), collection: own.collection, now: now, in: db)
        }
    }

    /// The entries of a collection that are of a person and of which nobody has found out yet whose they are.
    ///
    /// They have no keys either: an earlier version of this program wrote them.
    package func unidentified(in collection: String) async throws -> [LibraryEntry] {
        try await read { db in
            try Self.fetch("c.name = ? AND e.person IS NULL", [collection], in: db)
        }
    }

    /// The people of a collection, each with their documents; by the title of the newest.
    package func people(in collection: String) async throws -> [LibraryPerson] {
        let entries = try await entries(in: collection).filter { $0.person != nil }
        return Dictionary(grouping: entries) { $0.person ?? "" }
            .map { LibraryPerson(id: $0.key, versions: $0.value.sorted { $1.isOlder(than: $0) }) }
            .sorted { ($0.versions.first?.title ?? "", $0.id) < ($1.versions.first?.title ?? "", $1.id) }
    }

    /// The pairs that wait for a person's decision, in the order of their ids.
    package func doubtful(in collection: String) async throws -> [DoubtfulPair] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT l.first, l.second, l.reason FROM person_links l
                    JOIN entries a ON a.id = l.first JOIN entries b ON b.id = l.second
                    JOIN collections c ON c.id = a.collection_id
                    WHERE c.name = ? AND a.person IS NOT b.person AND NOT EXISTS (
                        SELECT 1 FROM person_decisions d WHERE d.collection = c.name
                            AND d.first = min(a.input_sha256, b.input_sha256)
                            AND d.second = max(a.input_sha256, b.input_sha256)
                    ) ORDER BY l.first, l.second
                    """,
                arguments: [collection]
            )
            return try rows.compactMap { row in
                guard let first = try Self.fetch("e.id = ?", [row["first"]], in: db).first,
                    let second = try Self.fetch("e.id = ?", [row["second"]], in: db).first
                else { return nil }
                return DoubtfulPair(first: first, second: second, reason: row["reason"])
            }
        }
    }

    // MARK: Deciding

    /// Keeps that two entries of a collection are of one person, or of two; `nil` takes back what was decided.
    ///
    /// Returns whether that is something new. Outlasts the entries: it names their original files.
    @discardableResult
    package func decide(_ decision: PersonDecision?, _ pairs: [(LibraryEntry, LibraryEntry)]) async throws -> Bool {
        let now = clock.now()
        let pairs = pairs.filter { $0.0.collection == $0.1.collection && $0.0.inputSHA256 != $0.1.inputSHA256 }
        guard let collection = pairs.first?.0.collection else { return false }
        return try await write { db in
            let before = try Self.cluster(around: Set(pairs.flatMap { [$0.0.id, $0.1.id] }), in: db)
            var changes = 0
            for (one, other) in pairs {
                let pair = PersonGroups.Pair(one.inputSHA256, other.inputSHA256)
                try db.execute(
                    sql: """
                        DELETE FROM person_decisions WHERE collection = ? AND first = ? AND second = ?
                            AND verdict IS NOT ?
                        """,
                    arguments: [collection, pair.first, pair.second, decision?.rawValue]
                )
                changes += db.changesCount
                guard let decision else { continue }
                try db.execute(
                    sql: "INSERT OR IGNORE INTO person_decisions VALUES (?, ?, ?, ?, ?)",
                    arguments: [collection, pair.first, pair.second, decision.rawValue, Timestamp.text(now)]
                )
                changes += db.changesCount
            }
            guard changes > 0 else { return false }
            try Self.regroup(before, collection: collection, now: now, in: db)
            return true
        }
    }

    /// The entries about which somebody decided something together with this one.
    package func decided(with entry: LibraryEntry) async throws -> [(entry: LibraryEntry, decision: PersonDecision)] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT e.id, d.verdict FROM person_decisions d JOIN collections c ON c.name = d.collection
                    JOIN entries e ON e.collection_id = c.id
                        AND e.input_sha256 = CASE d.first WHEN ?1 THEN d.second ELSE d.first END
                    WHERE d.collection = ?2 AND (d.first = ?1 OR d.second = ?1) ORDER BY e.id
                    """,
                arguments: [entry.inputSHA256, entry.collection]
            )
            return try rows.compactMap { row in
                guard let other = try Self.fetch("e.id = ?", [row["id"]], in: db).first,
                    let decision = PersonDecision(rawValue: row["verdict"])
                else { return nil }
                return (other, decision)
            }
        }
    }

    // MARK: Parts

    static func fetch(_ condition: String, _ arguments: StatementArguments, in db: Database) throws
        -> [LibraryEntry]
    {
        try Row.fetchAll(
            db,
            sql: """
                SELECT e.*, c.name AS collection FROM entries e JOIN collections c ON c.id = e.collection_id
                WHERE \(condition) ORDER BY e.added_at, e.id
                """,
            arguments: arguments
        ).compactMap(entry)
    }

    /// The other entries of its collection that share a key with an entry.
    private static func sharers(of entry: LibraryEntry, in db: Database) throws -> [LibraryEntry] {
        let keys = try String.fetchAll(
            db,
            sql: "SELECT key FROM identity_keys WHERE entry_id = ? ORDER BY key",
            arguments: [entry.id]
        )
        var found: Set<String> = []
        for key in keys {
            found.formUnion(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT k.entry_id FROM identity_keys k JOIN entries e ON e.id = k.entry_id
                        JOIN collections c ON c.id = e.collection_id
                        WHERE k.key = ? AND c.name = ? AND e.id <> ? ORDER BY e.added_at DESC, e.id DESC LIMIT ?
                        """,
                    arguments: [key, entry.collection, entry.id, mostOfKey]
                )
            )
        }
        return try found.sorted().compactMap { try fetch("e.id = ?", [$0], in: db).first }
    }

    /// All entries that links and decisions join with some, over any number of steps, and those of their persons.
    private static func cluster(around entries: Set<String>, in db: Database) throws -> Set<String> {
        var reached = entries
        var open = entries
        while let next = open.popFirst() {
            let neighbours = try String.fetchAll(
                db,
                sql: """
                    SELECT second FROM person_links WHERE first = ?1 AND verdict = 'same'
                    UNION SELECT first FROM person_links WHERE second = ?1 AND verdict = 'same'
                    UNION SELECT o.id FROM entries e JOIN entries o ON o.person = e.person WHERE e.id = ?1
                    UNION SELECT o.id FROM entries e JOIN collections c ON c.id = e.collection_id
                        JOIN person_decisions d ON d.collection = c.name AND d.verdict = 'same'
                            AND (d.first = e.input_sha256 OR d.second = e.input_sha256)
                        JOIN entries o ON o.collection_id = c.id AND o.input_sha256 IN (d.first, d.second)
                        WHERE e.id = ?1
                    """,
                arguments: [next]
            )
            for neighbour in neighbours where reached.insert(neighbour).inserted { open.insert(neighbour) }
        }
        return reached
    }

    /// Works out anew whose the entries of some clusters are.
    private static func regroup(_ seeds: Set<String>, collection: String, now: Date, in db: Database) throws {
        let entries = try cluster(around: seeds, in: db).sorted().compactMap {
            try fetch("e.id = ?", [$0], in: db).first
        }
        let ids = Dictionary(entries.map { ($0.inputSHA256, $0.id) }) { first, _ in first }
        var found: Set<PersonGroups.Pair> = []
        var decisions: [PersonGroups.Pair: PersonDecision] = [:]
        for entry in entries {
            let seconds = try String.fetchAll(
                db,
                sql: "SELECT second FROM person_links WHERE first = ? AND verdict = 'same'",
                arguments: [entry.id]
            )
            found.formUnion(seconds.map { PersonGroups.Pair(entry.id, $0) })
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT second, verdict FROM person_decisions WHERE collection = ? AND first = ?",
                arguments: [collection, entry.inputSHA256]
            )
            for row in rows {
                guard let other = ids[row["second"]] else { continue }
                decisions[PersonGroups.Pair(entry.id, other)] = PersonDecision(rawValue: row["verdict"])
            }
        }
        let known = Dictionary(
            uniqueKeysWithValues: entries.compactMap { entry in entry.person.map { (entry.id, $0) } }
        )
        let groups = PersonGroups(entries.map(\.id), found: found, decisions: decisions)
        var changed = false
        for (entry, person) in groups.persons(known, fresh: { ULID(date: now).text }) where known[entry] != person {
            try db.execute(sql: "UPDATE entries SET person = ? WHERE id = ?", arguments: [person, entry])
            changed = true
        }
        guard changed, let id = try collectionID(collection, in: db) else { return }
        try touch(id, now: Timestamp.text(now), in: db)
    }
}

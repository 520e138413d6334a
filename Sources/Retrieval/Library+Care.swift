// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import Synchronization

/// What keeps the file sound and small.
extension Library {
    /// What is wrong with the file, in SQLite's words or ours; empty when it is sound.
    ///
    /// `thorough` compares the indexes with the tables as well, and the words and vectors with the passages. Holds up no
    /// writer.
    package func damages(thorough: Bool) async throws -> [String] {
        do {
            let pragma = thorough ? "integrity_check" : "quick_check"
            let found = try await reader.read { db in
                let found = try String.fetchAll(db, sql: "PRAGMA \(pragma)(10)").filter { $0 != "ok" }
                return try thorough && found.isEmpty ? Self.indexDamages(in: db) : found
            }
            return found
        } catch let error as DatabaseError
            where error.resultCode.primaryResultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        {
            return ["\(error)"]
        } catch {
            throw Self.mapped(error)
        }
    }

    /// Brings the write-ahead log into the file; with `compacting` makes each word index one segment first, which searches
    /// are quickest in, and gives unused pages back.
    package func tidy(compacting: Bool) async throws {
        guard let writer else {
            throw GreffierError(.storeUnavailable, detail: "library.sqlite is open for reading only")
        }
        do {
            try await writer.writeWithoutTransaction { db in
                if compacting {
                    for id in try Int64.fetchAll(db, sql: "SELECT id FROM collections ORDER BY id") {
                        let table = Self.textTable(id)
                        try db.execute(sql: "INSERT INTO \(table)(\(table)) VALUES ('optimize')")
                    }
                    try db.execute(sql: "VACUUM")
                }
                _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        } catch {
            throw Self.mapped(error)
        }
    }

    // MARK: Indexes

    /// What was made good.
    package struct Repair: Sendable, Equatable {
        /// Whether the word index was made anew from the texts in it.
        package var words = false
        /// Damaged vectors that were taken out, to be made again.
        package var vectors = 0
    }

    /// Makes the word index of a collection anew from its texts and takes damaged vectors out; `nil` for a collection that
    /// does not exist.
    ///
    /// With `allVectors` all of them go. `renewVectors` or the daemon makes those again that are missing. Throws
    /// `store.corrupt` where texts themselves are missing: they must come from the runs again.
    package func repair(_ collection: String, allVectors: Bool = false) async throws -> Repair? {
        let now = Timestamp.text(clock.now())
        let repair: Repair? = try await write { db in
            guard let id = try Self.collectionID(collection, in: db) else { return nil }
            guard try Self.lost(from: id, in: db) == 0 else {
                throw GreffierError(.storeCorrupt, detail: "\(collection): texts of passages are missing")
            }
            var repair = Repair()
            let table = Self.textTable(id)
            // Collections of earlier versions do not merge like that yet.
            try Self.setMerging(table, in: db)
            try db.execute(sql: "INSERT INTO \(table)(\(table)) VALUES ('rebuild')")
            repair.words = true
            repair.vectors = try Self.dropVectors(of: id, all: allVectors, in: db)
            try Self.touch(id, now: now, in: db)
            return repair
        }
        indexes.withLock { $0.removeAll() }
        return repair
    }

    /// The end of the words for damage that only the runs can make good.
    package static let lostTexts = "passages without their text"

    private static func indexDamages(in db: Database) throws -> [String] {
        var found: [String] = []
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM collections ORDER BY id") {
            let name: String = row["name"]
            let lost = try lost(from: row["id"], in: db)
            if lost > 0 { found.append("\(name): \(lost) \(Self.lostTexts)") }
            let words = try unmatchedPassages(of: row["id"], in: db)
            if words > 0 { found.append("\(name): the word index lacks \(words) passages") }
            let vectors = try damagedVectors(of: row["id"], in: db).count
            if vectors > 0 { found.append("\(name): \(vectors) damaged vectors") }
        }
        return found
    }

    /// How many passages have no text to be indexed.
    private static func lost(from collection: Int64, in db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE e.collection_id = ?
                    AND NOT EXISTS (SELECT 1 FROM \(textTable(collection))_content t WHERE t.id = k.id)
                """,
            arguments: [collection]
        ) ?? 0
    }

    /// How many of the passages a search for a word of theirs does not find.
    ///
    /// One word of each is looked for: the full-text module's own check needs to write.
    private static func unmatchedPassages(of collection: Int64, in db: Database) throws -> Int {
        let table = textTable(collection)
        let rows = try Row.fetchCursor(db, sql: "SELECT rowid AS id, heading, body FROM \(table)")
        let found = try db.cachedStatement(sql: "SELECT 1 FROM \(table) WHERE \(table) MATCH ? AND rowid = ?")
        var unmatched = 0
        while let row = try rows.next() {
            let text = TextCleaning.clean((row["body"] as String) + " " + (row["heading"] as String))
            guard let word = WordScanner.words(in: text).first else { continue }
            let query = "\"\(IndexMark.exact)\(word)\""
            if try Bool.fetchOne(found, arguments: [query, row["id"] as Int64]) != true { unmatched += 1 }
        }
        return unmatched
    }

    private static func damagedVectors(of collection: Int64, in db: Database) throws -> [Int64] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT v.id, v.data, g.dimension, g.form FROM generations g JOIN vectors v ON v.generation = g.id
                WHERE g.collection_id = ?
                """,
            arguments: [collection]
        )
        var damaged: [Int64] = []
        while let row = try rows.next() {
            let data: Data = row["data"]
            let isDense = row["form"] == VectorSpace.Form.dense.rawValue
            let isSound = isDense ? data.count == 4 * (row["dimension"] as Int) : SparseSteps(encoded: data) != nil
            if !isSound { damaged.append(row["id"]) }
        }
        return damaged
    }

    private static func dropVectors(of collection: Int64, all: Bool, in db: Database) throws -> Int {
        let generations = "(SELECT id FROM generations WHERE collection_id = ?)"
        if all {
            try db.execute(sql: "DELETE FROM unembedded WHERE generation IN \(generations)", arguments: [collection])
            try db.execute(sql: "DELETE FROM vectors WHERE generation IN \(generations)", arguments: [collection])
            return db.changesCount
        }
        let damaged = try damagedVectors(of: collection, in: db)
        for id in damaged { try db.execute(sql: "DELETE FROM vectors WHERE id = ?", arguments: [id]) }
        return damaged.count
    }
}

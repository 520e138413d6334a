// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// How the vectors of the collections follow their passages and their embedder, behind the back of searches.
extension Library {
    /// Makes some of the vectors that are missing; returns whether more may be.
    ///
    /// Where the embedder is another than the one whose vectors serve, or has become another, all vectors are made again
    /// beside those; when none is missing they take over in one transaction, and the old ones go. What was made stays made
    /// when the process ends at any moment. Throws what the embedder throws where it does not answer; a passage that it
    /// cannot take stays without a vector, and the words find it.
    package func advanceVectors(most: Int = 64) async throws -> Bool {
        if try await dropRetired() { return true }
        let names = try await read { db in try String.fetchAll(db, sql: "SELECT name FROM collections ORDER BY id") }
        guard !names.isEmpty else { return false }
        let space = try await embedder.space()
        for name in names {
            if try await advance(name, to: space, most: most) { return true }
        }
        return false
    }

    /// Makes all vectors that are missing, and takes those of another embedder away.
    ///
    /// Throws as `advanceVectors` does.
    package func renewVectors() async throws {
        while try await advanceVectors() { try Task.checkCancellation() }
    }

    /// What changes whenever a passage comes or goes, and when it is time to ask again what the embedder is.
    package struct ContentsMark: Sendable, Equatable {
        package var revisions: Int
        package var space: VectorSpace
    }

    /// Throws what the embedder throws where it does not answer.
    package func contentsMark() async throws -> ContentsMark {
        let revisions = try await read { db in
            try Int.fetchOne(db, sql: "SELECT coalesce(sum(revision), 0) + coalesce(max(id), 0) FROM collections") ?? 0
        }
        return ContentsMark(revisions: revisions, space: try await embedder.space())
    }

    /// What one passage is embedded as.
    private struct Waiting: Sendable {
        var row: Int64
        var text: String
        var language: SearchLanguage
    }

    private func advance(_ name: String, to space: VectorSpace, most: Int) async throws -> Bool {
        let waiting = try await read { db in try Self.waiting(for: space, in: name, most: most, db) }
        guard let waiting else { return false }
        var made: [(row: Int64, vector: Result<Embedding.Vector, any Error>)] = []
        for language in SearchLanguage.allCases {
            let group = waiting.filter { $0.language == language }
            guard !group.isEmpty else { continue }
            let embedding = try await embedder.embed(group.map(\.text), language: language)
            guard embedding.space == space, embedding.vectors.count == group.count else {
                // It has become another meanwhile: what it is now is asked again.
                if try await embedder.space() != space { return true }
                throw GreffierError(
                    .stageDefect,
                    detail: "\(space.identity) gave vectors of \(embedding.space.identity)"
                )
            }
            for (item, vector) in zip(group, embedding.vectors) { made.append((item.row, vector.mapError { $0 })) }
        }
        let now = Timestamp.text(clock.now())
        let kept = made
        return try await write { db in
            guard let id = try Self.collectionID(name, in: db) else { return true }
            let generation = try Generation.target(for: space, of: id, now: now, in: db)
            if !kept.isEmpty { try generation.keep(kept, in: db) }
            try Self.swapIfWhole(generation, collection: id, now: now, in: db)
            return true
        }
    }

    /// The passages of a collection that lack a vector of `space`; `nil` where there is nothing to do.
    private static func waiting(
        for space: VectorSpace,
        in name: String,
        most: Int,
        _ db: Database
    ) throws -> [Waiting]? {
        guard let id = try collectionID(name, in: db) else { return nil }
        let serving = try Generation.find(.serving, of: id, in: db)
        let building = try Generation.find(.building, of: id, in: db)
        let target = [serving, building].compactMap { $0 }.first { $0.space == space }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT k.id, t.heading, t.body, e.language FROM entries e JOIN chunks k ON k.entry_id = e.id
                JOIN \(textTable(id)) t ON t.rowid = k.id
                WHERE e.collection_id = ?
                    AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.generation = ? AND v.chunk = k.id)
                    AND NOT EXISTS (SELECT 1 FROM unembedded u WHERE u.generation = ? AND u.chunk = k.id)
                ORDER BY k.id LIMIT ?
                """,
            arguments: [id, target?.id ?? 0, target?.id ?? 0, most]
        )
        // An empty collection takes the new space on at once; a serving one lacks nothing when no passage waits.
        if rows.isEmpty, target == serving, building == nil { return nil }
        return rows.map { row in
            Waiting(
                row: row["id"],
                text: TextCleaning.clean((row["heading"] as String) + "\n" + (row["body"] as String)),
                language: SearchLanguage(tag: row["language"])
            )
        }
    }

    /// Lets a generation take over that lacks nothing; takes one away that was begun for nothing.
    private static func swapIfWhole(_ generation: Generation, collection: Int64, now: String, in db: Database) throws {
        if generation.state == .serving {
            if let stale = try Generation.find(.building, of: collection, in: db) {
                try Generation.retire(stale.id, in: db)
            }
            return
        }
        let lacks = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM entries e JOIN chunks k ON k.entry_id = e.id
                WHERE e.collection_id = ?
                    AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.generation = ? AND v.chunk = k.id)
                    AND NOT EXISTS (SELECT 1 FROM unembedded u WHERE u.generation = ? AND u.chunk = k.id))
                """,
            arguments: [collection, generation.id, generation.id]
        )
        guard lacks == false else { return }
        if let serving = try Generation.find(.serving, of: collection, in: db) {
            try Generation.retire(serving.id, in: db)
        }
        try db.execute(sql: "UPDATE generations SET state = 'serving' WHERE id = ?", arguments: [generation.id])
        try touch(collection, now: now, in: db)
    }

    /// Takes some vectors away that serve no longer, few enough not to hold up others who write.
    private func dropRetired() async throws -> Bool {
        let retired = try await read { db in
            try Int64.fetchOne(db, sql: "SELECT id FROM generations WHERE state = 'retired' ORDER BY id")
        }
        guard let retired else { return false }
        try await write { db in
            try db.execute(
                sql: "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors WHERE generation = ? LIMIT 5000)",
                arguments: [retired]
            )
            if db.changesCount == 0 {
                try db.execute(sql: "DELETE FROM generations WHERE id = ?", arguments: [retired])
            }
        }
        return true
    }
}

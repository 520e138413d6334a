// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
import JobModel

/// What people decided.
extension Library {
    /// Keeps the judgements of one run in the place of those that it left before.
    ///
    /// May be repeated.
    package func keep(_ judgements: [StoredJudgement], of run: String) async throws {
        let now = Timestamp.text(clock.now())
        try await write { db in
            try db.execute(sql: "DELETE FROM judgements WHERE run = ?", arguments: [run])
            for judgement in judgements {
                let (offer, candidate) = (judgement.offerDocument, judgement.candidateDocument)
                try db.execute(
                    sql: """
                        INSERT INTO judgements (run, line, file, offer, candidate, outcome, reason, recorded_at,
                            offer_collection, offer_sha256, candidate_collection, candidate_sha256)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        run, judgement.line, judgement.file, judgement.offer, judgement.candidate, judgement.outcome,
                        judgement.reason, now, offer?.collection, offer?.sha256, candidate?.collection,
                        candidate?.sha256,
                    ]
                )
            }
        }
    }

    /// All judgements that were not taken back, the oldest run first, with the ids that their documents have now.
    package func judgements() async throws -> [StoredJudgement] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT j.*, \(Self.entryID("offer")) AS offer_id, \(Self.entryID("candidate")) AS candidate_id
                    FROM judgements j WHERE j.undone_at IS NULL ORDER BY j.run, j.line
                    """
            ).map { row in
                StoredJudgement(
                    run: row["run"],
                    line: row["line"],
                    file: row["file"],
                    offer: row["offer_id"],
                    candidate: row["candidate_id"],
                    outcome: row["outcome"],
                    reason: row["reason"],
                    offerDocument: Self.document("offer", of: row),
                    candidateDocument: Self.document("candidate", of: row)
                )
            }
        }
    }

    /// The runs that brought judgements, taken back or not.
    package func judgedRuns() async throws -> [String] {
        try await read { db in try String.fetchAll(db, sql: "SELECT DISTINCT run FROM judgements ORDER BY run") }
    }

    /// The entry that stands for a judged document now; else the one that stood for it then.
    private static func entryID(_ side: String) -> String {
        """
        coalesce((SELECT e.id FROM entries e JOIN collections c ON c.id = e.collection_id
            WHERE c.name = j.\(side)_collection AND e.input_sha256 = j.\(side)_sha256), j.\(side))
        """
    }

    private static func document(_ side: String, of row: Row) -> DocumentKey? {
        guard let collection = row[side + "_collection"] as String?, let hash = row[side + "_sha256"] as String? else {
            return nil
        }
        return DocumentKey(collection: collection, sha256: hash)
    }

    /// Takes back all judgements of a run, or of a file by its name; returns how many there are of it now.
    ///
    /// May be repeated. With `before` only those of runs before that one are meant: a file of the same name that came after
    /// it counts.
    package func removeJudgements(of runOrFile: String, before run: String? = nil) async throws -> Int {
        let now = Timestamp.text(clock.now())
        return try await write { db in
            let meant = "(run = ?1 COLLATE NOCASE OR file = ?1) AND (?2 IS NULL OR run < ?2)"
            try db.execute(
                sql: "UPDATE judgements SET undone_at = ?3 WHERE \(meant) AND undone_at IS NULL",
                arguments: [runOrFile, run, now]
            )
            return try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM judgements WHERE \(meant)",
                arguments: [runOrFile, run]
            ) ?? 0
        }
    }

    /// The weights learned last, with their version; `nil` where none were.
    package func learnedWeights() async throws -> (version: Int, data: Data)? {
        try await read { db in
            let sql = "SELECT version, data FROM learned_weights ORDER BY version DESC LIMIT 1"
            return try Row.fetchOne(db, sql: sql).map { ($0["version"], $0["data"]) }
        }
    }

    /// Keeps learned weights as a new version, unless they are those in force.
    package func keepWeights(_ data: Data) async throws {
        let now = Timestamp.text(clock.now())
        try await write { db in
            let last = try Data.fetchOne(db, sql: "SELECT data FROM learned_weights ORDER BY version DESC LIMIT 1")
            guard last != data else { return }
            try db.execute(
                sql: "INSERT INTO learned_weights (learned_at, data) VALUES (?, ?)",
                arguments: [now, data]
            )
        }
    }
}

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
                try db.execute(
                    sql: """
                        INSERT INTO judgements (run, line, file, offer, candidate, outcome, reason, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        run, judgement.line, judgement.file, judgement.offer, judgement.candidate, judgement.outcome,
                        judgement.reason, now,
                    ]
                )
            }
        }
    }

    /// All judgements, the oldest run first.
    package func judgements() async throws -> [StoredJudgement] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM judgements ORDER BY run, line").map { row in
                StoredJudgement(
                    run: row["run"],
                    line: row["line"],
                    file: row["file"],
                    offer: row["offer"],
                    candidate: row["candidate"],
                    outcome: row["outcome"],
                    reason: row["reason"]
                )
            }
        }
    }

    /// Takes back all judgements of a run, or of a file by its name; returns how many.
    package func removeJudgements(of runOrFile: String) async throws -> Int {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM judgements WHERE run = ? COLLATE NOCASE OR file = ?",
                arguments: [runOrFile, runOrFile]
            )
            return db.changesCount
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

// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func correct(_ correction: Correction, from stage: String, now: Date) async throws -> Bool {
        try Failpoint.hit(.retryBeforeCommit, StorageErrors.injected)
        let isDone = try await write(.durable, notice: .control) { db -> Bool in
            let run = correction.run.text
            let known = "SELECT 1 FROM corrections WHERE run = ? AND input_sha256 = ?"
            if try Int.fetchOne(db, sql: known, arguments: [run, correction.inputSHA256]) != nil { return true }
            let status = "SELECT finished_at IS NOT NULL FROM runs WHERE id = ?"
            guard let hasEnded = try Bool.fetchOne(db, sql: status, arguments: [correction.target.text]) else {
                throw GreffierError(.runUnknown, detail: "run \(correction.target)")
            }
            guard hasEnded else { return false }
            try db.execute(
                sql: "INSERT INTO corrections (\(Correction.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    run, correction.name, correction.droppedAt.milliseconds, correction.target.text,
                    correction.pipeline, correction.inputSHA256, correction.sha256,
                ]
            )
            let request = RetryRequest(run: correction.target, scope: .from(stage: stage))
            _ = try Retrying(writer: JobWriter(db: db, now: now), request: request).perform()
            return true
        }
        Failpoint.pass(.retryAfterCommit)
        return isDone
    }

    package func corrections(pipeline: String, inputSHA256: String) async throws -> [Correction] {
        try await read { db in
            let sql = """
                SELECT \(Correction.columns) FROM corrections WHERE input_sha256 = ? AND pipeline = ? ORDER BY run
                """
            return try Row.fetchAll(db, sql: sql, arguments: [inputSHA256, pipeline]).map { try Correction($0) }
        }
    }

    package func correction(by run: ULID) async throws -> Correction? {
        try await read { db in
            let sql = "SELECT \(Correction.columns) FROM corrections WHERE run = ? ORDER BY target DESC LIMIT 1"
            return try Row.fetchOne(db, sql: sql, arguments: [run.text]).map { try Correction($0) }
        }
    }
}

extension Correction {
    fileprivate static let columns = "run, name, dropped_at, target, pipeline, input_sha256, sha256"

    /// Reads a row of `columns`.
    fileprivate init(_ row: Row) throws {
        self.init(
            run: try Columns.ulid(row[0]),
            name: row[1],
            droppedAt: Date(milliseconds: row[2]),
            target: try Columns.ulid(row[3]),
            pipeline: row[4],
            inputSHA256: row[5],
            sha256: row[6]
        )
    }
}

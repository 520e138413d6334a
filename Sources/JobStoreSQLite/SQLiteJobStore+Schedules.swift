// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func ticksDone(pipeline: String, expression: String, now: Date) async throws -> Date {
        try await write(.durable) { db in
            let sql = "SELECT expression, done_until FROM schedules WHERE pipeline = ?"
            if let row = try Row.fetchOne(db, sql: sql, arguments: [pipeline]), row[0] == expression {
                return Date(milliseconds: row[1])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO schedules (pipeline, expression, done_until) VALUES (?, ?, ?)",
                arguments: [pipeline, expression, now.milliseconds]
            )
            return now
        }
    }

    package func fire(_ run: NewRun, tick: Date) async throws -> SubmittedRun {
        try Failpoint.hit(.tickBeforeCommit, StorageErrors.injected)
        let fired = try await write(.durable, notice: .work) { db in
            let sql = "SELECT run FROM ticks WHERE pipeline = ? AND tick = ?"
            if let known = try String.fetchOne(db, sql: sql, arguments: [run.pipeline, tick.milliseconds]) {
                return SubmittedRun(run: try Columns.ulid(known), isNew: false)
            }
            let submitted = try RunInserting(db: db).submit(run, RunGraph(plan: run.jobs))
            try db.execute(
                sql: "INSERT INTO ticks (pipeline, tick, run) VALUES (?, ?, ?)",
                arguments: [run.pipeline, tick.milliseconds, submitted.run.text]
            )
            try db.execute(
                sql: "UPDATE schedules SET done_until = max(done_until, ?) WHERE pipeline = ?",
                arguments: [tick.milliseconds, run.pipeline]
            )
            return submitted
        }
        Failpoint.pass(.tickAfterCommit)
        return fired
    }

    package func memo(_ key: String) async throws -> StageResult? {
        try await read { db in
            let sql = "SELECT result FROM memo WHERE key = ?"
            let text = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key])
            return try text.map { try Columns.decode(StageResult.self, $0) }
        }
    }
}

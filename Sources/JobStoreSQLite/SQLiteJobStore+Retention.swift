// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore: JobRetention {
    /// How long a schedule of a pipeline that is gone is remembered: longer than the longest rhythm, a year.
    private static let scheduleMemory = 400 * 86_400.0

    package func pruneRuns(endedBefore date: Date, limit: Int) async throws -> Int {
        try await write(.relaxed) { db in
            let sql =
                "SELECT id FROM runs WHERE finished_at IS NOT NULL AND finished_at < ? ORDER BY finished_at LIMIT ?"
            let ids = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [date.milliseconds, limit])
            let list = try Columns.json(ids)
            try db.execute(
                sql: """
                    INSERT INTO originals (sha256, last_used)
                    SELECT input_sha256, max(finished_at) FROM runs
                    WHERE id IN (SELECT value FROM json_each(?)) AND input_sha256 IS NOT NULL GROUP BY input_sha256
                    ON CONFLICT (sha256) DO UPDATE SET last_used = max(last_used, excluded.last_used)
                    """,
                arguments: [list]
            )
            // Jobs and attempts go with their run.
            try db.execute(sql: "DELETE FROM runs WHERE id IN (SELECT value FROM json_each(?))", arguments: [list])
            return ids.count
        }
    }

    package func forgetMemos(unusedSince date: Date, limit: Int) async throws -> Int {
        try Failpoint.hit(.memoPrune, StorageErrors.injected)
        return try await delete(
            "memo",
            "key IN (SELECT key FROM memo WHERE used_at < ? ORDER BY used_at, key LIMIT ?)",
            date,
            limit
        )
    }

    package func forgetOriginals(unusedSince date: Date, limit: Int) async throws -> Int {
        let count = try await delete(
            "originals",
            "sha256 IN (SELECT sha256 FROM originals WHERE last_used < ? LIMIT ?)",
            date,
            limit
        )
        try await forgetCorrections()
        return count
    }

    /// Corrections go with the file that they are about.
    private func forgetCorrections() async throws {
        try await write(.relaxed) { db in
            try db.execute(
                sql: """
                    DELETE FROM corrections WHERE input_sha256 NOT IN (SELECT sha256 FROM originals)
                        AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.input_sha256 = corrections.input_sha256)
                    """
            )
        }
    }

    private func delete(_ table: String, _ term: String, _ date: Date, _ limit: Int) async throws -> Int {
        try await write(.relaxed) { db in
            try db.execute(sql: "DELETE FROM \(table) WHERE \(term)", arguments: [date.milliseconds, limit])
            return db.changesCount
        }
    }

    package func pruneSchedules(before date: Date, keeping pipelines: Set<String>) async throws -> Int {
        let names = try Columns.json(pipelines.sorted())
        return try await write(.relaxed) { db in
            try db.execute(sql: "DELETE FROM ticks WHERE tick < ?", arguments: [date.milliseconds])
            let ticks = db.changesCount
            let long = date.addingTimeInterval(-Self.scheduleMemory).milliseconds
            try db.execute(
                sql: """
                    DELETE FROM schedules WHERE done_until < ? AND pipeline NOT IN (SELECT value FROM json_each(?))
                    """,
                arguments: [long, names]
            )
            return ticks + db.changesCount
        }
    }

    package func pruneQueues(keeping names: Set<String>) async throws -> Int {
        let names = try Columns.json(names.sorted())
        return try await write(.relaxed) { db in
            try db.execute(
                sql: """
                    DELETE FROM queues WHERE name NOT IN (SELECT value FROM json_each(?)) AND paused_at IS NULL
                        AND breaker_code IS NULL
                        AND name NOT IN (SELECT queue FROM jobs WHERE finished_at IS NULL)
                    """,
                arguments: [names]
            )
            return db.changesCount
        }
    }

    package func prunable(_ limits: RetentionLimits) async throws -> PrunableRows {
        try await read { db in
            func count(_ from: String, _ date: Date?) throws -> Int {
                guard let date else { return 0 }
                return try Int.fetchOne(db, sql: "SELECT count(*) FROM \(from) < ?", arguments: [date.milliseconds])
                    ?? 0
            }
            return PrunableRows(
                runs: try count("runs WHERE finished_at IS NOT NULL AND finished_at", limits.runs),
                memos: try count("memo WHERE used_at", limits.memos),
                originals: try count("originals WHERE last_used", limits.originals),
                calls: try count("model_calls WHERE at", limits.calls)
            )
        }
    }
}

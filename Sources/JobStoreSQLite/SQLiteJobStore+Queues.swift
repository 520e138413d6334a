// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore {
    package func pause(queue: String, now: Date) async throws {
        try await write(.durable, notice: .control) { db in
            try db.execute(
                sql: """
                    INSERT INTO queues (name, paused_at) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET paused_at = coalesce(paused_at, excluded.paused_at)
                    """,
                arguments: [queue, now.milliseconds]
            )
        }
    }

    package func resume(queue: String) async throws {
        try await write(.durable, notice: .control) { db in
            try db.execute(sql: "UPDATE queues SET paused_at = NULL WHERE name = ?", arguments: [queue])
            try Self.write(nil, queue, db)
        }
    }

    package func setBreaker(_ breaker: BreakerRow?, queue: String) async throws {
        try Failpoint.hit(.breakerBeforeCommit, StorageErrors.injected)
        try await write(.relaxed) { db in try Self.write(breaker, queue, db) }
    }

    private static func write(_ breaker: BreakerRow?, _ queue: String, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO queues (name, breaker_code, breaker_detail, breaker_kind, breaker_failures, breaker_until)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET breaker_code = excluded.breaker_code,
                    breaker_detail = excluded.breaker_detail, breaker_kind = excluded.breaker_kind,
                    breaker_failures = excluded.breaker_failures, breaker_until = excluded.breaker_until
                """,
            arguments: [
                queue, breaker?.code, breaker?.detail, breaker?.kind, breaker?.failures, breaker?.until.milliseconds,
            ]
        )
    }

    package func queues() async throws -> [QueueRow] {
        try await read { db in try Self.queues(db) }
    }

    static func queues(_ db: Database) throws -> [QueueRow] {
        let sql = """
            SELECT name, paused_at, breaker_code, breaker_detail, breaker_kind, breaker_failures, breaker_until
            FROM queues ORDER BY name
            """
        var queues = try Row.fetchAll(db, sql: sql).map { row in
            let code: String? = row[2]
            let breaker = code.map {
                BreakerRow(
                    code: $0,
                    detail: row[3] ?? "",
                    kind: row[4] ?? "",
                    failures: row[5] ?? 1,
                    until: Date(milliseconds: row[6])
                )
            }
            return QueueRow(name: row[0], pausedAt: Columns.date(row[1]), breaker: breaker)
        }
        let counts = "SELECT queue, state, count(*) FROM jobs WHERE finished_at IS NULL GROUP BY state, queue"
        for row in try Row.fetchAll(db, sql: counts) {
            let name: String = row[0]
            let count: Int = row[2]
            let index = queues.firstIndex { $0.name == name } ?? queues.endIndex
            if index == queues.endIndex { queues.append(QueueRow(name: name)) }
            switch try Columns.word(JobState.self, row[1]) {
            case .ready: queues[index].ready += count
            case .running: queues[index].running += count
            case .waiting: queues[index].waiting += count
            case .retrying, .snoozed: queues[index].later += count
            case .succeeded, .failed, .cancelled, .skipped: break
            }
        }
        return queues.sorted { $0.name < $1.name }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore {
    package func claim(_ request: ClaimRequest) async throws -> ClaimAnswer {
        try Failpoint.hit(.claimBeforeCommit, StorageErrors.injected)
        let rows = try await write(.relaxed) { db in
            var claiming = Claiming(db: db, request: request)
            return try claiming.perform()
        }
        Failpoint.pass(.claimAfterCommit)
        return rows.read()
    }

    package func recover(owner: String, now: Date) async throws -> Recovery {
        try Failpoint.hit(.recoverBeforeCommit, StorageErrors.injected)
        let recovery = try await write(.durable, notice: .work) { db in
            let writer = JobWriter(db: db, now: now)
            let sql =
                "SELECT id FROM jobs WHERE finished_at IS NULL AND state = 'running' AND lease_owner <> ? ORDER BY id"
            var recovery = Recovery()
            for id in try Int64.fetchAll(db, sql: sql, arguments: [owner]).map(JobID.init) {
                guard let left = try writer.apply(.ownerDied, to: id) else { continue }
                if left.state == .failed { recovery.quarantined.append(id) }
                if left.state == .ready { recovery.resumed.append(id) }
            }
            try Self.probe(writer)
            return recovery
        }
        Failpoint.pass(.recoverAfterCommit)
        return recovery
    }

    /// In each queue that waits for the machine or a server, the first job that does is due.
    private static func probe(_ writer: JobWriter) throws {
        let first = """
            SELECT \(JobSubject.columns) FROM jobs
            WHERE due_at IS NOT NULL AND state = 'snoozed' AND queue = ? AND error_code = ? ORDER BY rank, id LIMIT 1
            """
        let waiting = "SELECT name, breaker_code FROM queues WHERE breaker_code IS NOT NULL ORDER BY name"
        for queue in try Row.fetchAll(writer.db, sql: waiting) {
            let name: String = queue[0]
            let code: String = queue[1]
            guard let row = try Row.fetchOne(writer.db, sql: first, arguments: [name, code]) else { continue }
            _ = try writer.change(.hurry, JobSubject(row))
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func tell(_ lease: Lease, _ events: [RunEvent], now: Date) async throws -> Bool {
        try await write(.relaxed) { db in try RunEventTable(db: db, now: now).tell(lease, events) }
    }

    package func events(run: ULID, after sequence: Int, limit: Int) async throws -> [RunEventRow] {
        try await read { db in
            let sql = "SELECT \(RunEventRow.columns) FROM run_events WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?"
            let arguments: StatementArguments = [run.text, sequence, max(0, limit)]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try RunEventRow($0) }
        }
    }
}

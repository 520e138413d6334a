// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB

extension SQLiteJobStore {
    /// By queue: when the run was submitted whose job is next in line; queues where none is ready are left out.
    ///
    /// One look into an index for each queue, however many jobs there are.
    package func nextInLine() async throws -> [String: Date] {
        let sql = """
            SELECT r.submitted_at FROM jobs j JOIN runs r ON r.id = j.run
            WHERE j.finished_at IS NULL AND j.state = 'ready' AND j.queue = ? ORDER BY j.rank, j.id LIMIT 1
            """
        return try await read { db in
            try String.fetchAll(db, sql: "SELECT name FROM queues").reduce(into: [:]) { result, queue in
                let found = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [queue])
                if let found { result[queue] = Date(milliseconds: found) }
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobStore

extension SQLiteJobStore {
    package func setRates(_ limits: [RateLimit], now: Date) async throws {
        try await write(.durable, notice: .work) { db in try RateTable(db: db).set(limits, now: now) }
    }

    package func rates() async throws -> [RateRow] {
        try await read { db in try RateTable(db: db).all() }
    }
}

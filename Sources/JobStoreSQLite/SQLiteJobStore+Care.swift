// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore {
    package func damages(thorough: Bool) async throws -> [String] {
        do {
            return try await reader.read { db in
                var found = try String.fetchAll(db, sql: "PRAGMA \(thorough ? "integrity_check" : "quick_check")(10)")
                if thorough {
                    let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(10)
                    found += orphans.map { "row of \($0[0] as String) without its \($0[2] as String)" }
                }
                return found.filter { $0 != "ok" }
            }
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        {
            // Too far gone to be checked: that is an answer, too.
            return ["\(error)"]
        } catch {
            throw StorageErrors.translate(error)
        }
    }

    package func space() async throws -> StoreSpace {
        try await read { db in
            func number(_ name: String) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
            let (page, free) = (try number("page_size"), try number("freelist_count"))
            return StoreSpace(used: page * (try number("page_count") - free), free: page * free)
        }
    }

    package func checkpoint() async throws {
        try await care { db in
            // A reader may hold a part of the log: then the rest is for the next time, since writers wait here.
            try db.execute(sql: "PRAGMA busy_timeout = 250")
            defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Connections.busySeconds * 1000))") }
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    package func compact() async throws {
        try await care { db in try db.execute(sql: "VACUUM") }
        try await checkpoint()
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// What keeps the file sound and small.
extension Library {
    /// What is wrong with the file, in SQLite's words; empty when it is sound.
    ///
    /// `thorough` compares the indexes with the tables as well. Holds up no writer.
    package func damages(thorough: Bool) async throws -> [String] {
        do {
            let pragma = thorough ? "integrity_check" : "quick_check"
            return try await reader.read { try String.fetchAll($0, sql: "PRAGMA \(pragma)(10)") }.filter { $0 != "ok" }
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        {
            return ["\(error)"]
        } catch {
            throw Self.mapped(error)
        }
    }

    /// Brings the write-ahead log into the file, and with `compacting` gives unused pages back.
    package func tidy(compacting: Bool) async throws {
        guard let writer else {
            throw GreffierError(.storeUnavailable, detail: "library.sqlite is open for reading only")
        }
        do {
            try await writer.writeWithoutTransaction { db in
                if compacting { try db.execute(sql: "VACUUM") }
                _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        } catch {
            throw Self.mapped(error)
        }
    }
}

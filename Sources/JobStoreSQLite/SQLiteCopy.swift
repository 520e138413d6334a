// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// Copies of SQLite files that are in use, by SQLite's online backup API (https://www.sqlite.org/backup.html).
package enum SQLiteCopy {
    /// Makes `target` hold what `source` holds at one moment, as one file without a log beside it.
    ///
    /// Writers of `source` go on meanwhile. Blocks for the time of the copy. Throws `store.full`, `store.unavailable` or
    /// `store.corrupt`.
    package static func make(of source: String, at target: String) throws {
        do {
            let from = try DatabaseQueue(path: source, configuration: Connections.reading)
            let to = try DatabaseQueue(path: target)
            // All pages in one step: with several, each write in between would start the copy anew.
            try from.backup(to: to)
            try to.writeWithoutTransaction { db in _ = try Row.fetchAll(db, sql: "PRAGMA journal_mode = DELETE") }
            try to.close()
            try from.close()
        } catch {
            throw StorageErrors.translate(error)
        }
    }

    /// What is wrong with the file at `path`, in SQLite's words; empty when it is sound.
    ///
    /// Blocks for the time of a whole read.
    package static func damages(of path: String) -> [String] {
        do {
            let queue = try DatabaseQueue(path: path, configuration: Connections.reading)
            return try queue.read { try String.fetchAll($0, sql: "PRAGMA quick_check(10)") }.filter { $0 != "ok" }
        } catch {
            return ["\(error)"]
        }
    }
}

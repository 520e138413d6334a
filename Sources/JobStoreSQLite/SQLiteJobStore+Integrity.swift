// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

extension SQLiteJobStore {
    /// `ok`, or what SQLite finds wrong with the file at `path`, in its own words.
    ///
    /// Blocks for the time of a whole read. Throws `store.unavailable` or `store.damaged` where it cannot be opened.
    package static func integrity(path: String) throws -> String {
        do {
            let found = try Connections.query(path: path).read {
                try String.fetchAll($0, sql: "PRAGMA integrity_check(5)")
            }
            return found.joined(separator: "; ")
        } catch {
            throw StorageErrors.translate(error)
        }
    }
}

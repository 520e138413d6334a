// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel

/// Fills a store with copies of one run by SQL, for figures over many rows.
///
/// Copies whatever columns the tables have, so that it needs no change when they get more.
enum RowCloning {
    /// Adds `count` copies of `run` with its jobs and attempts; the copies are older than any real run.
    static func clone(_ run: ULID, count: Int, path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144")
            try db.inTransaction {
                for table in ["runs", "jobs", "attempts"] { try copy(table, of: run, count, db) }
                return .commit
            }
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try database.close()
    }

    private static func copy(_ table: String, of run: ULID, _ count: Int, _ db: Database) throws {
        let key = table == "runs" ? "id" : "run"
        let columns = try db.columns(in: table).map(\.name).filter { table == "runs" || $0 != "id" }
        let values = columns.map { $0 == key ? "printf('00%024d', n.i)" : "source.\($0)" }
        try db.execute(
            sql: """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                SELECT \(values.joined(separator: ", ")) FROM n CROSS JOIN \(table) source WHERE source.\(key) = ?
                """,
            arguments: [count, run.text]
        )
    }
}

extension RowCloning {
    /// The latest run in the store.
    static func latest(path: String) throws -> ULID? {
        let database = try DatabaseQueue(path: path)
        let text = try database.read { try String.fetchOne($0, sql: "SELECT max(id) FROM runs") }
        try database.close()
        return text.flatMap { ULID($0) }
    }
}

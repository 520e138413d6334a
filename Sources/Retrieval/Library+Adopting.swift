// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// What people decided, saved from an older file.
extension Library {
    /// Takes over into a new file what was decided by hand, as far as an older one still tells it.
    ///
    /// Which CVs are of one person and what became of candidates stand in no document; all else comes from the runs. Returns
    /// how many decisions there were; 0 where the file cannot be read.
    package func adoptDecisions(from path: String) async throws -> Int {
        let rows = await Self.decisions(in: path)
        return try await write { db in
            var count = 0
            for row in rows {
                let marks = row.columns.map { _ in "?" }.joined(separator: ", ")
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO \(row.table) (\(row.columns.joined(separator: ", "))) VALUES (\(marks))
                        """,
                    arguments: StatementArguments(row.values)
                )
                if Self.decisionTables.contains(row.table) { count += db.changesCount }
            }
            return count
        }
    }

    private static let decisionTables: Set = ["person_decisions", "judgements"]
    /// What was worked out of what people judged.
    private static let learnedTables: Set = ["learned_weights", "fusion_shares"]

    private struct DecisionRow: Sendable {
        var table: String
        var columns: [String]
        var values: [DatabaseValue]
    }

    /// All rows of these tables; none where any of them cannot be read to its end.
    private static func decisions(in path: String) async -> [DecisionRow] {
        var configuration = configuration()
        configuration.readonly = true
        let rows = try? await DatabaseQueue(path: path, configuration: configuration).read { db in
            try decisionTables.union(learnedTables).sorted().flatMap { table -> [DecisionRow] in
                guard try db.tableExists(table) else { return [] }
                return try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map {
                    DecisionRow(table: table, columns: Array($0.columnNames), values: Array($0.databaseValues))
                }
            }
        }
        return rows ?? []
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// A job's row with its result still as text: decoding waits until no transaction does.
struct StoredJob: Sendable {
    /// Without its result.
    var row: JobRow
    var result: String?

    static let columns = """
        id, run, stage, kind, queue, priority, depends_on, is_optional, timeout_ms, \(JobCondition.columns), started_at, \
        finished_at, duration_ms, is_cached, result, error_code, error_detail, concurrency_key, concurrency_limit, rate, fan, \
        error_detail_fr
        """
    /// How many columns these are.
    static let width = 30

    /// Reads a row of `columns`.
    init(_ row: Row) throws {
        result = row[22]
        let fan: String? = row[28]
        self.row = JobRow(
            id: JobID(row[0]),
            run: try Columns.ulid(row[1]),
            stage: row[2],
            kind: row[3],
            queue: row[4],
            priority: row[5],
            dependsOn: Columns.names(row[6]),
            isOptional: row[7],
            concurrency: (row[25] as String?).map { ConcurrencyLimit(key: $0, limit: row[26] ?? 1) },
            rate: row[27],
            fan: try fan.map { try Columns.decode(Fan.self, $0) },
            timeout: Double(row[8] as Int64) / 1000,
            condition: try JobCondition(row, from: 9),
            startedAt: Columns.date(row[18]),
            finishedAt: Columns.date(row[19]),
            durationMS: row[20],
            isCached: row[21],
            result: nil,
            error: Columns.error(code: row[23], detail: row[24], french: row[29])
        )
    }

    /// The whole row.
    func read() throws -> JobRow {
        var row = row
        row.result = try result.map { try Columns.decode(StageResult.self, $0) }
        return row
    }
}

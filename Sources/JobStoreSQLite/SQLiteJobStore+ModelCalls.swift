// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore: ModelCallStore {
    package func record(_ calls: [ModelCall]) async throws {
        if calls.isEmpty { return }
        try await write(.relaxed) { db in
            let marks = ModelCall.columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
            let insert = try db.cachedStatement(
                sql: "INSERT INTO model_calls (\(ModelCall.columns)) VALUES (\(marks))"
            )
            for call in calls { try insert.execute(arguments: call.arguments) }
        }
    }

    package func modelUsage(since: Date, by grouping: ModelUsage.Grouping) async throws -> [ModelUsage.Group] {
        try await usage(by: grouping.column, where: "at >= ?", [since.milliseconds])
    }

    package func modelUsage(of run: ULID) async throws -> ModelUsage? {
        try await usage(by: "run", where: "run = ?", [run.text]).first?.usage
    }

    package func pruneModelCalls(before date: Date, limit: Int) async throws -> Int {
        try await write(.relaxed) { db in
            try db.execute(
                sql:
                    "DELETE FROM model_calls WHERE id IN (SELECT id FROM model_calls WHERE at < ? ORDER BY at LIMIT ?)",
                arguments: [date.milliseconds, limit]
            )
            return db.changesCount
        }
    }

    private func usage(
        by column: String,
        where term: String,
        _ arguments: StatementArguments
    ) async throws -> [ModelUsage.Group] {
        let sql = """
            SELECT \(column), currency, count(*), total(code <> 'cancelled'), total(code = 'cancelled'), sum(is_cached),
                total(iif(is_cached, 0, prompt_tokens)), total(iif(is_cached, 0, kept_tokens)),
                total(iif(is_cached, 0, output_tokens)),
                total(iif(is_cached, coalesce(prompt_tokens, 0) + coalesce(output_tokens, 0), 0)), sum(duration_ms),
                total(iif(is_cached, 0, output_tokens)),
                total(iif(is_cached OR output_tokens IS NULL, 0, coalesce(output_ms, duration_ms))),
                total(cost), json_group_array(DISTINCT model)
            FROM model_calls WHERE \(term) GROUP BY 1, 2
            """
        return try await read { db in
            var groups: [String?: ModelUsage] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
                groups[row[0], default: ModelUsage()] += try ModelUsage(row)
            }
            return groups.map { ModelUsage.Group(key: $0.key, usage: $0.value) }
        }
    }
}

extension ModelUsage.Grouping {
    fileprivate var column: String {
        switch self {
        case .model: "name"
        case .pipeline: "pipeline"
        case .endpoint: "endpoint"
        case .quarterHour: "CAST(at / 900000 * 900000 AS TEXT)"
        }
    }
}

extension ModelUsage {
    /// Reads a row of sums.
    fileprivate init(_ row: Row) throws {
        self.init()
        calls = row[2]
        failed = row[3]
        cancelled = row[4]
        cached = row[5]
        promptTokens = row[6]
        keptTokens = row[7]
        outputTokens = row[8]
        savedTokens = row[9]
        milliseconds = row[10]
        timedTokens = row[11]
        timedMilliseconds = row[12]
        if let currency: String = row[1] { cost[currency] = row[13] }
        models = Set(try Columns.decode([String?].self, row[14]).compactMap { $0 })
    }
}

extension ModelCall {
    fileprivate static let columns = """
        at, run, pipeline, stage, name, model, digest, endpoint, is_cached, prompt_tokens, kept_tokens, output_tokens, \
        duration_ms, load_ms, prompt_ms, output_ms, tries, finish, code, cost, currency
        """

    /// The values of `columns`.
    fileprivate var arguments: StatementArguments {
        let (finish, code): (String?, String?) =
            switch outcome {
            case .answered(let finish): (finish, nil)
            case .failed(let code): (nil, code)
            case .cancelled: (nil, "cancelled")
            }
        return [
            at.milliseconds, run?.text, pipeline, stage, name, model, digest, endpoint, isCached, promptTokens,
            keptTokens,
            outputTokens, milliseconds, loadMilliseconds, promptMilliseconds, outputMilliseconds, tries, finish, code,
            cost?.amount, cost?.currency,
        ]
    }
}

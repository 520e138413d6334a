// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func runs(_ filter: RunFilter) async throws -> [RunRow] {
        try await read { db in
            var conditions = Conditions()
            conditions.add("pipeline = ?", filter.pipeline)
            conditions.add("input_name = ?", filter.inputName)
            conditions.addStem(filter.inputStem)
            conditions.add("input_sha256 = ?", filter.inputSHA256)
            conditions.add("folder = ?", filter.folder)
            conditions.add("id < ?", filter.before?.text)
            conditions.addSuffix(filter.idSuffix?.uppercased().filter { $0.isLetter || $0.isNumber })
            if filter.needsReview { conditions.add("review IS NOT NULL") }
            conditions.addEnd(since: filter.endedSince, in: filter.statuses.map(\.rawValue))
            let sql =
                "SELECT \(RunRow.columns) FROM runs \(conditions.clause) ORDER BY id DESC LIMIT \(max(0, filter.limit))"
            return try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { try RunRow($0) }
        }
    }

    package func run(_ id: ULID) async throws -> RunRow? {
        try await read { db in try Self.run(id, db) }
    }

    private static func run(_ id: ULID, _ db: Database) throws -> RunRow? {
        let row = try Row.fetchOne(db, sql: "SELECT \(RunRow.columns) FROM runs WHERE id = ?", arguments: [id.text])
        return try row.map { try RunRow($0) }
    }

    package func jobs(_ filter: JobFilter) async throws -> [JobRow] {
        try await read { db in
            var conditions = Conditions()
            conditions.add("run = ?", filter.run?.text)
            conditions.add("queue = ?", filter.queue)
            conditions.add("kind = ?", filter.kind)
            conditions.add("state", in: filter.states.map(\.rawValue))
            if !filter.states.isEmpty, filter.states.allSatisfy({ !$0.isFinal }) {
                conditions.add("finished_at IS NULL")
            }
            let sql = """
                SELECT \(StoredJob.columns) FROM jobs \(conditions.clause) ORDER BY run DESC, ordinal, id
                LIMIT \(max(0, filter.limit))
                """
            return try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { try StoredJob($0).read() }
        }
    }

    package func job(_ id: JobID) async throws -> JobRow? {
        try await read { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT \(StoredJob.columns) FROM jobs WHERE id = ?",
                arguments: [id.number]
            )
            return try row.map { try StoredJob($0).read() }
        }
    }

    package func attempts(run: ULID) async throws -> [AttemptRow] {
        try await read { db in try Self.attempts(run, db) }
    }

    private static func attempts(_ run: ULID, _ db: Database) throws -> [AttemptRow] {
        let sql = "SELECT \(AttemptRow.columns) FROM attempts WHERE run = ? ORDER BY ended_at, job, lease_no"
        return try Row.fetchAll(db, sql: sql, arguments: [run.text]).map { try AttemptRow($0) }
    }

    package func story(_ run: ULID) async throws -> RunStory? {
        try await read { db in
            guard let row = try Self.run(run, db) else { return nil }
            let jobs = try JobWriter(db: db, now: row.submittedAt).jobs(run: run.text).map { try $0.read() }
            return RunStory(
                run: row,
                jobs: jobs,
                attempts: try Self.attempts(run, db),
                queues: try Self.queues(db),
                rates: try RateTable(db: db).all(),
                holders: try Self.holders(of: Set(jobs.compactMap(\.concurrency?.key)), db)
            )
        }
    }

    /// Running jobs by concurrency key.
    private static func holders(of keys: Set<String>, _ db: Database) throws -> [String: [JobID]] {
        if keys.isEmpty { return [:] }
        let sql = """
            SELECT concurrency_key, id FROM jobs WHERE finished_at IS NULL AND state = 'running'
                AND NOT \(JobSubject.isWholeList) AND concurrency_key IN (SELECT value FROM json_each(?)) ORDER BY id
            """
        return try Row.fetchAll(db, sql: sql, arguments: [try Columns.json(keys.sorted())])
            .reduce(into: [:]) { $0[$1[0], default: []].append(JobID($1[1])) }
    }

    package func warnings(of kind: String, since: Date) async throws -> WarningCounts {
        let stages = "FROM runs JOIN jobs ON jobs.run = runs.id"
        let chosen =
            "runs.finished_at >= ? AND runs.status = 'succeeded' AND jobs.kind = ? AND jobs.state = 'succeeded'"
        let arguments: StatementArguments = [since.milliseconds, kind]
        return try await read { db in
            let all = "SELECT count(DISTINCT runs.id) \(stages) WHERE \(chosen)"
            let each = """
                SELECT warning.value ->> 'code', count(DISTINCT runs.id) \(stages),
                    json_each(jobs.result, '$.warnings') AS warning
                WHERE \(chosen) AND jobs.result IS NOT NULL GROUP BY 1
                """
            return WarningCounts(
                runs: try Int.fetchOne(db, sql: all, arguments: arguments) ?? 0,
                byCode: try Row.fetchAll(db, sql: each, arguments: arguments).reduce(into: [:]) { $0[$1[0]] = $1[1] }
            )
        }
    }

    package func summary(since: Date) async throws -> StoreSummary {
        try await read { db in
            let live = "SELECT status, count(*) FROM runs WHERE finished_at IS NULL GROUP BY status"
            let ended = """
                SELECT status, count(*) FROM runs WHERE finished_at IS NOT NULL AND finished_at >= ? GROUP BY status
                """
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(db, sql: live) { counts[row[0]] = row[1] }
            for row in try Row.fetchAll(db, sql: ended, arguments: [since.milliseconds]) { counts[row[0]] = row[1] }
            func count(_ status: RunStatus) -> Int { counts[status.rawValue] ?? 0 }
            let oldest = try Int64.fetchOne(db, sql: "SELECT min(submitted_at) FROM runs WHERE finished_at IS NULL")
            let review = try Int.fetchOne(db, sql: "SELECT count(*) FROM runs WHERE review IS NOT NULL") ?? 0
            let next = try Int64.fetchOne(db, sql: "SELECT min(due_at) FROM jobs WHERE due_at IS NOT NULL")
            return StoreSummary(
                queued: count(.queued),
                running: count(.running),
                succeeded: count(.succeeded),
                failed: count(.failed),
                cancelled: count(.cancelled),
                review: review,
                queues: try Self.queues(db),
                oldest: Columns.date(oldest),
                nextDue: Columns.date(next)
            )
        }
    }
}

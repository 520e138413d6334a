// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Creates runs with their jobs inside one transaction.
struct RunInserting {
    let db: Database

    /// The run of this id or submission id where there is one, else the new run.
    ///
    /// `graph` is the one of its jobs.
    func submit(_ run: NewRun, _ graph: RunGraph) throws -> SubmittedRun {
        guard try insert(run) else { return SubmittedRun(run: try existing(run), isNew: false) }
        try insertJobs(of: run, graph, notBefore: run.notBefore)
        return SubmittedRun(run: run.id, isNew: true)
    }

    private func existing(_ run: NewRun) throws -> ULID {
        let sql = "SELECT id FROM runs WHERE id = ? UNION ALL SELECT id FROM runs WHERE submission_id = ? LIMIT 1"
        let found = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [run.id.text, run.submissionID])
        return try Columns.ulid(found ?? "")
    }

    /// Whether it is new.
    private func insert(_ run: NewRun) throws -> Bool {
        try db.cachedStatement(
            sql: """
                INSERT INTO runs (id, pipeline, snapshot, trigger, tags, input_name, input_sha256, input_bytes,
                    input_media_type, status, submitted_at, priority, submission_id, uses_memo, payload, duplicate_of, request)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [
            run.id.text, run.pipeline, run.pipelineSHA256, run.trigger.rawValue, Columns.names(run.tags),
            run.input?.name, run.input?.sha256, run.input?.bytes, run.input?.mediaType, run.submittedAt.milliseconds,
            run.priority, run.submissionID, run.usesMemo, run.payload, try original(of: run),
            run.request,
        ])
        return db.changesCount == 1
    }

    /// The first run that brought the same bytes into the same pipeline.
    private func original(of run: NewRun) throws -> String? {
        guard let input = run.input else { return nil }
        let sql = """
            SELECT id FROM runs WHERE input_sha256 = ? AND pipeline = ? AND input_sha256 IS NOT NULL
            ORDER BY submitted_at, id LIMIT 1
            """
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [input.sha256, run.pipeline])
    }

    /// A run that is there, without its jobs, to insert others.
    func known(_ id: ULID) throws -> NewRun? {
        let sql = "SELECT \(RunRow.columns) FROM runs WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.text]).map({ try RunRow($0) }) else { return nil }
        return NewRun(
            id: id,
            pipeline: row.pipeline,
            pipelineSHA256: row.snapshotSHA256,
            trigger: row.trigger,
            tags: row.tags,
            input: row.input,
            submittedAt: row.submittedAt,
            priority: row.priority,
            jobs: []
        )
    }

    /// Adds the jobs of a run, whose graph this is; the first ones ready, or waiting for `notBefore`.
    func insertJobs(of run: NewRun, _ graph: RunGraph, notBefore: Date?) throws {
        let first = Set(graph.settle().map(\.id))
        let due = notBefore.flatMap { $0 > run.submittedAt ? $0 : nil }
        for (ordinal, job) in run.jobs.enumerated() {
            let isFirst = first.contains(graph.nodes[ordinal].id)
            let state: JobState = isFirst ? (due == nil ? .ready : .snoozed) : .waiting
            try insert(job, ordinal: ordinal, of: run, state, dueAt: isFirst ? due : nil)
        }
    }

    private func insert(_ job: NewJob, ordinal: Int, of run: NewRun, _ state: JobState, dueAt: Date?) throws {
        let limit = job.concurrency?.filled(for: run)
        try db.cachedStatement(
            sql: """
                INSERT INTO jobs (run, ordinal, stage, kind, queue, priority, rank, depends_on, is_optional, timeout_ms,
                    state, due_at, max_attempts, concurrency_key, concurrency_limit, rate, fan)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            run.id.text, ordinal, job.stage, job.kind, job.queue, run.priority,
            ClaimRank.rank(priority: run.priority, submittedAt: run.submittedAt), Columns.names(job.dependsOn),
            job.isOptional, Int64(max(1, min(job.timeout, 1e9) * 1000)), state.rawValue, dueAt?.milliseconds,
            max(1, job.maxAttempts), limit?.key, limit?.limit, job.rate,
            try job.forEach.map { try Columns.json(Fan.unread($0)) },
        ])
    }
}

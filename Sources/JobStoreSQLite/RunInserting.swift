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
    /// Throws `pipeline.invalid` for jobs that
    /// do not form a graph.
    func submit(_ run: NewRun) throws -> SubmittedRun {
        if let known = try known(run) { return SubmittedRun(run: known, isNew: false) }
        try check(run.jobs)
        try insert(run)
        try insert(run.jobs, run: run.id, priority: run.priority)
        try release(run)
        return SubmittedRun(run: run.id, isNew: true)
    }

    private func known(_ run: NewRun) throws -> ULID? {
        let sql = "SELECT id FROM runs WHERE id = ? UNION ALL SELECT id FROM runs WHERE submission_id = ? LIMIT 1"
        let found = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [run.id.text, run.submissionID])
        return try found.map(Columns.ulid)
    }

    private func insert(_ run: NewRun) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO runs (id, pipeline, snapshot, trigger, tags, input_name, input_sha256, input_bytes,
                    input_media_type, status, submitted_at, priority, submission_id, uses_memo, payload, duplicate_of)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            run.id.text, run.pipeline, run.pipelineSHA256, run.trigger.rawValue, Columns.names(run.tags),
            run.input?.name, run.input?.sha256, run.input?.bytes, run.input?.mediaType, run.submittedAt.milliseconds,
            run.priority, run.submissionID, run.usesMemo, run.payload, try original(of: run),
        ])
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

    /// Adds the jobs of a run, all of them waiting.
    func insert(_ jobs: [NewJob], run: ULID, priority: Int) throws {
        for (ordinal, job) in jobs.enumerated() {
            try db.cachedStatement(sql: "INSERT INTO queues (name) VALUES (?) ON CONFLICT DO NOTHING")
                .execute(arguments: [job.queue])
            try db.cachedStatement(
                sql: """
                    INSERT INTO jobs (run, ordinal, stage, kind, queue, priority, depends_on, is_optional, timeout_ms, state,
                        max_attempts)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)
                    """
            ).execute(arguments: [
                run.text, ordinal, job.stage, job.kind, job.queue, priority, Columns.names(job.dependsOn),
                job.isOptional,
                Int64(max(1, min(job.timeout, 1e9) * 1000)), max(1, job.maxAttempts),
            ])
        }
    }

    /// Throws `pipeline.invalid` when names are doubled or unknown.
    func check(_ jobs: [NewJob]) throws {
        let names = Set(jobs.map(\.stage))
        guard names.count == jobs.count, !jobs.isEmpty else {
            throw GreffierError(.pipelineInvalid, detail: "stage names are missing or doubled")
        }
        for job in jobs {
            if let unknown = job.dependsOn.first(where: { !names.contains($0) }) {
                throw GreffierError(
                    .pipelineInvalid,
                    detail: "stage \(job.stage) takes from \(unknown), which is not there"
                )
            }
        }
    }

    /// Makes the first jobs ready, or has them wait for `notBefore`.
    private func release(_ run: NewRun) throws {
        let writer = JobWriter(db: db, now: run.submittedAt)
        _ = try writer.settle(run: run.id.text)
        guard let start = run.notBefore, start > run.submittedAt else { return }
        try db.execute(
            sql: "UPDATE jobs SET state = 'snoozed', due_at = ? WHERE run = ? AND state = 'ready'",
            arguments: [start.milliseconds, run.id.text]
        )
    }
}

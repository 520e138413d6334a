// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

extension JobWriter {
    /// The jobs of a run.
    func runJobs(_ run: String) throws -> RunJobs {
        let sql = "SELECT \(JobSubject.columns) FROM jobs WHERE run = ? ORDER BY ordinal, id"
        return RunJobs(run: run, subjects: try JobSubject.all(db.cachedStatement(sql: sql), [run]))
    }

    /// The jobs of the run that this job belongs to; none where there is no such job.
    func runJobs(of id: JobID) throws -> RunJobs {
        let sql = """
            SELECT \(JobSubject.columns) FROM jobs WHERE run = (SELECT run FROM jobs WHERE id = ?) ORDER BY ordinal, id
            """
        let subjects = try JobSubject.all(db.cachedStatement(sql: sql), [id.number])
        return RunJobs(run: subjects.first?.run ?? "", subjects: subjects)
    }

    /// All about the jobs of a run, in the order of the pipeline.
    func jobs(run: String) throws -> [StoredJob] {
        let sql = "SELECT \(StoredJob.columns) FROM jobs WHERE run = ? ORDER BY ordinal, id"
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [run])
            .map(StoredJob.init).reduce(into: []) { $0.append($1) }
    }

    /// Releases, skips and cancels what the states of a run call for, and ends the run when nothing can end it later;
    /// the verdict when it did.
    @discardableResult
    func settle(_ jobs: inout RunJobs) throws -> RunVerdict? {
        for change in jobs.graph.settle() {
            guard let index = jobs.index(of: change.id) else { continue }
            try self.change(change.event, index, &jobs)
        }
        return jobs.graph.isFinished ? try endUndelivered(jobs) : nil
    }

    /// Writes how a run ended, unless it has ended already.
    func end(run: String, verdict: RunVerdict, folder: String?) throws {
        let reason = verdict.reason
        try db.cachedStatement(
            sql: """
                UPDATE runs SET status = ?, finished_at = ?, folder = coalesce(?, folder), error_stage = ?, error_code = ?,
                    error_detail = ?, error_detail_fr = ?, error_attempts = ?, review = ?
                WHERE id = ? AND finished_at IS NULL
                """
        ).execute(arguments: [
            verdict.status.rawValue, now.milliseconds, folder, reason?.stage, reason?.error.code.name,
            reason.flatMap { $0.error.detail.isEmpty ? nil : $0.error.detail }, reason?.error.detailFR,
            reason?.attempts,
            verdict.review.isEmpty ? nil : try Columns.json(verdict.review), run,
        ])
    }

    /// A run without delivery ends with its last job; one whose delivery failed ends with that failure.
    private func endUndelivered(_ jobs: RunJobs) throws -> RunVerdict? {
        let verdict: RunVerdict
        if let delivery = jobs.subjects.last(where: \.node.isDelivery) {
            // A delivery that succeeded has its verdict written by `finishRun` right after this.
            guard delivery.condition.state != .succeeded else { return nil }
            let row = try self.jobs(run: jobs.run).last(where: \.row.isDelivery)?.row
            let reason = RunVerdict.Reason(
                stage: delivery.node.stage,
                error: row?.error ?? GreffierError(.stageDefect),
                attempts: row?.tries ?? 0
            )
            verdict = RunVerdict(.failed, reason: reason)
        } else if jobs.graph.verdict == .succeeded {
            verdict = RunVerdict(.succeeded)
        } else {
            verdict = RunVerdict(over: try self.jobs(run: jobs.run).map(\.row))
        }
        try end(run: jobs.run, verdict: verdict, folder: nil)
        return verdict
    }

    /// Marks a queued run as begun.
    func begin(run: String) throws {
        try db.cachedStatement(
            sql: "UPDATE runs SET status = 'running', started_at = ? WHERE id = ? AND status = 'queued'"
        ).execute(arguments: [now.milliseconds, run])
    }
}

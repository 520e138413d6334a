// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

extension JobWriter {
    func graph(run: String) throws -> RunGraph {
        let sql = "SELECT \(RunGraph.Node.columns) FROM jobs WHERE run = ? ORDER BY ordinal"
        return RunGraph(try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [run]).map(RunGraph.Node.init))
    }

    /// All jobs of a run, in the order of the pipeline.
    func jobs(run: String) throws -> [JobRow] {
        let sql = "SELECT \(JobRow.columns) FROM jobs WHERE run = ? ORDER BY ordinal"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [run]).map { try JobRow($0) }
    }

    /// Releases, skips and cancels what the states of a run call for, ends the run when nothing can end it later, and
    /// gives its status.
    func settle(run: String) throws -> RunStatus {
        var graph = try graph(run: run)
        let changes = graph.settle()
        for change in changes {
            guard let subject = try subject(change.id) else { continue }
            try self.change(change.event, subject)
        }
        if !changes.isEmpty { graph = try self.graph(run: run) }
        if graph.isFinished { try endUndelivered(run: run, graph) }
        let status = try String.fetchOne(
            db.cachedStatement(sql: "SELECT status FROM runs WHERE id = ?"),
            arguments: [run]
        )
        return try Columns.word(RunStatus.self, status ?? "")
    }

    /// Writes how a run ended.
    func end(run: String, verdict: RunVerdict, folder: String?) throws {
        let reason = verdict.reason
        try db.cachedStatement(
            sql: """
                UPDATE runs SET status = ?, finished_at = ?, folder = coalesce(?, folder), error_stage = ?, error_code = ?,
                    error_detail = ?, error_attempts = ? WHERE id = ?
                """
        ).execute(arguments: [
            verdict.status.rawValue, now.milliseconds, folder, reason?.stage, reason?.error.code.name,
            reason.flatMap { $0.error.detail.isEmpty ? nil : $0.error.detail }, reason?.attempts, run,
        ])
    }

    /// A run without delivery ends with its last job; one whose delivery failed ends with that failure.
    private func endUndelivered(run: String, _ graph: RunGraph) throws {
        let isOpen = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT finished_at IS NULL FROM runs WHERE id = ?"),
            arguments: [run]
        )
        guard isOpen == true else { return }
        let jobs = try jobs(run: run)
        guard let delivery = jobs.last(where: \.isDelivery) else {
            return try end(run: run, verdict: RunVerdict(over: jobs), folder: nil)
        }
        // A delivery that succeeded has its verdict written by `finishRun` right after this.
        guard delivery.state != .succeeded else { return }
        let reason = RunVerdict.Reason(
            stage: delivery.stage,
            error: delivery.error ?? GreffierError(.stageDefect),
            attempts: delivery.tries
        )
        try end(run: run, verdict: RunVerdict(.failed, reason: reason), folder: nil)
    }

    /// Marks a queued run as begun; whether it was queued.
    func begin(run: String) throws -> Bool {
        try db.cachedStatement(
            sql: "UPDATE runs SET status = 'running', started_at = ? WHERE id = ? AND status = 'queued'"
        ).execute(arguments: [now.milliseconds, run])
        return db.changesCount == 1
    }
}

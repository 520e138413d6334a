// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Has a run done again inside one transaction.
struct Retrying {
    let writer: JobWriter
    let request: RetryRequest

    private var db: Database { writer.db }
    private var run: String { request.run.text }

    func perform() throws -> RetryAnswer {
        let jobs = try writer.jobs(run: run)
        guard !jobs.isEmpty else { throw GreffierError(.runUnknown, detail: "run \(run)") }
        if let replan = request.replan { return try self.replan(replan) }
        let stages = try stages(of: jobs)
        var answer = RetryAnswer(run: request.run)
        for job in jobs {
            guard let subject = try writer.subject(job.id) else { continue }
            if stages.contains(job.stage) {
                try writer.change(.restart, subject)
                answer.restarted.append(job.stage)
            } else if try writer.change(.hurry, subject) != nil {
                answer.hurried.append(job.stage)
            }
        }
        if !answer.restarted.isEmpty { try reopen() }
        _ = try writer.settle(run: run)
        return answer
    }

    /// Takes the jobs of another pipeline text; those that run under the old one become void.
    private func replan(_ replan: RetryRequest.Replan) throws -> RetryAnswer {
        let inserting = RunInserting(db: db)
        try inserting.check(replan.jobs)
        let priority = try Int.fetchOne(db, sql: "SELECT priority FROM runs WHERE id = ?", arguments: [run]) ?? 0
        try db.execute(sql: "DELETE FROM jobs WHERE run = ?", arguments: [run])
        try inserting.insert(replan.jobs, run: request.run, priority: priority)
        try db.execute(
            sql: "UPDATE runs SET snapshot = ? WHERE id = ?",
            arguments: [replan.snapshotSHA256, run]
        )
        try reopen()
        _ = try writer.settle(run: run)
        return RetryAnswer(run: request.run, restarted: replan.jobs.map(\.stage))
    }

    private func stages(of jobs: [JobRow]) throws -> Set<String> {
        let unfinished = Set(jobs.filter { $0.state.isFinal && $0.state != .succeeded }.map(\.stage))
        switch request.scope {
        case .from(let stage):
            guard jobs.contains(where: { $0.stage == stage }) else {
                throw GreffierError(.runUnknown, detail: "stage \(stage) of run \(run)")
            }
            return RunGraph(jobs.map(\.node)).descendants(of: stage).union(unfinished)
        case .unfinished:
            let all = Set(jobs.map(\.stage))
            if unfinished.isEmpty { return jobs.allSatisfy(\.state.isFinal) ? all : [] }
            return unfinished.union(jobs.filter(\.isDelivery).map(\.stage))
        }
    }

    private func reopen() throws {
        try db.execute(
            sql: """
                UPDATE runs SET status = 'queued', started_at = NULL, finished_at = NULL, error_stage = NULL,
                    error_code = NULL, error_detail = NULL, error_attempts = NULL WHERE id = ?
                """,
            arguments: [run]
        )
    }
}

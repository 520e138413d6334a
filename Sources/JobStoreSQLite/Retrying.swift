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
        var jobs = try writer.runJobs(run)
        guard !jobs.subjects.isEmpty else { throw GreffierError(.runUnknown, detail: "run \(run)") }
        if let replan = request.replan { return try self.replan(replan) }
        let (stages, begunAnew) = try stages(of: jobs.graph)
        try Expanding.undo(stages: begunAnew, of: &jobs, db)
        var answer = RetryAnswer(run: request.run)
        for index in jobs.subjects.indices {
            let stage = jobs.subjects[index].node.stage
            if stages.contains(stage) {
                try writer.change(.restart, index, &jobs)
                answer.restarted.append(stage)
            } else if try writer.change(.hurry, index, &jobs) != nil {
                answer.hurried.append(stage)
            }
        }
        // What never stopped goes on, and the run with it.
        let stillRuns = jobs.subjects.contains { $0.condition.state == .running }
        if !answer.restarted.isEmpty, !stillRuns { try reopen() }
        try writer.settle(&jobs)
        return answer
    }

    /// Takes the jobs of another pipeline text; those that run under the old one become void.
    private func replan(_ replan: RetryRequest.Replan) throws -> RetryAnswer {
        let inserting = RunInserting(db: db)
        let graph = try RunGraph(plan: replan.jobs)
        guard var run = try inserting.known(request.run) else {
            throw GreffierError(.runUnknown, detail: "run \(run)")
        }
        run.jobs = replan.jobs
        try db.execute(sql: "DELETE FROM jobs WHERE run = ?", arguments: [self.run])
        try inserting.insertJobs(of: run, graph, notBefore: nil)
        try db.execute(
            sql: "UPDATE runs SET snapshot = ? WHERE id = ?",
            arguments: [replan.snapshotSHA256, self.run]
        )
        try reopen()
        return RetryAnswer(run: request.run, restarted: replan.jobs.map(\.stage))
    }

    /// The stages to be done again, and those of them whose list is read again.
    private func stages(of graph: RunGraph) throws -> (again: Set<String>, begunAnew: Set<String>) {
        let unfinished = Set(graph.nodes.filter { $0.state.isFinal && $0.state != .succeeded }.map(\.stage))
        switch request.scope {
        case .from(let stage):
            guard let node = graph.nodes.first(where: { $0.stage == stage }) else {
                throw GreffierError(.runUnknown, detail: "stage \(stage) of run \(run)")
            }
            let all = graph.descendants(of: stage)
            // Where one item is done again, the others stay.
            return (all.union(unfinished), all.subtracting([node.itemOf].compactMap { $0 }))
        case .unfinished where unfinished.isEmpty:
            let all = graph.isFinished ? Set(graph.nodes.map(\.stage)) : []
            return (all, all)
        case .unfinished: return (unfinished.union(graph.nodes.filter(\.isDelivery).map(\.stage)), [])
        }
    }

    private func reopen() throws {
        try db.execute(
            sql: """
                UPDATE runs SET status = 'queued', started_at = NULL, finished_at = NULL, error_stage = NULL,
                    error_code = NULL, error_detail = NULL, error_detail_fr = NULL, error_attempts = NULL, review = NULL
                WHERE id = ?
                """,
            arguments: [run]
        )
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Runs of files that were found in the file of another run.
extension JobWriter {
    /// Those of files found in the file of `run`, then those found in theirs, each in the order of their numbers.
    func descendants(of run: ULID) throws -> [ULID] {
        var family = [run]
        var known: Set = [run]
        var next = 0
        while next < family.count {
            family += try children(of: family[next]).filter { known.insert($0).inserted }
            next += 1
        }
        return Array(family.dropFirst())
    }

    private func children(of run: ULID) throws -> [ULID] {
        // The names of submissions are in an index; what was made of them is in the payload.
        let sql = "SELECT id, payload FROM runs WHERE submission_id >= ? AND submission_id < ? ORDER BY id"
        let names = RunParent.submissions(of: run)
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [names.lowerBound, names.upperBound])
        return try rows.filter { RunPayload(stored: $0[1]).parent?.run == run }.map { try Columns.ulid($0[0]) }
    }

    /// Whether a run ended by being cancelled.
    func isCancelled(_ run: ULID) throws -> Bool {
        let sql = "SELECT status FROM runs WHERE id = ?"
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [run.text]) == RunStatus.cancelled.rawValue
    }

    /// Cancels a new run of a file that was found in that of a run which was cancelled meanwhile.
    func cancelUnderCancelled(_ run: NewRun) throws {
        guard let parent = RunPayload(stored: run.payload).parent?.run,
            run.submissionID.map(RunParent.submissions(of: parent).contains) == true
        else { return }
        let jobs = try runJobs(parent.text).subjects.filter { !$0.node.isDelivery }.map(\.condition)
        let isGivenUp = jobs.allSatisfy { $0.state.isFinal || $0.cancelRequested }
        if isGivenUp, jobs.contains(where: { $0.state == .cancelled || $0.cancelRequested }) {
            try cancel(run: run.id)
        }
    }

    /// Cancels all jobs of a run but its delivery.
    @discardableResult
    func cancel(run: ULID) throws -> CancelAnswer { try cancel(runJobs(run.text)) { !$0.isDelivery } }

    /// Cancels the jobs that are meant, and what depends on them.
    func cancel(_ before: RunJobs, where isMeant: (RunGraph.Node) -> Bool) throws -> CancelAnswer {
        var after = before
        for index in before.subjects.indices where isMeant(before.subjects[index].node) {
            try change(.cancel, index, &after)
        }
        try settle(&after)
        var answer = CancelAnswer(run: try Columns.ulid(before.run))
        for (old, new) in zip(before.subjects, after.subjects) {
            if new.condition.state == .cancelled, old.condition.state != .cancelled {
                answer.cancelled.append(new.node.stage)
            }
            if new.condition.state == .running, isMeant(new.node) { answer.stopping.append(new.node.stage) }
        }
        return answer
    }
}

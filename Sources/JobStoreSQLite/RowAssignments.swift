// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Collects what one transition writes to the row of a job, so that it is one statement.
struct RowAssignments {
    private var sql: String
    private var arguments: [(any DatabaseValueConvertible)?]

    init(_ next: JobCondition, finishedAt: Date?) {
        sql = """
            UPDATE jobs SET state = ?, lease_no = ?, lease_owner = ?, attempts = ?, crashes = ?, interruptions = ?, \
            due_at = ?, cancel_requested = ?, finished_at = ?
            """
        arguments = [
            next.state.rawValue, next.leaseNumber, next.owner, next.attempts, next.crashes, next.interruptions,
            next.dueAt?.milliseconds, next.cancelRequested, finishedAt?.milliseconds,
        ]
    }

    mutating func add(_ assignment: String, _ values: [(any DatabaseValueConvertible)?] = []) {
        sql += ", " + assignment
        arguments += values
    }

    /// Writes, unless the job has another state or lease number by now; whether it was written.
    func write(_ db: Database, over subject: JobSubject) throws -> Bool {
        let statement = try db.cachedStatement(sql: sql + " WHERE id = ? AND lease_no = ? AND state = ?")
        let fence: [(any DatabaseValueConvertible)?] = [
            subject.node.id.number, subject.condition.leaseNumber, subject.condition.state.rawValue,
        ]
        try statement.execute(arguments: StatementArguments(arguments + fence))
        return db.changesCount == 1
    }
}

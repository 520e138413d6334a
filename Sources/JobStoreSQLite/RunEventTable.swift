// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// The table `run_events` inside one transaction.
struct RunEventTable {
    let db: Database
    let now: Date

    /// Adds events of an attempt that runs, under its lease; `false` where the lease is void.
    func tell(_ lease: Lease, _ events: [RunEvent]) throws -> Bool {
        let sql = "SELECT run, stage FROM jobs WHERE id = ? AND lease_no = ? AND state = 'running'"
        let arguments: StatementArguments = [lease.job.number, lease.number]
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else { return false }
        let place = Place(run: row[0], job: lease.job, stage: row[1], lease: lease.number)
        try append(events.flatMap(RunEventRow.pieces), place)
        return true
    }

    /// Says how an attempt ended, where it has told of its beginning.
    func end(_ subject: JobSubject, _ outcome: AttemptOutcome, _ error: GreffierError?) throws {
        let lease = subject.condition.leaseNumber
        let sql = "SELECT 1 FROM run_events WHERE job = ? AND lease_no = ? AND kind = 'stage.began'"
        let arguments: StatementArguments = [subject.node.id.number, lease]
        guard try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) != nil else { return }
        let place = Place(run: subject.run, job: subject.node.id, stage: subject.node.stage, lease: lease)
        try append([RunEvent(.stageEnded, RunEventRow.ending(outcome, error))], place)
    }

    /// Whose events they are.
    private struct Place {
        var run: String
        var job: JobID
        var stage: String
        var lease: Int
    }

    private func append(_ events: [RunEvent], _ place: Place) throws {
        let last = try db.cachedStatement(sql: "SELECT max(seq) FROM run_events WHERE run = ?")
        var sequence = try Int.fetchOne(last, arguments: [place.run]) ?? 0
        let insert = try db.cachedStatement(
            sql:
                "INSERT INTO run_events (run, seq, job, stage, lease_no, at, kind, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        for event in events {
            sequence += 1
            try insert.execute(arguments: [
                place.run, sequence, place.job.number, place.stage, place.lease, now.milliseconds,
                event.kind.rawValue, event.text,
            ])
        }
        guard sequence > RunEventRow.most else { return }
        try db.cachedStatement(sql: "DELETE FROM run_events WHERE run = ? AND seq <= ? AND kind = 'model.text'")
            .execute(arguments: [place.run, sequence - RunEventRow.most])
    }
}

extension RunEventRow {
    static let columns = "run, seq, job, stage, lease_no, at, kind, text"

    /// Reads a row of `columns`.
    init(_ row: Row) throws {
        self.init(
            run: try Columns.ulid(row[0]),
            sequence: row[1],
            job: JobID(row[2]),
            stage: row[3],
            attempt: row[4],
            at: Date(milliseconds: row[5]),
            event: RunEvent(try Columns.word(RunEvent.Kind.self, row[6]), row[7])
        )
    }
}

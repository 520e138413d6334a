// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Applies the rules inside one transaction: reads where a job stands, asks the rules, writes the answer and its actions.
struct JobWriter {
    let db: Database
    let now: Date
    var rules = JobRules()

    /// What comes with an event and goes to the job's row and the log, beyond the state.
    struct Extras {
        var error: GreffierError?
        var completion: StageCompletion?
    }

    /// One job as the writer needs it.
    struct Subject {
        var id: JobID
        var run: String
        var stage: String
        var startedAt: Date?
        var condition: JobCondition
    }

    /// Applies `event`, and settles the run when it asks for it.
    ///
    /// `nil` when the rules refuse or there is no such job.
    @discardableResult
    func apply(_ event: JobEvent, to id: JobID, _ extras: Extras = Extras()) throws -> Committed? {
        guard let subject = try subject(id), let condition = try change(event, subject, extras) else { return nil }
        let status = try settle(run: subject.run)
        return Committed(state: condition.state, run: status)
    }

    /// Applies `event` without looking at the run: the caller settles it after its last change.
    @discardableResult
    func change(_ event: JobEvent, _ subject: Subject, _ extras: Extras = Extras()) throws -> JobCondition? {
        guard let transition = rules.apply(event, to: subject.condition) else { return nil }
        guard try write(transition.condition, over: subject) else { return nil }
        for action in transition.actions { try perform(action, subject, transition.condition, extras) }
        return transition.condition
    }

    func subject(_ id: JobID) throws -> Subject? {
        let sql = "SELECT run, stage, started_at, \(JobCondition.columns) FROM jobs WHERE id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.number]).map { row in
            Subject(
                id: id,
                run: row[0],
                stage: row[1],
                startedAt: Columns.date(row[2]),
                condition: try JobCondition(row, from: 3)
            )
        }
    }

    // MARK: Writing

    /// The fence: nothing is written unless the job still has the state and the lease number that the rules looked at.
    private func write(_ next: JobCondition, over subject: Subject) throws -> Bool {
        let isClaim = next.state == .running && subject.condition.state != .running
        let isFinal = next.state.isFinal
        try db.cachedStatement(
            sql: """
                UPDATE jobs SET state = ?, lease_no = ?, lease_owner = ?, attempts = ?, crashes = ?, interruptions = ?,
                    due_at = ?, cancel_requested = ?, started_at = iif(?, ?, started_at), finished_at = ?
                WHERE id = ? AND lease_no = ? AND state = ?
                """
        ).execute(arguments: [
            next.state.rawValue, next.leaseNumber, next.owner, next.attempts, next.crashes, next.interruptions,
            next.dueAt?.milliseconds, next.cancelRequested, isClaim, now.milliseconds,
            isFinal ? now.milliseconds : nil, subject.id.number, subject.condition.leaseNumber,
            subject.condition.state.rawValue,
        ])
        return db.changesCount == 1
    }

    private func perform(
        _ action: JobAction,
        _ subject: Subject,
        _ next: JobCondition,
        _ extras: Extras
    ) throws {
        switch action {
        case .log(let outcome):
            try log(outcome, subject, extras)
            if let completion = extras.completion { try keep(completion, subject) }
        case .explain(let code): try explain(extras.error ?? GreffierError(code), subject)
        case .forget: try forget(subject)
        case .settle: break
        }
    }

    private func log(_ outcome: AttemptOutcome, _ subject: Subject, _ extras: Extras) throws {
        let shown: AttemptOutcome = extras.completion?.isCached == true ? .cached : outcome
        try db.cachedStatement(
            sql: """
                INSERT INTO attempts (run, job, stage, lease_no, owner, started_at, ended_at, outcome, code, detail, cause)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            subject.run, subject.id.number, subject.stage, subject.condition.leaseNumber, subject.condition.owner ?? "",
            (subject.startedAt ?? now).milliseconds, now.milliseconds, shown.rawValue, extras.error?.code.name,
            extras.error.flatMap { $0.detail.isEmpty ? nil : $0.detail }, extras.error?.cause,
        ])
        try db.cachedStatement(sql: "UPDATE jobs SET duration_ms = ? WHERE id = ?").execute(arguments: [
            max(0, now.milliseconds - (subject.startedAt ?? now).milliseconds), subject.id.number,
        ])
    }

    private func keep(_ completion: StageCompletion, _ subject: Subject) throws {
        let result = try Columns.json(completion.result)
        try db.cachedStatement(
            sql: "UPDATE jobs SET result = ?, is_cached = ?, error_code = NULL, error_detail = NULL WHERE id = ?"
        ).execute(arguments: [result, completion.isCached, subject.id.number])
        guard let key = completion.memoKey else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO memo (key, result, used_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET result = excluded.result, used_at = excluded.used_at
                """
        ).execute(arguments: [key, result, now.milliseconds])
    }

    private func explain(_ error: GreffierError, _ subject: Subject) throws {
        try db.cachedStatement(sql: "UPDATE jobs SET error_code = ?, error_detail = ? WHERE id = ?")
            .execute(arguments: [error.code.name, error.detail.isEmpty ? nil : error.detail, subject.id.number])
    }

    private func forget(_ subject: Subject) throws {
        try db.cachedStatement(
            sql: """
                UPDATE jobs SET result = NULL, is_cached = 0, error_code = NULL, error_detail = NULL, started_at = NULL,
                    duration_ms = 0 WHERE id = ?
                """
        ).execute(arguments: [subject.id.number])
    }
}

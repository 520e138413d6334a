// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Applies the rules inside one transaction: reads where the jobs of a run stand, asks the rules, writes the answer and
/// its actions.
struct JobWriter {
    let db: Database
    let now: Date
    var rules = JobRules()

    /// What comes with an event and goes to the job's row and the log, beyond the state.
    struct Extras: Sendable {
        var error: GreffierError?
        var kept: KeptResult?
    }

    /// Applies `event`, and settles the run.
    ///
    /// `nil` when the rules refuse or there is no such job.
    @discardableResult
    func apply(_ event: JobEvent, to id: JobID, _ extras: Extras = Extras()) throws -> Committed? {
        var jobs = try runJobs(of: id)
        guard let index = jobs.index(of: id), let next = try change(event, index, &jobs, extras) else { return nil }
        let verdict = try settle(&jobs)
        return Committed(state: next.state, run: verdict?.status ?? .running)
    }

    /// Applies `event` without looking at the run: the caller settles it after its last change.
    @discardableResult
    func change(
        _ event: JobEvent,
        _ index: Int,
        _ jobs: inout RunJobs,
        _ extras: Extras = Extras()
    ) throws -> JobCondition? {
        guard let next = try change(event, jobs.subjects[index], extras) else { return nil }
        jobs.subjects[index].condition = next
        return next
    }

    /// Applies `event` to a job whose run needs no look.
    func change(_ event: JobEvent, _ subject: JobSubject, _ extras: Extras = Extras()) throws -> JobCondition? {
        guard let transition = rules.apply(event, to: subject.condition),
            try write(transition, over: subject, extras)
        else { return nil }
        for action in transition.actions {
            if case .log(let outcome) = action { try log(outcome, subject, extras) }
        }
        return transition.condition
    }

    // MARK: Writing

    /// The fence: nothing is written unless the job still has the state and the lease number that the rules looked at.
    private func write(_ transition: JobTransition, over subject: JobSubject, _ extras: Extras) throws -> Bool {
        let next = transition.condition
        var assignments = RowAssignments(next, finishedAt: next.state.isFinal ? now : nil)
        if next.state == .running, subject.condition.state != .running {
            assignments.add("started_at = ?", [now.milliseconds])
        }
        for action in transition.actions {
            switch action {
            case .log:
                assignments.add("duration_ms = ?", [duration(subject)])
                if let kept = extras.kept {
                    assignments.add("result = ?, is_cached = ?", [kept.json, kept.isCached])
                    assignments.add("error_code = NULL, error_detail = NULL, error_detail_fr = NULL")
                }
            case .explain(let code):
                let error = extras.error ?? GreffierError(code)
                assignments.add(
                    "error_code = ?, error_detail = ?, error_detail_fr = ?",
                    [error.code.name, error.detail.isEmpty ? nil : error.detail, error.detailFR]
                )
            case .forget:
                assignments.add(
                    "result = NULL, is_cached = 0, error_code = NULL, error_detail = NULL, error_detail_fr = NULL"
                )
                assignments.add("started_at = NULL, duration_ms = 0")
            case .settle: break
            }
        }
        return try assignments.write(db, over: subject)
    }

    private func duration(_ subject: JobSubject) -> Int64 {
        max(0, now.milliseconds - (subject.startedAt ?? now).milliseconds)
    }

    private func log(_ outcome: AttemptOutcome, _ subject: JobSubject, _ extras: Extras) throws {
        let shown: AttemptOutcome = extras.kept?.isCached == true ? .cached : outcome
        try db.cachedStatement(
            sql: """
                INSERT INTO attempts (run, job, stage, lease_no, owner, started_at, ended_at, outcome, code, detail, cause)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            subject.run, subject.node.id.number, subject.node.stage, subject.condition.leaseNumber,
            subject.condition.owner ?? "", (subject.startedAt ?? now).milliseconds, now.milliseconds, shown.rawValue,
            extras.error?.code.name, extras.error.flatMap { $0.detail.isEmpty ? nil : $0.detail }, extras.error?.cause,
        ])
        try RunEventTable(db: db, now: now).end(subject, shown, extras.error)
        guard let kept = extras.kept else { return }
        try remember(kept)
        if let rate = subject.rate, kept.tokens > 0 || kept.isCached {
            try RateTable(db: db).settle(rate, tokens: kept.tokens, givingBack: kept.isCached, now: now)
        }
    }

    private func remember(_ kept: KeptResult) throws {
        guard let key = kept.memoKey else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO memo (key, result, used_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET result = excluded.result, used_at = excluded.used_at
                """
        ).execute(arguments: [key, kept.json, now.milliseconds])
    }
}

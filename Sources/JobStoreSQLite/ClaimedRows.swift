// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// What a claim read, to be decoded when the transaction is over.
struct ClaimedRows: Sendable {
    var jobs: [Job]
    var nextDue: Date?

    struct Job: Sendable {
        var lease: Lease
        var run: RunRow
        var jobs: [StoredJob]
        var isFirst: Bool
    }

    /// The answer to the one who claimed.
    func read() -> ClaimAnswer {
        var answer = ClaimAnswer(jobs: [], nextDue: nextDue)
        for claimed in jobs {
            // A result that cannot be read must not hold the claim of the others up: the stage that needs it says so.
            let rows = claimed.jobs.map { (try? $0.read()) ?? $0.row }
            guard let job = rows.first(where: { $0.id == claimed.lease.job }) else { continue }
            answer.jobs.append(
                ClaimedJob(lease: claimed.lease, job: job, run: claimed.run, jobs: rows, isFirst: claimed.isFirst)
            )
        }
        return answer
    }
}

extension JobWriter {
    /// What the holders of these leases are told, in the same order; runs that have not begun begin.
    ///
    /// One statement for all runs and one for all jobs: a statement a job would cost more than the claim itself.
    func claimed(_ leases: [Lease]) throws -> [ClaimedRows.Job] {
        if leases.isEmpty { return [] }
        let wanted = try Columns.json(leases.map(\.job.number))
        let runs = try claimedRuns(wanted)
        let jobs = try claimedJobs(wanted)
        var begun: Set<ULID> = []
        return try leases.compactMap { lease in
            guard let all = jobs[lease.job], var run = all.first.flatMap({ runs[$0.row.run] }) else { return nil }
            let isFirst = run.status == .queued && begun.insert(run.id).inserted
            if isFirst { try begin(run: run.id.text) }
            if run.status == .queued {
                run.status = .running
                run.startedAt = Date(milliseconds: now.milliseconds)
            }
            return ClaimedRows.Job(lease: lease, run: run, jobs: all, isFirst: isFirst)
        }
    }

    private func claimedRuns(_ wanted: String) throws -> [ULID: RunRow] {
        let sql = """
            SELECT \(RunRow.columns) FROM runs
            WHERE id IN (SELECT jobs.run FROM json_each(?) AS wanted JOIN jobs ON jobs.id = wanted.value)
            """
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [wanted])
            .map { try RunRow($0) }.reduce(into: [:]) { $0[$1.id] = $1 }
    }

    /// By each job that was claimed, the jobs of its run; an item does not see the other items.
    private func claimedJobs(_ wanted: String) throws -> [JobID: [StoredJob]] {
        let sql = """
            SELECT \(StoredJob.columns), mine FROM jobs JOIN (
                SELECT claimed.id AS mine, claimed.run AS of_run, claimed.item_of AS of_item
                FROM json_each(?) AS wanted JOIN jobs AS claimed ON claimed.id = wanted.value
            ) ON run = of_run AND (of_item IS NULL OR item_of IS NULL OR id = mine)
            ORDER BY mine, ordinal, id
            """
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [wanted])
            .map { (JobID($0[StoredJob.width]), try StoredJob($0)) }
            .reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
    }
}

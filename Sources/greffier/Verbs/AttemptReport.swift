// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// An attempt as `why` and `jobs logs` print it.
struct AttemptReport: Encodable {
    var job: Int64
    var stage: String
    /// Counts the claims of the job: the lease number.
    var number: Int
    /// The instance of the daemon that held it.
    var owner: String
    var startedAt: String
    /// `null` while it runs.
    var endedAt: String?
    var durationMS: Int
    /// As in the log, or `running`.
    var outcome: String
    var code: String?
    var detail: String?
    /// The underlying error, for the one who mends it.
    var cause: String?
    /// The request over HTTP that asked for the run, where one did and it is told.
    var request: String?

    init(_ row: AttemptRow) {
        job = row.job.number
        stage = row.stage
        number = row.number
        owner = row.owner
        startedAt = Timestamp.text(row.startedAt)
        endedAt = Timestamp.text(row.endedAt)
        durationMS = max(0, Int(row.endedAt.timeIntervalSince(row.startedAt) * 1000))
        outcome = row.outcome.rawValue
        code = row.code
        detail = row.detail
        cause = row.cause
    }

    /// The attempt that is under way; `nil` for a job that does not run.
    init?(running job: JobRow, now: Date) {
        guard job.state == .running, let start = job.startedAt else { return nil }
        self.job = job.id.number
        stage = job.stage
        number = job.condition.leaseNumber
        owner = job.condition.owner ?? ""
        startedAt = Timestamp.text(start)
        durationMS = max(0, Int(now.timeIntervalSince(start) * 1000))
        outcome = "running"
    }

    private enum CodingKeys: String, CodingKey {
        case job, stage, number, owner, outcome, code, detail, cause, request
        case startedAt = "started_at"
        case endedAt = "ended_at"
        case durationMS = "duration_ms"
    }
}
